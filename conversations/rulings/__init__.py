"""What is put to the camat: its card, what they say, and what the coordinators explain."""
