"""What the books keep: plain data, with the words that it is made of. No rule and no use case."""
