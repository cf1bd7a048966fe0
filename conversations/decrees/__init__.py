"""/sk: the decree that names the teams (docs/decisions/0011)."""
