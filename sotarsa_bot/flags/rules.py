"""All rules, over one case."""

from sotarsa_bot.flags import camera, far, letterless, photos_again, timing, twice, unproven
from sotarsa_bot.flags.case import Case, Cause

RULES = (
    photos_again.found,
    twice.found,
    timing.early,
    timing.late,
    timing.fast,
    camera.time,
    camera.place,
    unproven.found,
    letterless.found,
    far.found,
)


def causes(case: Case) -> list[Cause]:
    return [cause for rule in RULES for cause in rule(case)]
