"""Words that may not mean what they seem to: read back, asked, answered, and played again as what was meant."""
