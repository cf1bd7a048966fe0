"""What is kept of somebody: shown to them, put right, erased; and what must not stand in a group."""
