"""What do documents, statistics and the team's own notes say (``evidence.toml``)?

Takes the folder of a dossier; reads ``evidence.toml`` where it is there: the rules of privacy of
the study, how the appraisal itself was done, the sources, and what each of them claims (``claims``
makes testimonies of it). Every fault names the table and its number, the key, and what is allowed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jointaction.catalogue.things import Catalogue
from jointaction.errors import DossierError
from jointaction.evidence.claims import KINDS, claims_of
from jointaction.evidence.files import TOML_LIMIT_BYTES, as_text, read_bytes, short
from jointaction.evidence.privacy import SMALLEST_CELL, Gate, Split
from jointaction.evidence.testimony import EvidenceSource, Testimony, ToDo
from jointaction.evidence.toml_table import TomlTable
from jointaction.evidence.toml_text import parse_toml

FILE_NAME = "evidence.toml"
SCHEMA_VERSION = 1
LARGEST_CELL = 50
MOST_OF_A_KIND = 2_000
TABLES = ("schema_version", "privacy", "process", "source", "claim")
SPLITS: tuple[Split, ...] = ("size", "camp", "none")
OF_SOURCE = ("id", "citation", "date", "url", "kind")


@dataclass(frozen=True)
class Papers:
    """What ``evidence.toml`` says; nothing where there is none."""

    gate: Gate = field(default_factory=Gate)
    testimonies: tuple[Testimony, ...] = ()
    sources: tuple[EvidenceSource, ...] = ()
    to_do: tuple[ToDo, ...] = ()
    process: Mapping[str, float | bool | str] = field(default_factory=dict)


def read_papers(
    folder: Path, catalogue: Catalogue, problems: list[str], contents: dict[str, bytes]
) -> Papers:
    """What ``evidence.toml`` in ``folder`` says; its bytes go to ``contents``."""
    path = folder / FILE_NAME
    if not (path.exists() or path.is_symlink()):
        return Papers()
    try:
        contents[FILE_NAME] = read_bytes(path, TOML_LIMIT_BYTES)
        said = parse_toml(as_text(contents[FILE_NAME], FILE_NAME), FILE_NAME)
    except DossierError as error:
        problems.extend(error.problems)
        return Papers()
    return papers_of(said, catalogue, problems)


def papers_of(said: Mapping[str, Any], catalogue: Catalogue, problems: list[str]) -> Papers:
    """What the tables of an ``evidence.toml`` say."""
    top = TomlTable(dict(said), FILE_NAME, TABLES, problems)
    if said.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
        top.wrong("schema_version", f"{SCHEMA_VERSION}, the only version there is")
    sources = _sources(_several(said, "source", problems), problems)
    claims = claims_of(_several(said, "claim", problems), sources, catalogue, problems)
    return Papers(
        gate=_gate(said.get("privacy", {}), problems),
        testimonies=claims.testimonies,
        sources=tuple(sources.values()),
        to_do=claims.to_do,
        process=_process(said.get("process", {}), catalogue, problems),
    )


def _gate(said: object, problems: list[str]) -> Gate:
    keys = ("smallest_cell", "camps", "names")
    table = TomlTable(said, f"{FILE_NAME}: [privacy]", keys, problems)
    allowed = f"a whole number from 1 to {LARGEST_CELL}"
    cell = table.number("smallest_cell", 1, LARGEST_CELL, allowed)
    if cell is not None and cell != int(cell):
        table.wrong("smallest_cell", allowed)
    camps = table.word("camps", SPLITS, "size")
    return Gate(
        smallest_cell=SMALLEST_CELL if cell is None else int(cell),
        camps=next(split for split in SPLITS if split == camps),
        names=table.yes_no("names", otherwise=False),
    )


def _process(said: object, catalogue: Catalogue, problems: list[str]) -> dict[str, float | bool]:
    facts = sorted(catalogue.process.values(), key=lambda fact: fact.order)
    names = [fact.name for fact in facts]
    table = TomlTable(said, f"{FILE_NAME}: [process]", names, problems)
    answers = {fact.name: table.on_scale(fact.name, fact.scale) for fact in facts}
    return {name: answer for name, answer in answers.items() if answer is not None}


def _several(said: Mapping[str, Any], name: str, problems: list[str]) -> list[object]:
    found = said.get(name, [])
    if not isinstance(found, list):
        problems.append(
            f"{FILE_NAME}: [{name}]: {short(found)} found; allowed: several tables, each [[{name}]]"
        )
        return []
    if len(found) > MOST_OF_A_KIND:
        problems.append(f"{FILE_NAME}: [[{name}]]: more than the {MOST_OF_A_KIND} allowed")
        return []
    return list(found)


def _sources(said: list[object], problems: list[str]) -> dict[str, EvidenceSource]:
    sources: dict[str, EvidenceSource] = {}
    for number, one in enumerate(said, start=1):
        table = TomlTable(one, f"{FILE_NAME}: source {number}", OF_SOURCE, problems)
        name = table.text("id", needed=True)
        if name in sources:
            table.wrong("id", "an id that no source above has")
        sources[name] = EvidenceSource(
            id=name,
            citation=table.text("citation", needed=True),
            date=table.day("date"),
            url=table.text("url"),
            kind=table.word("kind", KINDS, "document"),
        )
    return sources
