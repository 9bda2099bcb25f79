"""The Today page: what is due now, and what to do first."""
