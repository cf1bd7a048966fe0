"""`bot.py flows [NAME]`: the conversations as Mermaid diagrams, one a flow. Needs no settings and no database."""

import argparse

from commands.refused import Refused
from conversations.flow import FLOWS
from conversations.flow_graph import drawn
from sotarsa_bot import texts


async def play(args: argparse.Namespace) -> int:
    """Prints them. Refused if none has this name."""
    if args.name and args.name not in FLOWS:
        raise Refused(texts.plain("bot.no_flow", name=args.name, names=", ".join(sorted(FLOWS))))
    print(*[drawn(flow) for name, flow in FLOWS.items() if args.name in ("", name)], sep="\n\n")
    return 0
