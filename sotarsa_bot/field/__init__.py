"""What happens on the day, what it comes to, and what is still open."""
