"""What came of writing to people: the Insights page."""
