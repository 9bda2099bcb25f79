"""The Tasks page: everything to do, the user's own steps and those of the rules."""
