"""Reading address files and bringing their people into the store."""
