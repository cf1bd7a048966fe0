#!/bin/sh
# One would guess: AIORateLimiter(group_max_rate=20, group_time_period=60), its default, lets 20 messages a
#   minute into a group, which is Telegram's limit.
# What it does: It stands on aiolimiter's leaky bucket, which is empty at first: 20 go at once and then one
#   every three seconds, 39 in the first minute, and so again after each pause of a minute. A busy morning
#   begins with a refusal (429). (Measured here with 20 in 2 seconds and a call that does nothing.)
# Versions: python-telegram-bot 22.8, aiolimiter 1.2.1; seen with Python 3.11 on 2026-11-30
# Source: aiolimiter's documentation (leaky bucket); core.telegram.org/bots/faq (20 messages a minute to a
#   group).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-telegram-bot[rate-limiter]==22.8' 'aiolimiter==1.2.1'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-telegram-bot", "aiolimiter"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import asyncio

from telegram.ext import AIORateLimiter

PERIOD = 2


async def through():
    """How many of 60 messages to one group went out at once, and how many before the period was over."""
    limiter = AIORateLimiter(overall_max_rate=0, group_max_rate=20, group_time_period=PERIOD)
    await limiter.initialize()
    loop = asyncio.get_running_loop()
    times, began = [], loop.time()

    async def goes(*_args, **_kwargs):
        times.append(loop.time() - began)
        return True

    async def send():
        data = {"chat_id": -1001234567890, "text": "Tim berangkat"}
        await limiter.process_request(
            goes, args=(), kwargs={}, endpoint="sendMessage", data=data, rate_limit_args=None
        )

    waiting = [asyncio.ensure_future(send()) for _ in range(60)]
    await asyncio.wait(waiting, timeout=PERIOD)
    for one in waiting:
        one.cancel()
    return sum(at < PERIOD / 25 for at in times), sum(at < PERIOD for at in times)


at_once, in_all = asyncio.run(through())
holds("at once", at_once, 20)
print("in one period:", in_all)
holds("in one period, more than 30", in_all > 30, True)
END
