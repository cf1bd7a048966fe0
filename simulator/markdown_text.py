"""Telegram's two kinds of Markdown."""

from __future__ import annotations

import re

from simulator.model import Json
from simulator.refusal import Refused, bad_request

RESERVED = "_*[]()~`>#+-=|{}.!"
_V2 = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
_LEGACY = {"*": "bold", "_": "italic"}
_LINK = re.compile(r"\]\(((?:\\.|[^)\\])*)\)")


def parse_markdown_v2(source: str) -> tuple[str, list[Json]]:
    """MarkdownV2: every reserved character is markup or escaped."""
    return _Reader(source, _V2, strict=True).read()


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """The old Markdown: no nesting, few marks."""
    return _Reader(source, _LEGACY, strict=False).read()


class _Reader:
    def __init__(self, source: str, marks: dict[str, str], strict: bool) -> None:
        self.source, self.marks, self.strict = source, marks, strict
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int, int]] = []  # mark, where in the text, where in the source
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            if not (self._escaped() or self._code() or self._link() or self._mark()):
                self._plain()
        if self.open:
            mark, _, begin = self.open[-1]
            kind = self.marks.get(mark, "text_link")
            raise self._wrong(f"Can't find end of {kind.capitalize()} entity at byte offset {self._byte(begin)}")
        return "".join(self.out), sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def _wrong(self, words: str) -> Refused:
        return bad_request(f"can't parse entities: {words}")

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text.encode("utf-16-le", "surrogatepass")) // 2

    def _close(self, kind: str, start: int, **more: str) -> None:
        if self.length > start:
            self.entities.append({"type": kind, "offset": start, "length": self.length - start, **more})

    def _escaped(self) -> bool:
        following = self.source[self.at + 1 : self.at + 2]
        if self.source[self.at] != "\\" or not following or ord(following) > 126:
            return False
        self._put(following)
        self.at += 2
        return True

    def _code(self) -> bool:
        mark = "```" if self.source.startswith("```", self.at) else "`"
        if not self.source.startswith(mark, self.at):
            return False
        end = self.source.find(mark, self.at + len(mark))
        if end < 0:
            kind = "Pre" if mark == "```" else "Code"
            raise self._wrong(f"Can't find end of {kind} entity at byte offset {self._byte(self.at)}")
        start = self.length
        self._put(re.sub(r"\\([`\\])", r"\1", self.source[self.at + len(mark) : end]))
        self._close("pre" if mark == "```" else "code", start)
        self.at = end + len(mark)
        return True

    def _link(self) -> bool:
        char = self.source[self.at]
        if char == "[":
            self.open.append(("[", self.length, self.at))
            self.at += 1
            return True
        if char != "]" or not self.open or self.open[-1][0] != "[":
            return False
        _, start, _ = self.open.pop()
        match = _LINK.match(self.source, self.at)
        if match is None:
            self.at += 1
            return True
        self._close("text_link", start, url=re.sub(r"\\(.)", r"\1", match.group(1)))
        self.at = match.end()
        return True

    def _mark(self) -> bool:
        mark = next((m for m in sorted(self.marks, key=len, reverse=True) if self.source.startswith(m, self.at)), None)
        if mark is None:
            return False
        if self.open and self.open[-1][0] == mark:
            _, start, _ = self.open.pop()
            self._close(self.marks[mark], start)
        else:
            self.open.append((mark, self.length, self.at))
        self.at += len(mark)
        return True

    def _plain(self) -> None:
        char = self.source[self.at]
        quoting = char == ">" and (self.at == 0 or self.source[self.at - 1] == "\n")
        if self.strict and char in RESERVED and not quoting:
            raise self._wrong(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        if not (quoting and self.strict):
            self._put(char)
        self.at += 1
