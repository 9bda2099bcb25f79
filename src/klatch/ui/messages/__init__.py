"""Messages written, sent and answered."""
