"""What does one table of a TOML file say, and which of its keys are wrong?

Takes a table, the words that name it in a message (``evidence.toml: claim 3``) and the list to
which faults go. Every question gives what is said, or what is assumed where nothing or nonsense is
said; nonsense is noted with its key, what was found and what is allowed.
"""

import difflib
import math
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from jointaction.evidence.files import short, shown
from jointaction.scales import Scale

LONGEST_TEXT = 10_000
DAY = re.compile(r"(1[89]|20|21)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
LARGEST = 1e15


class TomlTable:
    """One table and the faults found in it; ``allowed`` are the keys it may have."""

    def __init__(
        self, said: object, where: str, allowed: Collection[str], problems: list[str]
    ) -> None:
        self.where = where
        self.problems = problems
        self.said: Mapping[str, Any] = said if isinstance(said, dict) else {}
        if not isinstance(said, dict):
            problems.append(f"{where}: {short(said)} found; a table is needed")
        for key in self.said:
            if key not in allowed:
                meant = difflib.get_close_matches(key, allowed, 1)
                hint = f"; did you mean {meant[0]}?" if meant else ""
                problems.append(
                    f"{where}: {shown(key)[:80]}: there is no such key{hint} "
                    f"Allowed are {', '.join(allowed)}."
                )

    def wrong(self, key: str, allowed: str) -> None:
        """Note that the answer to a key is not one of those allowed."""
        found = short(self.said[key]) if key in self.said else "nothing"
        self.problems.append(f"{self.where}: {key}: {found} found; allowed: {allowed}.")

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text in one or more lines, without the spaces around it."""
        said = self.said.get(key, "")
        if not isinstance(said, str) or len(said) > LONGEST_TEXT:
            self.wrong(key, f"a text of at most {LONGEST_TEXT} letters, in quotation marks")
            return ""
        if needed and not said.strip():
            self.wrong(key, "a text in quotation marks")
        return said.strip()

    def word(self, key: str, words: Sequence[str], otherwise: str) -> str:
        """One of some words."""
        said = self.said.get(key, otherwise)
        if said not in words:
            self.wrong(key, f"one of {', '.join(words)}")
            return otherwise
        return str(said)

    def yes_no(self, key: str, *, otherwise: bool) -> bool:
        """True or false."""
        said = self.said.get(key, otherwise)
        if not isinstance(said, bool):
            self.wrong(key, Scale.YES_NO.allowed)
            return otherwise
        return said

    def number(self, key: str, low: float, high: float, allowed: str) -> float | None:
        """A number within its ends, None where none is said or it is impossible."""
        said = self.said.get(key)
        if key not in self.said:
            return None
        if isinstance(said, bool) or not isinstance(said, (int, float)):
            self.wrong(key, allowed)
            return None
        if not (math.isfinite(said) and low <= said <= high):
            self.wrong(key, allowed)
            return None
        return float(said)

    def on_scale(self, key: str, scale: Scale) -> float | bool | None:
        """An answer on one of the scales of yes and no, or of numbers; None where none is said."""
        if key not in self.said:
            return None
        if scale is Scale.YES_NO:
            return self.yes_no(key, otherwise=False)
        number = self.number(key, *scale.limits, scale.allowed)
        if number is not None and scale.is_whole and number != int(number):
            self.wrong(key, scale.allowed)
        return number

    def day(self, key: str) -> str:
        """A year, a month or a day, as a text; empty where none is said."""
        said = self.said.get(key, "")
        if said != "" and not DAY.fullmatch(str(said)):
            self.wrong(key, 'a date as "2025", "2025-03" or "2025-03-31"')
            return ""
        return str(said)
