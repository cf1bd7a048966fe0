"""/serah: a hand-over step by step, for whoever would rather press than write."""
