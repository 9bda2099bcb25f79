"""All takeaways of all talks: what they are about, what became of them, who says the same."""
