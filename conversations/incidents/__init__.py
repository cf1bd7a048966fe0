"""What stands in a visit's way: told, asked about, answered, and over."""
