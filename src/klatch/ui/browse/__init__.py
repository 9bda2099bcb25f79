"""What browse pages share: a list with its views at the left, one record or a form at the right."""
