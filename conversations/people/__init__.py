"""People and groups: let in, bound, and what is kept of them."""
