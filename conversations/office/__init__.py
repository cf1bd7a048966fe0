"""What the office says of itself, its villages and its calendar; what the doctor asks Telegram."""
