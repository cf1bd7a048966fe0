"""`python -m benchmarks.crash [--kills 50] [--photos 200] [--seed 1]`: exits 1 if anything was lost or doubled."""

import argparse
import asyncio
import sys

from benchmarks.crash.run import crash

ODD = ("Traceback", "loop.failed", "update.dead", "post.failed")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crash", description=__doc__)
    for name, usual in (("--kills", 50), ("--photos", 200), ("--seed", 1)):
        parser.add_argument(name, type=int, default=usual, help=f"default {usual}")
    given = parser.parse_args()
    findings, killed, log = asyncio.run(
        crash(kills=given.kills, photos=given.photos, seed=given.seed, proposal=True)
    )  # fmt: skip
    for spot, times in killed.most_common():
        print(f"{times:4} kills {spot}")
    print(*findings.lost[:20], *findings.doubled[:20], sep="\n")
    print(*(line for line in log.splitlines() if any(word in line for word in ODD)), sep="\n")
    print(f"lost {len(findings.lost)}, doubled {len(findings.doubled)}, uncertain {findings.uncertain}")
    return int(bool(findings.lost or findings.doubled))


if __name__ == "__main__":
    sys.exit(main())
