"""The Telegram face: one file per guided conversation. With bot.py the only place that imports telegram.

Its folders look downwards only; docs/architecture.md draws them.
"""
