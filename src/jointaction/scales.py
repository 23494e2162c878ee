"""On which scale is a value said, and what may it be?

A ``Scale`` knows the range of its numbers and how to print them. Ratings use the 0-5 scale of
Enright's survey item [MeyerStamer2002, Figure 2]; shares lie in 0-1; severity of an obstacle is
0-4; a quarter is a fourth of a year, and quarter 0 is the one in which an initiative starts.
"""

from enum import StrEnum

QUARTERS_A_YEAR = 4
FIRST_YEAR, LAST_YEAR = 1800, 2100
HIGHEST_RATING = 5.0
HIGHEST_SEVERITY = 4.0


class Scale(StrEnum):
    """What kind of answer a key of a dossier takes."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    WORD = "word"
    TEXTS = "texts"
    YES_NO = "yes_no"
    YEAR = "year"
    YEAR_OR_0 = "year_or_0"
    COUNT = "count"
    TALLY = "tally"
    SHARE = "share"
    RATING_0_5 = "rating_0_5"
    TREND = "trend"
    CONFIDENCE = "confidence"
    MONEY = "money"

    @property
    def is_number(self) -> bool:
        """Whether the answer is a number, and may therefore carry ``_low`` and ``_high``."""
        return self in _LIMITS

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers are allowed."""
        return self in (
            Scale.YEAR,
            Scale.YEAR_OR_0,
            Scale.COUNT,
            Scale.TALLY,
            Scale.CONFIDENCE,
            Scale.TREND,
        )

    @property
    def limits(self) -> tuple[float, float]:
        """The lowest and the highest number allowed; ``ValueError`` on a scale of words."""
        if self not in _LIMITS:
            raise ValueError(f"{self} is not a scale of numbers")
        return _LIMITS[self]

    @property
    def allowed(self) -> str:
        """What is allowed, in words fit for an error message."""
        return _ALLOWED[self]


_LIMITS: dict[Scale, tuple[float, float]] = {
    Scale.YEAR: (FIRST_YEAR, LAST_YEAR),
    Scale.YEAR_OR_0: (0, LAST_YEAR),
    Scale.COUNT: (1, 1_000_000),
    Scale.TALLY: (0, 1_000_000),
    Scale.SHARE: (0.0, 1.0),
    Scale.RATING_0_5: (0.0, HIGHEST_RATING),
    Scale.TREND: (-2, 2),
    Scale.CONFIDENCE: (1, 3),
    Scale.MONEY: (0.0, 1e15),
}

_ALLOWED: dict[Scale, str] = {
    Scale.TEXT: "a text in quotation marks",
    Scale.IDENTIFIER: "a short name of small letters, digits, '-' and '_', at most 80 characters",
    Scale.WORD: "one of the words listed",
    Scale.TEXTS: "a list of texts",
    Scale.YES_NO: "true or false",
    Scale.YEAR: f"a whole year from {FIRST_YEAR} to {LAST_YEAR}",
    Scale.YEAR_OR_0: f"a whole year from {FIRST_YEAR} to {LAST_YEAR}, or 0",
    Scale.COUNT: "a whole number from 1 to 1000000",
    Scale.TALLY: "a whole number from 0 to 1000000",
    Scale.SHARE: "a share from 0 to 1",
    Scale.RATING_0_5: "a rating from 0 to 5",
    Scale.TREND: "a whole number from -2 to 2",
    Scale.CONFIDENCE: "1, 2 or 3",
    Scale.MONEY: "an amount of money from 0 to 1e15",
}


_PLACES = 9  # so that 0.8 - 0.2 is as good as 0.6


def severity_at(number: float, none_at: float, full_at: float) -> float:
    """The severity (0-4) read from a number: 0 at ``none_at``, 4 at ``full_at``, straight between.

    >>> severity_at(3, none_at=1, full_at=5)
    2.0
    >>> severity_at(1, none_at=4, full_at=0)
    3.0
    """
    share = (number - none_at) / (full_at - none_at)
    return round(HIGHEST_SEVERITY * min(max(0.0, share), 1.0), _PLACES)
