"""What does an agency need to read about a place and its initiatives, and in which order?

Takes the nouns of the road and gives a ``Report``: plain sentences, finished drawings and tables
in the order of the page. It decides nothing; every number in it stands in a noun before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnosis import Diagnosis
from jointaction.forecast.forecasts import AdviceWord, Forecast, InitiativeForecast
from jointaction.report.advised import Advised, advised
from jointaction.report.doubts import how_it_could_be_wrong, what_we_do_not_know
from jointaction.report.glossary import glossary
from jointaction.report.heat import severity_words
from jointaction.report.initiative import InitiativePage, initiative_page
from jointaction.report.origins import (
    SourceLine,
    dossier_sources,
    references_used,
    voices_of,
)
from jointaction.report.outside import BaseRateLine, base_rate_lines
from jointaction.report.place import PlaceSection, place_section
from jointaction.report.plain import name_text
from jointaction.report.reasons import of_the_place
from jointaction.report.sentences import words_with_numbers
from jointaction.report.story import TwoStories
from jointaction.screen.screening import Screening

SHORT_DIGEST = 12


@dataclass(frozen=True)
class Reproduction:
    """What is needed to make this report again: version, seed, dossier, date, command."""

    version: str
    seed: int
    digest: str
    made_on: str
    command: str

    @property
    def short_digest(self) -> str:
        """The first characters of the dossier's digest."""
        return self.digest[:SHORT_DIGEST]

    @property
    def line(self) -> str:
        """The line at the foot of every printed page."""
        return (
            f"jointaction {self.version} · seed {self.seed} · "
            f"dossier {self.short_digest} · {self.made_on}"
        )


@dataclass(frozen=True)
class Report:
    """The report, ready to be laid out; see ``page`` for the one way to do so."""

    place: str
    whereabouts: str
    about: tuple[tuple[str, str], ...]
    initiatives: tuple[InitiativePage, ...]
    best: int | None
    of_the_place: PlaceSection
    advised: Advised
    place_warnings: tuple[str, ...]
    base_rates: tuple[BaseRateLine, ...]
    not_known: tuple[str, ...]
    could_be_wrong: tuple[str, ...]
    odds_words: tuple[str, ...]
    severity_words: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    references: tuple[SourceLine, ...]
    glossary: dict[str, str]
    reproduction: Reproduction


def report(
    dossier: Dossier,
    diagnosis: Diagnosis,
    screening: Screening,
    forecast: Forecast,
    catalogue: Catalogue,
    *,
    seed: int,
    version: str,
    made_on: date,
    command: str,
    stories: Mapping[str, TwoStories] | None = None,
) -> Report:
    """The report on one dossier; initiatives keep the dossier's order.

    ``command`` is what to type to make the same report again. ``stories`` are told of each
    initiative, by its id.
    """
    voices = voices_of(dossier)
    shared = diagnosis if len(dossier.initiatives) < 2 else of_the_place(diagnosis)
    pages = tuple(
        initiative_page(
            initiative,
            shared,
            screening.of(initiative.id),
            forecast.of(initiative.id),
            catalogue,
            voices,
            (stories or {}).get(initiative.id),
        )
        for initiative in dossier.initiatives
    )
    return Report(
        place=name_text(dossier.name),
        whereabouts=", ".join(
            name_text(part) for part in (dossier.region, dossier.country) if part
        ),
        about=_about(dossier, diagnosis),
        initiatives=pages,
        best=_best(forecast.initiatives),
        of_the_place=place_section(diagnosis, voices),
        advised=advised(screening),
        place_warnings=diagnosis.warnings,
        base_rates=base_rate_lines(catalogue, forecast.beliefs),
        not_known=what_we_do_not_know(dossier, diagnosis, screening, forecast),
        could_be_wrong=how_it_could_be_wrong(forecast),
        odds_words=words_with_numbers(catalogue.advice.words),
        severity_words=severity_words(),
        sources=dossier_sources(dossier),
        references=references_used(
            catalogue,
            [i.kind for i in dossier.initiatives],
            _cited_by_intentions(screening),
        ),
        glossary=glossary(catalogue),
        reproduction=Reproduction(
            version, seed, dossier.digest, f"{made_on.day} {made_on:%B %Y}", command
        ),
    )


def _cited_by_intentions(screening: Screening) -> list[str]:
    told = [one.intention for one in screening.initiatives if one.intention is not None]
    return [key for one in told for key in one.sources]


def _best(initiatives: tuple[InitiativeForecast, ...]) -> int | None:
    """Where the best odds stand, None where no initiative is clearly ahead of all others.

    Clearly: what is news about it lies above that of every other with its whole range. What is
    not to be started is not called the best of anything.
    """
    ratios = [one.local_ratio for one in initiatives]
    best = max(range(len(ratios)), key=lambda n: ratios[n].value)
    rest = [ratio for n, ratio in enumerate(ratios) if n != best]
    clear = bool(rest) and ratios[best].low > max(ratio.high for ratio in rest)
    return best if clear and initiatives[best].advice is not AdviceWord.DO_NOT_START else None


def _about(dossier: Dossier, diagnosis: Diagnosis) -> tuple[tuple[str, str], ...]:
    particulars = [p for o in diagnosis.obstacles for p in o.particulars]
    known = sum(p.known for p in particulars)
    firms = dossier.says("cluster.n_firms")
    lines = (
        ("Sector", dossier.says("cluster.sector").word or ""),
        ("Firms", _firms(firms.number, firms.low, firms.high)),
        ("Dossier filled by", dossier.coder),
        ("Obstacles known", f"{known} of {len(particulars)}"),
    )
    return tuple((head, name_text(text)) for head, text in lines if text.strip())


def _firms(number: float | None, low: float | None, high: float | None) -> str:
    if number is None:
        return "not known"
    if low is None or high is None or low == high:
        return f"{number:,.0f}"
    return f"{number:,.0f} (between {low:,.0f} and {high:,.0f})"
