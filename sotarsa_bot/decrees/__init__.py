"""The decree that names the teams, and the rights that follow it (decision 0011)."""
