"""People and groups: let in, bound, and followed when they move."""
