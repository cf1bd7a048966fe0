"""What is printed: short tables of figures."""

from collections.abc import Sequence


class Table:
    """A title, column heads, and rows of a name and numbers."""

    def __init__(self, title: str, heads: Sequence[str]) -> None:
        self.title, self.heads = title, heads
        self.rows: list[tuple[str, tuple[float, ...]]] = []

    def row(self, name: str, *figures: float) -> None:
        self.rows.append((name, figures))

    def __str__(self) -> str:
        cells = [self.heads, *((name, *map(_number, figures)) for name, figures in self.rows)]
        widths = [max(len(row[n]) for row in cells) for n in range(len(self.heads))]
        lines = ["  ".join(_aligned(cell, widths[n], left=n == 0) for n, cell in enumerate(row)) for row in cells]
        return "\n".join([self.title, "-" * len(self.title), *(line.rstrip() for line in lines)])


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _aligned(cell: str, width: int, *, left: bool) -> str:
    return cell.ljust(width) if left else cell.rjust(width)
