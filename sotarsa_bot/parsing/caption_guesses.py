"""Words that only guess: "10 kd ada kayanya". The rest is read, and asked."""

import re

_GUESS = re.compile(
    r"(?<![\w-])(?:mungkin|mngkn|barangkali|kira-kira|kira2|rasanya|(?:se|s)pertinya|[nt]ampaknya|kay?anya|kaya'?nya"
    r"|ka?yaknya|ky?knya|keknya|paling)(?![\w-])",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"([\"“][^\"“”]*[\"”])")


def without(said: str) -> tuple[bool, str]:
    """Whether the line only guesses or asks, and the line without the words that say so."""
    bare = said.rstrip(" ?")
    asks = said.rstrip().endswith("?")
    parts = _QUOTED.split(bare)
    plain = "".join(part if n % 2 else _GUESS.sub(" ", part) for n, part in enumerate(parts))
    if plain == bare:
        return asks, bare
    return True, re.sub(r"\s+,", ",", " ".join(plain.split())).strip(" ,")
