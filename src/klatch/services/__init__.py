"""What the user can do: one function per verb, the store first. No Qt, no wall clock."""
