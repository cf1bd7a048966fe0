"""The programme itself: rules, use cases and words. Knows no Telegram and no SQL."""
