"""Offline forms: the page that is given out, its files as they come back, and how they are taken up, once."""
