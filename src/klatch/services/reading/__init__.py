"""Reading for the window and the command line: queries and row types of the store, noun by noun.

`from klatch.services.reading import contacts` gives what can be asked about contacts and what comes back.
"""
