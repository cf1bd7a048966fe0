"""What is put to the camat, and what they decide: one mechanism for whatever it is about."""
