"""What the bot says by itself: reminders, summaries, alarms."""
