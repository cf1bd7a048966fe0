"""A proxy who bears the recipient's own name: "10 wakil suaminya Mastur", where number 10 is Mastur. It says whose
husband came, and not what he is called."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.talk import Talk
from sotarsa_bot.parsing import Statement
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.proxies import Proxy
from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.called import fits
from sotarsa_bot.unsure import Unsure


def ask(talk: Talk[Any], said: Sequence[Statement], listed: Sequence[Listed]) -> None:
    """Unsure, unless that was confirmed."""
    if talk.confirmed:
        return
    names = {row.number: row.name for row in listed}
    right = [_right(one, names) for one in said]
    if right != list(said):
        nameless = any(one.proxy for one in right)
        raise Unsure(
            meaning(right), key="caption.proxy_nameless" if nameless else "unsure.meant", k=f"K{said[0].visit}"
        )


def _right(one: Statement, names: dict[int, str]) -> Statement:
    theirs = names.get(one.numbers[0], "") if len(one.numbers) == 1 else ""
    if not (one.proxy and theirs and fits(one.proxy.name, theirs)):
        return one
    kin = one.proxy.relation.casefold().removesuffix("nya")
    return replace(one, proxy=Proxy(f"{kin}nya", kin) if kin else None)
