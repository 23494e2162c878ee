"""What is there to say about one initiative, ready to print?

Takes its screening and forecast and gives an ``InitiativePage``: headline, advice, odds picture,
reasons, what to do first, what to ask, and the details behind them.
"""

from dataclasses import dataclass

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Initiative
from jointaction.diagnose.diagnosis import Diagnosis
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.forecasts import InitiativeForecast
from jointaction.report.course import Course, course
from jointaction.report.criteria import CriterionRow, criterion_rows, verdict_sentence
from jointaction.report.drivers import drivers_figure
from jointaction.report.expected import ExpectedLine, expected_lines
from jointaction.report.fans import fan_figures
from jointaction.report.figures import Figure
from jointaction.report.intention import intention_figure
from jointaction.report.marks import MarkRow, mark_row
from jointaction.report.origins import Voices
from jointaction.report.outside import between_floor_and_ceiling, outside_figure
from jointaction.report.plain import full_stop, name_text
from jointaction.report.questions import Ask, questions_to_ask, what_answers_are_worth
from jointaction.report.ranges import range_figure, range_sentence
from jointaction.report.reasons import Point, helping, in_the_way
from jointaction.report.region import RegionBox, region_box
from jointaction.report.sentences import (
    Odds,
    advice_label,
    headline,
    odds_word,
    ratio_sentence,
    running_after_five_years,
    times,
)
from jointaction.report.story import TwoStories
from jointaction.report.views import efficiency_figure, innovation_figure, views_figure
from jointaction.screen.screening import InitiativeScreening

MOST_REPAIRS, MOST_ALTERNATIVES = 5, 3
_NO_GAIN_FROM, _GAIN_ABOVE = 0.95, 1.05  # a gain between these is none; judged
NO_COST = "Whether it pays is the outside view only, because no cost is given."


@dataclass(frozen=True)
class Step:
    """Something to do first: what, who, and by how much it would raise the odds."""

    title: str
    what: str
    who: str
    gain: str


@dataclass(frozen=True)
class Todo:
    """What to do first and what to ask next, with the reasons after the first."""

    advice_meaning: str
    more_reasons: tuple[str, ...]
    repairs: tuple[Step, ...]
    alternatives: tuple[Step, ...]
    weaker_variants: tuple[tuple[str, str], ...]
    intention: Figure | None
    warnings: tuple[str, ...]
    questions: tuple[Ask, ...]
    questions_worth: str


@dataclass(frozen=True)
class Details:
    """What stands behind the odds, in parts that can be folded away."""

    drivers: tuple[Figure, ...]
    course: Course
    verdict: str
    criteria: tuple[CriterionRow, ...]
    fans: tuple[Figure, ...]
    innovation: Figure
    efficiency: Figure
    ranges: Figure
    views: Figure


@dataclass(frozen=True)
class InitiativePage:
    """Everything about one initiative, in the order of the page."""

    name: str
    activity: str
    headline: str
    running: Odds
    base: Odds
    running_word: str
    pays_sentence: str
    ratio: str
    advice: str
    advice_word: str
    reason: str
    marks_here: MarkRow
    marks_base: MarkRow
    no_cost: str
    range_sentence: str
    outside: Figure
    floors_and_ceilings: tuple[str, ...]
    region: RegionBox
    expected: tuple[ExpectedLine, ...]
    hinders: tuple[Point, ...]
    helps: tuple[Point, ...]
    todo: Todo
    details: Details
    stories: TwoStories | None = None


def initiative_page(
    initiative: Initiative,
    diagnosis: Diagnosis,
    screening: InitiativeScreening,
    forecast: InitiativeForecast,
    catalogue: Catalogue,
    voices: Voices,
    stories: TwoStories | None = None,
) -> InitiativePage:
    """The page of one initiative."""
    here, base = running_after_five_years(forecast.still_running)
    activity = activity_title(catalogue, initiative.kind)
    return InitiativePage(
        name=name_text(initiative.name),
        activity=activity,
        headline=headline(here.value, activity_plural(catalogue, initiative.kind)),
        running=here,
        base=base,
        running_word=odds_word(here.value, catalogue.advice.words),
        pays_sentence=_pays_sentence(forecast),
        ratio=ratio_sentence(forecast.local_ratio),
        advice=advice_label(forecast.advice),
        advice_word=str(forecast.advice),
        reason=full_stop(forecast.reasons[0]) if forecast.reasons else "",
        marks_here=_marks("This initiative, here", forecast),
        marks_base=_base_marks("Initiatives of any place: the base rate", forecast),
        no_cost="" if forecast.pays_is_local else NO_COST,
        range_sentence=range_sentence(forecast.still_running),
        outside=outside_figure(forecast, catalogue),
        floors_and_ceilings=tuple(
            filter(None, (between_floor_and_ceiling(catalogue, event) for event in EVENTS))
        ),
        region=region_box(forecast.why.region),
        expected=expected_lines(forecast.why.expected),
        hinders=in_the_way(diagnosis, screening, voices),
        helps=helping(diagnosis, screening, voices),
        todo=_todo(screening, forecast, catalogue),
        details=_details(screening, forecast, voices),
        stories=stories,
    )


