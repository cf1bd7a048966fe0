"""The Telegram face: one file per guided conversation. With bot.py the only place that imports telegram."""
