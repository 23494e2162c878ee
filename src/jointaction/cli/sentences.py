"""How does a result read on a terminal?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jointaction.catalogue.things import Catalogue
from jointaction.cli.telling import printable
from jointaction.cluster.dossier import Dossier
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.forecasts import EventForecast, Forecast, InitiativeForecast
from jointaction.forecast.reasons import NO_SINGLE_ANSWER
from jointaction.report.deaths import deaths_sentence
from jointaction.report.drivers import drivers_finding, what_can_be_asked
from jointaction.report.expected import expected_lines
from jointaction.report.plain import full_stop
from jointaction.report.questions import no_answer_changes_it, questions_to_ask
from jointaction.report.ranges import range_sentence
from jointaction.report.region import region_box
from jointaction.report.sentences import running_after_five_years

if TYPE_CHECKING:
    from jointaction.simulate.simulate import Simulation

_MOST_QUESTIONS = 3
_ADVICE = {
    "start": "start",
    "repair_first": "repair first",
    "do_something_else": "do something else",
    "do_not_start": "do not start",
}


def of_forecast(forecast: Forecast, catalogue: Catalogue) -> Iterator[str]:
    """Odds, advice and reasons of each initiative, and what lies behind them."""
    outside = tuple(_floors_and_ceilings(catalogue))
    for one in forecast.initiatives:
        yield printable(one.name)
        yield from _odds(one)
        yield from outside
        yield f"  advice: {_ADVICE[one.advice.value]}"
        for reason in one.reasons:
            yield f"    - {printable(reason)}"
        yield "  behind these odds:"
        for told in _behind(one):
            yield f"    - {printable(told)}"
        yield from _asked(one)
        yield ""


def _odds(one: InitiativeForecast) -> Iterator[str]:
    yield f"  takes off            {_line(one.takes_off)}"
    yield f"  lasts, if it does    {_line(one.lasts)}"
    outside = "" if one.pays_is_local else "  (outside view only: no cost given)"
    yield f"  pays, if it lasts    {_line(one.pays)}{outside}"
    yield f"  all three            {_line(one.all_three)}"


def _floors_and_ceilings(catalogue: Catalogue) -> Iterator[str]:
    """The rates seen in a too strict and in a too friendly class, for every forecast."""
    told = [
        f"{rate.title.lower()} {rate.floor.value} to {rate.ceiling.value}"
        for rate in (catalogue.base_rates[event] for event in EVENTS)
        if rate.floor and rate.ceiling
    ]
    if told:
        yield f"  floor and ceiling    {', '.join(told)}, in strict and friendly classes"


def _behind(one: InitiativeForecast) -> Iterator[str]:
    """Where the range comes from, what drives the odds, where it lasts, how it goes and ends."""
    why, running = one.why, one.still_running
    odds = running_after_five_years(running)[0].words
    comes = range_sentence(running, with_range=False)
    yield f"Still running after five years: {odds}. {comes}".strip()
    for found in why.drivers:
        more = found.refused or what_can_be_asked(found)
        yield f"{full_stop(drivers_finding(found))} {more}".strip()
    box = region_box(why.region)
    yield box.refused or box.sentence
    lines = "; ".join(f"{line.when} {line.firms}" for line in expected_lines(why.expected))
    yield f"Taking part (in brackets: 9 of 10 simulated histories): {lines}."
    ends = deaths_sentence(why.deaths)
    if ends:
        yield ends


def _asked(one: InitiativeForecast) -> Iterator[str]:
    """The first questions, with what their answers would change; a reason is not said again."""
    asked = questions_to_ask(one.why.questions)[:_MOST_QUESTIONS]
    if not asked:
        return
    if no_answer_changes_it(one.why.questions):
        if not any(NO_SINGLE_ANSWER in reason for reason in one.reasons):
            yield f"  ask: {NO_SINGLE_ANSWER} the advice"
        return
    yield "  ask first:"
    for ask in asked:
        yield f"    - {printable(ask.title)}: {ask.change or ask.swing}."


def _line(event: EventForecast) -> str:
    return (
        f"{_of_100(event.probability):>4} of 100  (between {_of_100(event.low)} and "
        f"{_of_100(event.high)}; base rate {_of_100(event.base_rate)})"
    )


def _of_100(share: float) -> str:
    hundred = 100 * share
    return f"{hundred:.1f}" if 0 < hundred < 1 else f"{hundred:.0f}"


def of_simulation(simulation: "Simulation", dossier: Dossier) -> Iterator[str]:
    """How the histories of each initiative ended; shares of histories, no forecast."""
    from jointaction.forecast.why.deaths import deaths

    yield "Shares of simulated histories. These are not odds: see jointaction forecast."
    for initiative in dossier.initiatives:
        runs = simulation.with_initiative[initiative.id]
        yield ""
        yield f"{printable(initiative.name)} ({len(runs.draw)} histories)"
        for ending in deaths(runs):
            yield f"  {_of_100(ending.share):>4} of 100  {ending.title}"
