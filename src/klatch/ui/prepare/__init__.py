"""Getting ready for a meeting: who they are, what to ask, how to begin; on paper, too."""
