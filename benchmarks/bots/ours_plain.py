"""The same without `storage/fast`."""

import asyncio
import sys
from pathlib import Path

from benchmarks.bots.ours import main

if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), plain=True))
