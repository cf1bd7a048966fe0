"""Between Telegram and the conversations: receive, work, send, fetch. Each can be taken step by step or run."""
