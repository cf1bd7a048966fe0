"""What waits for somebody: computed from the books, so that it ends by itself."""
