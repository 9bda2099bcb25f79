"""From a file to records of people: content decides, never the extension."""
