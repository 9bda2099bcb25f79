"""The wrap-up: what comes after a meeting, on one page."""
