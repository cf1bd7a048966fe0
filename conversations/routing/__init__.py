"""Whose an update is: what the bot can be told, in which order that is asked, and what is said of what nobody takes."""
