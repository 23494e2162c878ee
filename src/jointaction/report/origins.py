"""Who says so, and where can it be read?

Turns the identifiers of a dossier's sources into names, keys of the bibliography into
references, and collects which references the report leans on. An address is a link only where
it is one of the web.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier, DossierSource
from jointaction.report.plain import name_text, web_address
from jointaction.sources import Citation, Grade

PAPER = "MeyerStamer2002"
_LONGEST = 2000


@dataclass(frozen=True)
class SourceLine:
    """A source as it is printed: its text, and its address as link or, if it is none, as text."""

    text: str
    link: str | None
    address: str
    note: str = ""


@dataclass(frozen=True)
class Voices:
    """Names the people behind a statement: the dossier's sources, or whoever judged."""

    sources: Mapping[str, DossierSource]
    coder: str
    file: str

    def say(self, grade: Grade, source_ids: tuple[str, ...]) -> str:
        """Who says so: "reported, by Chamber survey 2024", "judged, by A. Coder"."""
        if not grade.needs_source or not source_ids:
            by = name_text(self.coder, "") if self.coder.strip() else ""
            return f"{grade}, by {by}" if by else f"{grade}, by whoever filled the dossier"
        return f"{grade}, by {'; '.join(self._name(source) for source in source_ids)}"

    def place_of(self, where: str) -> str:
        """Where it stands in the dossier, without the folders of somebody's machine."""
        name = PurePath(self.file).name
        return name_text(where.replace(self.file, name) if self.file else where, "")

    def _name(self, source_id: str) -> str:
        source = self.sources.get(source_id)
        return name_text(source.citation if source else source_id)


def voices_of(dossier: Dossier) -> Voices:
    """The voices of one dossier."""
    return Voices({source.id: source for source in dossier.sources}, dossier.coder, dossier.file)


def dossier_sources(dossier: Dossier) -> tuple[SourceLine, ...]:
    """The dossier's own sources in its order."""
    return tuple(
        _source_line(source.citation or source.id, source.url, source.seen)
        for source in dossier.sources
    )


def references_used(
    catalogue: Catalogue, kinds: Iterable[str], also: Iterable[str] = ()
) -> tuple[SourceLine, ...]:
    """Every reference behind the obstacles, criteria, base rates and activities shown, by key.

    ``also`` are keys that are cited beside.
    """
    used = {citation.key for citation in _citations(catalogue, kinds)}
    keys = sorted({*used, *also, PAPER})
    references = [catalogue.references[key] for key in keys if key in catalogue.references]
    return tuple(_source_line(r.text, r.url, f"[{r.key}]") for r in references)


def cite(citations: Iterable[Citation]) -> str:
    """References in square brackets, or nothing: "[MeyerStamer2002 3.1]"."""
    text = "; ".join(str(citation) for citation in citations)
    return f"[{text}]" if text else ""


def _citations(catalogue: Catalogue, kinds: Iterable[str]) -> Iterable[Citation]:
    for obstacle_class in catalogue.obstacle_classes.values():
        yield from obstacle_class.sources
    for obstacle in catalogue.obstacles.values():
        yield from obstacle.sources
    for criterion in catalogue.criteria.values():
        yield from criterion.sources
    for rate in catalogue.base_rates.values():
        for neighbour in (rate.ceiling, rate.floor, *rate.neighbours):
            yield from neighbour.sources if neighbour else ()
    for kind in kinds:
        yield from catalogue.activities[kind].sources if kind in catalogue.activities else ()


def _source_line(text: str, url: str, note: str) -> SourceLine:
    return SourceLine(
        name_text(text, longest=_LONGEST),
        web_address(url),
        name_text(url, "", longest=_LONGEST),
        name_text(note, ""),
    )
