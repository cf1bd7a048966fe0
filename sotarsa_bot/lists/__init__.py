"""Lists of recipients as offices make them, read from .csv and .xlsx: bytes in, frozen records out."""

from sotarsa_bot.lists.problem_file import problem_file
from sotarsa_bot.lists.reading import read
from sotarsa_bot.lists.records import Asked, Line, Place, Problem, ReadList
from sotarsa_bot.lists.wanted import Wanted

__all__ = ["Asked", "Line", "Place", "Problem", "ReadList", "Wanted", "problem_file", "read"]
