"""What people type, read: dates, times, goods, captions, names. Everything unreadable is a Mistake, never a guess."""

from sotarsa_bot.parsing.asks import read_ask
from sotarsa_bot.parsing.caption_statements import reports_a_step
from sotarsa_bot.parsing.captions import (
    looks_like_caption,
    names_a_sheet,
    names_only_a_visit,
    parse_caption,
    visit_code,
)  # fmt: skip
from sotarsa_bot.parsing.corrections import Correction, read_correction
from sotarsa_bot.parsing.counts import parse_counts
from sotarsa_bot.parsing.day_lists import read_day_lists
from sotarsa_bot.parsing.day_spans import DaysRead, parse_days, parse_window
from sotarsa_bot.parsing.durations import parse_duration
from sotarsa_bot.parsing.goods import parse_cargo
from sotarsa_bot.parsing.hours import parse_time
from sotarsa_bot.parsing.leftovers import Left, parse_leftovers
from sotarsa_bot.parsing.letters import read_letter
from sotarsa_bot.parsing.moments import Moment, parse_moment, read_moment
from sotarsa_bot.parsing.names import Matches, clean_name, match_village, normalise_phone, one_line, visible
from sotarsa_bot.parsing.numbers import Ticks, parse_numbers, parse_ticks, read_spans
from sotarsa_bot.parsing.places import read_place
from sotarsa_bot.parsing.proxies import Proxy
from sotarsa_bot.parsing.several_steps import parse_steps
from sotarsa_bot.parsing.small_talk import (
    is_nod,
    is_small_talk,
    is_thanks,
    names_a_matter,
    puts_off,
    says_something,
    will_ask,
)
from sotarsa_bot.parsing.statement import Statement, on_the_list, write_statement
from sotarsa_bot.parsing.steps import StepReport, opens_with_step

__all__ = [
    "Correction",
    "DaysRead",
    "Left",
    "Matches",
    "Moment",
    "Proxy",
    "Statement",
    "StepReport",
    "Ticks",
    "clean_name",
    "is_nod",
    "is_small_talk",
    "is_thanks",
    "looks_like_caption",
    "match_village",
    "names_a_matter",
    "names_a_sheet",
    "names_only_a_visit",
    "normalise_phone",
    "on_the_list",
    "one_line",
    "opens_with_step",
    "parse_caption",
    "parse_cargo",
    "parse_counts",
    "parse_days",
    "parse_duration",
    "parse_leftovers",
    "parse_moment",
    "parse_numbers",
    "parse_steps",
    "parse_ticks",
    "parse_time",
    "parse_window",
    "puts_off",
    "read_ask",
    "read_correction",
    "read_day_lists",
    "read_letter",
    "read_moment",
    "read_place",
    "read_spans",
    "reports_a_step",
    "says_something",
    "visible",
    "visit_code",
    "will_ask",
    "write_statement",
]  # fmt: skip
