"""How many of 100 such initiatives take off, last and pay?

A row of 100 small marks, split into four fates; whole marks by largest remainder, so that the
row always has 100. The fates differ in shape as well as in shade. Marks come in four strips of
25, which the page lays two or one beside another, as it has room.
"""

from dataclasses import dataclass

from markupsafe import Markup

from jointaction.report.drawing import Element, drawing, markup, shape

STRIPS, MARKS_A_STRIP = 4, 25
_CELL = 12.0


@dataclass(frozen=True)
class Fate:
    """One fate of an initiative: its class for the drawing and its name in the legend."""

    look: str
    title: str


FATES = (
    Fate("pays", "still running after five years, and it pays"),
    Fate("lasts", "still running after five years, but it does not pay"),
    Fate("stops", "takes off, then stops"),
    Fate("never", "never takes off"),
)


@dataclass(frozen=True)
class MarkRow:
    """A hundred marks: ``counts`` in the order of ``FATES``, and the strips that draw them."""

    title: str
    counts: tuple[int, ...]
    in_words: str
    strips: tuple[Markup, ...]


def mark_row(title: str, takes_off: float, lasts: float, pays: float) -> MarkRow:
    """The row for three shares, each given the one before."""
    running = takes_off * lasts
    shares = (running * pays, running * (1 - pays), takes_off - running, 1 - takes_off)
    counts = whole_marks(shares)
    looks = [fate.look for fate, count in zip(FATES, counts, strict=True) for _ in range(count)]
    strips = tuple(
        _strip(looks[first : first + MARKS_A_STRIP])
        for first in range(0, STRIPS * MARKS_A_STRIP, MARKS_A_STRIP)
    )
    in_words = ", ".join(f"{count} {fate.title}" for fate, count in zip(FATES, counts, strict=True))
    return MarkRow(title, counts, f"{title}. Of 100: {in_words}.", strips)


def whole_marks(shares: tuple[float, ...], marks: int = STRIPS * MARKS_A_STRIP) -> tuple[int, ...]:
    """Shares that sum to one as whole marks that sum to 100 (largest remainder).

    >>> whole_marks((0.056, 0.104, 0.29, 0.55))
    (6, 10, 29, 55)
    """
    exact = [share * marks for share in shares]
    counts = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: counts[i] - exact[i])
    for place in by_remainder[: marks - sum(counts)]:
        counts[place] += 1
    return tuple(counts)


def fate_mark(look: str) -> Markup:
    """One mark alone, for the legend."""
    svg = drawing(_CELL, _CELL)
    _mark(svg, look, _CELL / 2)
    return markup(svg)


def _strip(looks: list[str]) -> Markup:
    svg = drawing(MARKS_A_STRIP * _CELL, _CELL)
    for place, look in enumerate(looks):
        _mark(svg, look, (place + 0.5) * _CELL)
    return markup(svg)


def _mark(svg: Element, look: str, x: float) -> None:
    y = _CELL / 2
    if look == "never":
        shape(svg, "circle", "mark-never", cx=x, cy=y, r=1.4)
    elif look == "stops":
        shape(svg, "circle", "mark-stops", cx=x, cy=y, r=3.6)
    elif look == "lasts":
        shape(svg, "circle", "mark-lasts", cx=x, cy=y, r=4.4)
    else:
        shape(svg, "rect", "mark-pays", x=x - 4.6, y=y - 4.6, width=9.2, height=9.2, rx=1)
