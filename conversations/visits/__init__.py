"""Proposing a visit, deciding its time and place, its card, and its end."""
