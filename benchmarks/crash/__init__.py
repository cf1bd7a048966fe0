"""The real process, killed again and again in the middle of a day; then what came of it is compared with what was sent.

`python -m benchmarks.crash [--kills 50] [--photos 200] [--seed 1]`
"""
