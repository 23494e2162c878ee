"""How likely is it that an initiative takes off, lasts and pays, and what should be done?

Probabilities are numbers in 0-1; ``low`` and ``high`` are the 5th and 95th percentile.
"""

from dataclasses import dataclass
from enum import StrEnum

from jointaction.forecast.beliefs import Beliefs
from jointaction.forecast.why.explanation import Part, Why


class AdviceWord(StrEnum):
    """The four answers, as they stand in ``appraisal.json``."""

    START = "start"
    REPAIR_FIRST = "repair_first"
    DO_SOMETHING_ELSE = "do_something_else"
    DO_NOT_START = "do_not_start"


@dataclass(frozen=True)
class RangeParts:
    """Where a range comes from: the width (0-1) that each source alone would leave.

    ``base_rate``: how often such initiatives succeed anywhere; ``weight``: how far the model is to
    be believed; ``parameters``: which draws of what is not known of people and of this place were
    taken (more draws narrow it); ``runs``: chance between histories of the same draw. Widths do
    not add up.
    """

    base_rate: float
    weight: float
    parameters: float
    runs: float


@dataclass(frozen=True)
class EventForecast:
    """The odds of one event, given the one before it.

    ``base_rate`` is the outside view (how often among cluster initiatives), ``model`` the inside
    view (share of simulated histories of this place), ``model_reference`` the same for the
    reference place of which nothing is known, ``probability`` what they give together.
    """

    probability: float
    low: float
    high: float
    base_rate: float
    base_low: float
    base_high: float
    model: float
    model_reference: float
    range_from: RangeParts


@dataclass(frozen=True)
class Ratio:
    """Odds here over the odds of the base rate, with range: the part that is news."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Repair:
    """An instrument or bundle tried on the place: what it does to the local ratio."""

    id: str
    title: str
    actor: str
    what: str
    local_ratio: float
    gain: float
    draws: int


@dataclass(frozen=True)
class Alternative:
    """Another kind of activity tried in the same place instead."""

    kind: str
    title: str
    local_ratio: float
    gain: float
    draws: int


@dataclass(frozen=True)
class Fan:
    """One quantity over time: percentiles over the histories, and three histories in full.

    Every list has one number a quarter, from quarter 0.
    """

    p05: tuple[float, ...]
    p25: tuple[float, ...]
    p50: tuple[float, ...]
    p75: tuple[float, ...]
    p95: tuple[float, ...]
    single: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Fans:
    """Co-operation and participation with and without the initiative, same seeds.

    ``difference`` is co-operation with the initiative minus without it, history by history.
    Participation without the initiative is zero by definition and therefore not drawn.
    """

    cooperation_with: Fan
    cooperation_without: Fan
    difference: Fan
    participation: Fan


@dataclass(frozen=True)
class Innovation:
    """Change in the firms' capability over five years, in its parts, with range.

    ``passive`` comes from rivalry and from what firms learn from neighbours, ``active`` from the
    activity and from the use of supporting institutions, ``externalities`` is what firms that take
    no part learn from what the others do together; 1 is the distance from no capability to full
    capability.
    """

    passive: Part
    active: Part
    externalities: Part


@dataclass(frozen=True)
class CollectiveEfficiency:
    """What being in one place is worth to a firm over five years, in its two parts, with range.

    In gains of one mutually co-operative tie-quarter, mean over firms. ``external_economies``
    (passive) is what ties with neighbours pay, without the initiative; ``joint_action`` (active)
    what the activity brings its members less its whole cost, a firm asked; ``externalities`` what
    it brings to others: firms asked that take no part, and trade that went better or worse for
    it. After [MeyerStamer2002] footnote 4; the money of the activity is the template's where the
    dossier gives no cost.
    """

    external_economies: Part
    joint_action: Part
    externalities: Part


@dataclass(frozen=True)
class InitiativeForecast:
    """All there is to say about the odds of one initiative.

    ``still_running`` is taking off and lasting together, the odds of the headline.
    ``pays_is_local`` is False where no cost is given: then ``pays`` is the outside view only.
    ``firms_simulated`` is the middle and ``firms_simulated_high`` the largest number of firms
    simulated; ``firms_capped`` says whether the place has more than are simulated.
    """

    initiative: str
    name: str
    kind: str
    takes_off: EventForecast
    lasts: EventForecast
    pays: EventForecast
    all_three: EventForecast
    still_running: EventForecast
    local_ratio: Ratio
    advice: AdviceWord
    reasons: tuple[str, ...]
    pays_is_local: bool
    repairs: tuple[Repair, ...]
    alternatives: tuple[Alternative, ...]
    why: Why
    fans: Fans
    innovation: Innovation
    collective_efficiency: CollectiveEfficiency
    firms_simulated: int
    firms_simulated_high: int
    firms_capped: bool
    draws: int
    runs: int


@dataclass(frozen=True)
class Forecast:
    """The forecasts of every initiative of the dossier, in the dossier's order.

    ``beliefs`` are the base rates and the weight that they rest on.
    """

    initiatives: tuple[InitiativeForecast, ...]
    beliefs: Beliefs

    def of(self, initiative_id: str) -> InitiativeForecast:
        """The forecast of one initiative; ``KeyError`` where there is none."""
        for forecast in self.initiatives:
            if forecast.initiative == initiative_id:
                return forecast
        raise KeyError(initiative_id)
