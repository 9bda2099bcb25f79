"""Speed and memory as ratios to bare references of the same run. `make bench` prints them; nothing fails."""
