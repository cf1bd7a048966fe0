"""A local Telegram for the demo and the tests: Bot API server, people, faults and its own clock."""
