"""Offline forms: given out, and their files shown, saved and taken back."""
