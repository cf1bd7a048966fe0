"""The commands of bot.py, one file each: `play(args)` gives the exit code. The only place, with bot.py, that composes.

Each is imported when it is asked for, so that what runs for real carries no simulator.
"""