def _todo(
    screening: InitiativeScreening, forecast: InitiativeForecast, catalogue: Catalogue
) -> Todo:
    return Todo(
        advice_meaning=catalogue.advice.answers.get(str(forecast.advice), ""),
        more_reasons=tuple(map(full_stop, forecast.reasons[1:])),
        repairs=_repairs(forecast, catalogue),
        alternatives=_alternatives(forecast),
        weaker_variants=tuple((one.title, one.why) for one in screening.variants),
        intention=intention_figure(screening.intention),
        warnings=(*screening.warnings, *filter(None, [screening.anti_trust])),
        questions=questions_to_ask(forecast.why.questions),
        questions_worth=what_answers_are_worth(forecast.why.questions),
    )


def _details(
    screening: InitiativeScreening, forecast: InitiativeForecast, voices: Voices
) -> Details:
    return Details(
        drivers=tuple(map(drivers_figure, forecast.why.drivers)),
        course=course(forecast.why, forecast.draws),
        verdict=verdict_sentence(screening),
        criteria=criterion_rows(screening, voices),
        fans=fan_figures(forecast.fans),
        innovation=innovation_figure(forecast.innovation),
        efficiency=efficiency_figure(forecast.collective_efficiency),
        ranges=range_figure(forecast),
        views=views_figure(forecast),
    )


def activity_title(catalogue: Catalogue, kind: str) -> str:
    """The kind's title in the catalogue, or the kind itself in words."""
    activity = catalogue.activities.get(kind)
    return activity.title if activity else kind.replace("_", " ")


def activity_plural(catalogue: Catalogue, kind: str) -> str:
    """What such initiatives are called in the plural: "joint testing laboratories"."""
    activity = catalogue.activities.get(kind)
    return activity.plain if activity else f"{kind.replace('_', ' ')} initiatives"


def _pays_sentence(forecast: InitiativeForecast) -> str:
    every = forecast.all_three
    text = Odds(every.probability, every.low, every.high).words
    if forecast.pays_is_local:
        return f"In {text} it would also pay: bring in more than it cost."
    return f"In {text} it would also pay, in the outside view only."


def _marks(title: str, forecast: InitiativeForecast) -> MarkRow:
    return mark_row(
        title, forecast.takes_off.probability, forecast.lasts.probability, forecast.pays.probability
    )


def _base_marks(title: str, forecast: InitiativeForecast) -> MarkRow:
    return mark_row(
        title, forecast.takes_off.base_rate, forecast.lasts.base_rate, forecast.pays.base_rate
    )


def _gain(gain: float, draws: int) -> str:
    tried = f"(tried on {draws:,} draws)"
    if _NO_GAIN_FROM <= gain <= _GAIN_ABOVE:
        return f"no gain worth the name {tried}"
    no_gain = ", so no gain" if gain < 1 else ""
    return f"about {times(gain)} times the odds as proposed{no_gain} {tried}"


def _repairs(forecast: InitiativeForecast, catalogue: Catalogue) -> tuple[Step, ...]:
    best = sorted(forecast.repairs, key=lambda r: (-r.gain, r.title))[:MOST_REPAIRS]
    return tuple(
        Step(
            title=repair.title,
            what=full_stop(repair.what),
            who=catalogue.actors[repair.actor].title
            if repair.actor in catalogue.actors
            else repair.actor.replace("_", " "),
            gain=_gain(repair.gain, repair.draws),
        )
        for repair in best
    )


def _alternatives(forecast: InitiativeForecast) -> tuple[Step, ...]:
    best = sorted(forecast.alternatives, key=lambda a: (-a.gain, a.title))[:MOST_ALTERNATIVES]
    return tuple(Step(a.title, "", "", _gain(a.gain, a.draws)) for a in best)
