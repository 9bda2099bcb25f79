"""Quick add: one line from anywhere becomes a task."""
