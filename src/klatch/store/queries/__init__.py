"""Reading: SQL in, plain rows out. Nothing here writes, except the repair of derived data in `check`."""
