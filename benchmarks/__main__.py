"""`python -m benchmarks [NAME...]`: measures and prints."""

import argparse
import asyncio
import logging
from collections.abc import Awaitable, Callable

from benchmarks import pace, throughput
from benchmarks.table import Table

MEASURES: dict[str, Callable[..., Awaitable[list[Table]]]] = {
    "throughput": throughput.measure,
    "pace": pace.measure,
}


async def main(names: list[str], *, quick: bool) -> None:
    logging.getLogger("httpx").setLevel(logging.WARNING)
    for name in names or MEASURES:
        for table in await MEASURES[name](quick=quick):
            print(f"\n{table}", flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*MEASURES, []], metavar="NAME", help=" | ".join(MEASURES))
    parser.add_argument("--quick", action="store_true", help="small numbers: shows that it runs, measures nothing")
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    asyncio.run(main(given.names, quick=given.quick))
