"""/rapat: coordination meetings (docs/decisions/0011)."""
