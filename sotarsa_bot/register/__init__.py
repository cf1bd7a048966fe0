"""Recipients over all visits: who they are, what they have open, lists that come in."""
