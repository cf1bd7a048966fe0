"""Files that people send: written down at once, fetched and read after."""
