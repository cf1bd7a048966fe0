"""Whether a reply to "Maksudnya: …?" is another piece of news: a step below another step, or below a hand-over, and the
other way round. It takes the place of nothing: what was asked stays open."""

from conversations.doubts.unsure_asked import Asked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, opens_with_step, parse_caption, visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.parsing.yes_no import after_no
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.unsure import Unsure


def is_other(asked: Asked, words: str, purpose: str | None) -> bool:
    """Of the team's words alone, and never of a correction ("bukan, mulai 9.20")."""
    if purpose == Purpose.VILLAGE or asked.talk or after_no(words) != words:
        return False
    before = asked.meanings[0].words if asked.meanings else asked.incoming["text"]
    led = bool(asked.meanings) or opens_with_step(without_code(before))  # not "hujan di jalan"
    here, there = _steps(before) if led else set(), _steps(words)
    if there and opens_with_step(without_code(words)):
        return not there & here if here else about_recipients(asked)
    return bool(here) and not there and tells_of_a_hand_over(words)


def about_recipients(asked: Asked) -> bool:
    """Whether the question is about a hand-over, or about a photo."""
    if not asked.meanings:
        return bool(asked.incoming.get("picture"))
    return tells_of_a_hand_over(asked.meanings[0].words, named=True)


def with_code(asked: Asked, words: str) -> str:
    """The reply by itself, for the visit that was spoken of."""
    code = visit_code(asked.meanings[0].words if asked.meanings else "") or visit_code(asked.incoming["text"])
    return f"K{code} {words}" if code and not visit_code(words) else words


def _steps(words: str) -> set[str]:
    said = {word.plain for word in Words(without_code(words)).all}
    return {step for step, known in lexicon.STEPS.items() if said & set(known)}


def tells_of_a_hand_over(words: str, *, named: bool = False) -> bool:
    """`named`: any words may stand where a name does, so that a name alone tells of one only in what was read back."""
    try:
        said = parse_caption(words, items=(), default_visit=1)
    except (Mistake, Unsure):
        return False
    return all(one.numbers or one.everyone or (named and one.recipient) for one in said)
