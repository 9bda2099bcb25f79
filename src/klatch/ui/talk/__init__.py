"""Meeting mode: the conversation under way, its clock, questions, notes and what is gained."""
