"""What shall be swept: which place, which scenarios, which parameters, and how many runs?

Takes a TOML file; gives a ``SweepStudy``, or one ``DossierError`` that names every wrong key. A
*scenario* is the place with some quantities of the model set by hand, some mechanisms switched off,
or without the initiative. What stands under ``[sample]`` is drawn evenly between two ends, for each
parameter draw anew, and alike in every scenario: scenarios differ in nothing but what they say.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jointaction.errors import DossierError
from jointaction.evidence.files import TOML_LIMIT_BYTES, as_text, read_bytes, short
from jointaction.evidence.toml_table import LARGEST, TomlTable
from jointaction.evidence.toml_text import parse_toml

SCHEMA_VERSION = 1
MOST_DRAWS, MOST_RUNS_PER_DRAW, MOST_IN_CHUNK = 100_000_000, 100, 100_000
MOST_SCENARIOS, LARGEST_SEED = 1_000, 2**31 - 1
OF_STUDY = ("schema_version", "name", "dossier", "initiative", "seed", "draws", "runs_per_draw",
            "draws_in_chunk", "scenario", "sample")  # fmt: skip
OF_SCENARIO = ("id", "off", "given", "without_initiative")
NAME_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


@dataclass(frozen=True)
class Scenario:
    """One scenario: quantities set by hand, mechanisms switched off, or without the initiative."""

    id: str
    given: Mapping[str, float] = field(default_factory=dict)
    off: tuple[str, ...] = ()
    absent: bool = False


@dataclass(frozen=True)
class SweepStudy:
    """A whole study. ``draws`` parameter draws a scenario, in chunks of ``draws_in_chunk``.

    ``sample`` holds the two ends between which a quantity is drawn; ``digest`` is that of the file,
    so that a sweep is never gone on with under another study.
    """

    name: str
    dossier: str
    initiative: str
    seed: int
    draws: int
    runs_per_draw: int
    draws_in_chunk: int
    scenarios: tuple[Scenario, ...]
    sample: Mapping[str, tuple[float, float]]
    digest: str

    @property
    def chunks_a_scenario(self) -> int:
        """Into how many chunks each scenario is cut."""
        return -(-self.draws // self.draws_in_chunk)

    @property
    def runs(self) -> int:
        """The number of histories in all."""
        return len(self.scenarios) * self.draws * self.runs_per_draw


def read_study(path: Path) -> SweepStudy:
    """The study in a file; ``DossierError`` tells everything that is wrong with it."""
    content = read_bytes(path, TOML_LIMIT_BYTES)
    problems: list[str] = []
    study = _study(parse_toml(as_text(content, path.name), path.name), path, content, problems)
    if problems:
        raise DossierError(problems)
    return study


def _study(said: Mapping[str, Any], path: Path, content: bytes, problems: list[str]) -> SweepStudy:
    top = TomlTable(dict(said), path.name, OF_STUDY, problems)
    if said.get("schema_version") != SCHEMA_VERSION:
        top.wrong("schema_version", f"{SCHEMA_VERSION}, the only version there is")
    draws = _whole(top, "draws", 1000, 1, MOST_DRAWS)
    return SweepStudy(
        name=top.text("name") or path.stem,
        dossier=_dossier(top.text("dossier", needed=True), path),
        initiative=top.text("initiative"),
        seed=_whole(top, "seed", 0, 0, LARGEST_SEED),
        draws=draws,
        runs_per_draw=_whole(top, "runs_per_draw", 1, 1, MOST_RUNS_PER_DRAW),
        draws_in_chunk=min(draws, _whole(top, "draws_in_chunk", 1024, 1, MOST_IN_CHUNK)),
        scenarios=_scenarios(said.get("scenario", [{"id": "as-it-is"}]), path.name, problems),
        sample=_sample(said.get("sample", {}), path.name, problems),
        digest=hashlib.sha256(content).hexdigest(),
    )


def _dossier(named: str, path: Path) -> str:
    """A dossier beside the study goes before one of that name elsewhere."""
    beside = path.parent / named
    return str(beside.resolve()) if named and beside.exists() else named


def _whole(table: TomlTable, key: str, otherwise: int, low: int, high: int) -> int:
    allowed = f"a whole number from {low} to {high}"
    number = table.number(key, low, high, allowed)
    if number is None:
        return otherwise
    if number != int(number):
        table.wrong(key, allowed)
    return int(number)


def _scenarios(said: object, file: str, problems: list[str]) -> tuple[Scenario, ...]:
    if not isinstance(said, list) or not 0 < len(said) <= MOST_SCENARIOS:
        problems.append(
            f"{file}: scenario: {short(said)} found; allowed: 1 to {MOST_SCENARIOS} tables, each "
            "[[scenario]]"
        )
        return ()
    found: dict[str, Scenario] = {}
    for number, one in enumerate(said, start=1):
        table = TomlTable(one, f"{file}: scenario {number}", OF_SCENARIO, problems)
        name = table.text("id", needed=True)
        if name and (not NAME_LETTERS.issuperset(name) or len(name) > 80 or name in found):
            table.wrong("id", "a name of its own of small letters, digits, '-' and '_'")
        found[name] = Scenario(
            id=name,
            given=_given(table.said.get("given", {}), f"{table.where}: given", problems),
            off=_off(table),
            absent=table.yes_no("without_initiative", otherwise=False),
        )
    return tuple(found.values())


def _off(table: TomlTable) -> tuple[str, ...]:
    said = table.said.get("off", [])
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        table.wrong("off", "a list of names of mechanisms")
        return ()
    return tuple(said)


def _given(said: object, where: str, problems: list[str]) -> dict[str, float]:
    names = list(said) if isinstance(said, dict) else []
    table = TomlTable(said, where, names, problems)
    numbers = {name: table.number(name, -LARGEST, LARGEST, "a number") for name in names}
    return {name: number for name, number in numbers.items() if number is not None}


def _sample(said: object, file: str, problems: list[str]) -> dict[str, tuple[float, float]]:
    names = list(said) if isinstance(said, dict) else []
    table = TomlTable(said, f"{file}: [sample]", names, problems)
    found = {}
    for name in names:
        ends = table.said[name]
        numbers = isinstance(ends, list) and len(ends) == 2 and all(
            isinstance(end, (int, float)) and not isinstance(end, bool) and abs(end) <= LARGEST
            for end in ends
        )  # fmt: skip
        if not numbers or not ends[0] < ends[1]:
            table.wrong(name, "two numbers, the lower one first: [0.5, 2.0]")
            continue
        found[name] = (float(ends[0]), float(ends[1]))
    return found
