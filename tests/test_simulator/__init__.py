"""The local Telegram keeps Telegram's rules, and breaks in the ways it is told to."""
