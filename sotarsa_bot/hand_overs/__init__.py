"""Hand-overs: confirmed once, withdrawn but never erased, and their photos."""
