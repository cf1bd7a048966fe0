"""The machine that the bot is: settings, clock, health, pace, backups."""
