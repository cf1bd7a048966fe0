"""Whom one reaches in a village without Telegram, and what was said to them."""
