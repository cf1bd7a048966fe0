"""Coordination meetings (rapat koordinasi): called, answered, attended, written down, and done (decision 0011)."""
