"""The fast way to SQLite, for a bot whose updates each ask some fifty small questions (docs/storage.md).

`storage/store.py` takes it for every SQLite engine that was not opened plain; nothing else knows of it.
"""
