"""The bots that are measured, each a process of its own: `python -m benchmarks.bots.NAME URL FOLDER`."""
