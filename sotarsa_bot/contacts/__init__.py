"""Villages where no message of Telegram arrives: whom one reaches there, by what, and what they answer."""
