"""Why these odds and this advice, in sentences that anybody can repeat?"""

from dataclasses import dataclass

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Initiative
from jointaction.forecast.advice import Grounds
from jointaction.forecast.forecasts import (
    AdviceWord,
    Alternative,
    EventForecast,
    Ratio,
    Repair,
)
from jointaction.forecast.why.explanation import Question
from jointaction.screen.screening import InitiativeScreening

NO_SINGLE_ANSWER = "no single answer can be shown to change"
_MOST_QUESTIONS = 3
_CLEARLY = 0.03
_HARDLY = (0.95, 1.05)


@dataclass(frozen=True)
class Case:
    """What the reasons for one piece of advice rest on.

    Repairs and alternatives come best first, questions in the order of their worth; ``firms`` is
    the largest number of firms simulated, ``pays_is_local`` whether a cost is given.
    """

    initiative: Initiative
    screening: InitiativeScreening
    grounds: Grounds
    ratio: Ratio
    takes_off: EventForecast
    repairs: tuple[Repair, ...]
    alternatives: tuple[Alternative, ...]
    questions: tuple[Question, ...]
    pays_is_local: bool
    firms: int

    @property
    def events(self) -> str:
        """The events of which the local ratio speaks."""
        return "taking off, lasting and paying" if self.pays_is_local else "taking off and lasting"


def reasons(case: Case, catalogue: Catalogue) -> tuple[str, ...]:
    """The reasons, the deciding one first; never empty.

    How it most often ends is not among them: it explains the odds (see ``why``), not the advice.
    """
    told = [
        _deciding(case, catalogue),
        *_stop_rules(case.grounds),
        *_alone(case.firms),
        _news(case),
        _inside(case.takes_off),
        *_criteria(case.screening),
    ]
    if not case.pays_is_local:
        told.append(
            "Whether it pays is the outside view only, because no total cost is given "
            "for this initiative."
        )
    return tuple(sentence for sentence in told if sentence)


def _deciding(case: Case, catalogue: Catalogue) -> str:
    match case.grounds.because:
        case "forbidden":
            return catalogue.activities[case.initiative.kind].never_advised
        case "too_low":
            return (
                f"The odds of {case.events} are {_times(case.ratio.value)} those of an "
                "ordinary initiative, and no repair that was tried mends them enough."
            )
        case "killed":
            killing = case.screening.killed_by
            titles = " and ".join(catalogue.criteria[name].title for name in killing)
            return f"It fails where rivals will not follow ({titles}), and has no weaker variant."
        case "alternative":
            best = case.alternatives[0]
            return (
                f"{best.title} would have {_times(best.gain)} the odds here, more than any "
                "repair of this initiative would bring."
            )
        case "repair":
            repair = case.repairs[0]
            return (
                f"“{repair.title}” ({repair.actor}) would multiply the odds of "
                f"{case.events} by {_number(repair.gain)}."
            )
        case "good_odds":
            return "What is known speaks for the place, and no repair would add much."
    return _unsettled(case.ratio, case.questions)


def _unsettled(ratio: Ratio, questions: tuple[Question, ...]) -> str:
    """What to settle where neither a repair nor the odds decide."""
    unclear = "What is known does not speak clearly for a start"
    decisive = [question.title for question in questions if question.changes]
    if decisive:
        return f"{unclear}; settle first what could change that: {_listed(decisive)}."
    if questions:
        moving = _listed([question.title for question in questions])
        return f"{unclear}, and {NO_SINGLE_ANSWER} that; most hangs on: {moving}."
    if ratio.high < 1:
        return (
            "What is known speaks against a start as proposed, and no repair that was tried adds "
            "enough: change the plan, then appraise again."
        )
    return "Nothing known about the place speaks clearly for a start, and nothing against it."


def _listed(titles: list[str]) -> str:
    return ", ".join(titles[:_MOST_QUESTIONS])


def _news(case: Case) -> str:
    ratio, events = case.ratio, case.events
    if ratio.low == ratio.high == 1:
        return f"Nothing known here moves the odds of {events} away from the base rate."
    between = f"range {_number(ratio.low)} to {_number(ratio.high)}"
    if _HARDLY[0] < ratio.value < _HARDLY[1]:
        return (
            f"What is known of this place and this initiative hardly moves the odds of {events} "
            f"away from the base rate ({_times(ratio.value)}, {between})."
        )
    return (
        f"What is known of this place and this initiative makes the odds of {events} "
        f"{_times(ratio.value)} those of an ordinary initiative ({between})."
    )


def _stop_rules(grounds: Grounds) -> list[str]:
    if grounds.advice is not AdviceWord.START:
        return []
    return [
        (
            "Stop rules: stop if after a year fewer than 30 of 100 intended firms, or fewer than "
            "five, put in cash or time; and look again a year after the launch subsidy ends."
        )
    ]


def _alone(firms: int) -> list[str]:
    told = (
        "There is one firm here, and joint action takes at least two: read these as the odds of "
        "a firm that acts alone."
    )
    return [] if firms > 1 else [told]


def _inside(takes_off: EventForecast) -> str:
    here, elsewhere = takes_off.model, takes_off.model_reference
    if abs(here - elsewhere) < _CLEARLY:
        compared = "about as many as"
    else:
        compared = "more than" if here > elsewhere else "fewer than"
    return (
        f"It took off in {_of_100(here)} of 100 simulated histories of this place, {compared} in "
        f"a place of which nothing is known ({_of_100(elsewhere)})."
    )


def _criteria(screening: InitiativeScreening) -> list[str]:
    """What the four criteria say against and for it, without odds."""
    bad = [c for c in screening.criteria if c.family == "cooperation" and c.finding == "fails"]
    good = [c for c in screening.criteria if c.family == "cooperation" and c.finding == "meets"]
    told = [f"Against it: {finding.reason}" for finding in bad]
    if good:
        met = "; ".join(f"{finding.title[0].lower()}{finding.title[1:]}" for finding in good)
        told.append(f"Criteria it meets, as rated: {met}.")
    return told


def _number(value: float) -> str:
    """Two digits: 0.95, 1.0, 12."""
    rounded = float(f"{value:.2g}")
    return f"{rounded:.2f}" if rounded < 1 else f"{rounded:.1f}" if rounded < 10 else f"{value:.0f}"


def _times(value: float) -> str:
    return f"{_number(value)} times"


def _of_100(share: float) -> str:
    hundred = 100 * share
    if 0 < hundred < 1:
        return "fewer than 1"
    return f"{hundred:.0f}"
