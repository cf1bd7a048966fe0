"""`python -m benchmarks [NAME...]`: measures and prints."""

import argparse
import asyncio
import logging
from collections.abc import Sequence

import structlog

from benchmarks import burst, flags, growth, imports, pace, parts, process, statements, throughput
from benchmarks.table import Table

NAMES = ("throughput", "statements", "parts", "growth", "process", "pace", "burst", "flags", "imports")


async def measure(name: str, *, quick: bool = False, full: bool = False) -> list[Table]:
    """The tables of one benchmark."""
    match name:
        case "throughput":
            return await throughput.measure(quick=quick)
        case "statements":
            return await statements.measure(quick=quick)
        case "parts":
            return await parts.measure(quick=quick)
        case "growth":
            return await growth.measure(quick=quick, full=full)
        case "pace":
            return await pace.measure(quick=quick)
        case "burst":
            return await burst.measure(quick=quick)
        case "flags":
            return await flags.measure(quick=quick)
        case "imports":
            return await imports.measure(quick=quick)
    return await process.measure(quick=quick)


async def main(names: Sequence[str], *, quick: bool, full: bool) -> None:
    for name in names:
        for table in await measure(name, quick=quick, full=full):
            print(f"\n{table}", flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=" | ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="small numbers: shows that it runs, measures nothing")
    parser.add_argument("--full", action="store_true", help="growth up to a million hand-overs (some minutes, 3 GB)")
    given = parser.parse_args()
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    return given


if __name__ == "__main__":
    given = arguments()
    for logger in ("httpx", "apscheduler"):
        logging.getLogger(logger).setLevel(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    asyncio.run(main(given.names or NAMES, quick=given.quick, full=given.full))
