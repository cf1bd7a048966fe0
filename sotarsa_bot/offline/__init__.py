"""Offline forms: given out, and taken up once."""
