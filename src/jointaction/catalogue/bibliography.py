"""Which work does a citation mean, as a person would read it in a list of references?

Takes ``references.bib``; gives a ``Reference`` for every entry: authors, year, title, venue and,
where the entry has one, its doi or address. Fields that an entry leaves out are left out here.
"""

from collections.abc import Mapping
from pathlib import Path

from pybtex.database import (
    Entry,
    Person,
    parse_string,
)
from pybtex.exceptions import PybtexError

from jointaction.catalogue.things import Reference
from jointaction.errors import CatalogueError

_VENUES = ("journal", "booktitle", "series", "institution", "school", "publisher", "howpublished")


def read_references(file: Path, where: str) -> dict[str, Reference]:
    """Every entry of a BibTeX file by its key; none where there is no file."""
    if not file.exists():
        return {}
    try:
        entries = parse_string(file.read_text(encoding="utf-8"), "bibtex").entries
    except (PybtexError, UnicodeDecodeError, OSError) as error:
        told = " ".join(str(error).split())
        raise CatalogueError(f"{where}: not a readable BibTeX file in UTF-8: {told}") from error
    return {key: _reference(key, entry, where) for key, entry in entries.items()}


def _reference(key: str, entry: Entry, where: str) -> Reference:
    said = {name.lower(): _clean(value) for name, value in entry.fields.items()}
    if not said.get("title"):
        raise CatalogueError(f"{where}: {key}: title is missing, and must be given")
    people = _people(entry.persons.get("author") or []) or _people(
        entry.persons.get("editor") or [], " (ed.)"
    )
    address = f"https://doi.org/{said['doi']}" if said.get("doi") else said.get("url", "")
    year = f"({said['year']})" if said.get("year") else "(no year)"
    told = [f"{people} {year}".strip(), said["title"], _venue(said), said.get("note", ""), address]
    return Reference(key, " ".join(_sentence(part) for part in told if part), address)


def _sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own or is an address."""
    return text if text.endswith((".", "?", "!")) or "://" in text else f"{text}."


def _people(persons: list[Person], after: str = "") -> str:
    names = [_name(person) for person in persons]
    if not names:
        return ""
    if names[-1] == "others":
        return f"{'; '.join(names[:-1])} et al.{after}"
    return "; ".join(names) + after


def _name(person: Person) -> str:
    """Family name first, then given names as written; a body of people as it calls itself."""
    family = " ".join([*person.prelast_names, *person.last_names, *person.lineage_names])
    given = " ".join([*person.first_names, *person.middle_names])
    return _clean(f"{family}, {given}" if given else family)


def _venue(said: Mapping[str, str]) -> str:
    place = next((said[name] for name in _VENUES if said.get(name)), "")
    place = f"In {place}" if place and place == said.get("booktitle") else place
    volume, number, pages = said.get("volume"), said.get("number"), said.get("pages")
    issue = f"{volume or ''}{f'({number})' if number else ''}"
    told = [f"{place} {issue}".strip(), (pages or "").replace("--", "-")]
    told += [said["address"]] if said.get("address") else []
    return ", ".join(part for part in told if part)


def _clean(text: str) -> str:
    return " ".join(text.replace("{", "").replace("}", "").replace("\\&", "&").split())
