"""What a summary says: figures, what needs somebody, what is still open."""
