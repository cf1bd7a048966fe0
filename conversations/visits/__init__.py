"""Proposing a visit, deciding its time and place, and its card."""
