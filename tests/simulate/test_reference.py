"""Does the compiled model play what its description says?

``reference`` is the model once more, in slow plain Python with one object a firm and tie, written
from the text of the catalogue and not from the program. Both play the same places with the same
draws; every fact of every quarter must be the same and every number within rounding.

The program reckons in single precision, the reference in double. So a decision may fall
differently where a draw lies next to its probability: at most 1 run in 32 may differ, and each that
does must have had such a decision, within 1e-5, in the very quarter of its first difference.
"""

from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.simulate.layout import FirmField
from jointaction.simulate.place import burnt_in, histories, lived_through
from jointaction.simulate.runs import Ensemble
from tests.simulate.dossiers import dossier_of, initiative_of
from tests.simulate.reference import quarter, start
from tests.simulate.reference.both_ways import QUARTERS, at_start, past, years
from tests.simulate.reference.record import recorded
from tests.simulate.world import world

NEXT_TO = 1e-5
DRAWS = 32
UNLUCKY = 1


@dataclass(frozen=True)
class Played:
    """A small world: what is known of it, what is set by hand, and what must happen in it."""

    happens: tuple[str, ...]
    given: dict[str, float] = field(default_factory=dict)
    place: dict[str, object] = field(default_factory=dict)
    initiative: dict[str, object] = field(default_factory=dict)
    kind: str = "training"
    off: tuple[str, ...] = ()
    absent: bool = False
    instruments: tuple[str, ...] = ()
    more: dict[str, float] = field(default_factory=dict)
    seed: int = 3


HARD_TIMES = {
    "simulated": 12, "entry_and_exit.start_cash": 2, "entry_and_exit.base": -1.5,
    "entry_and_exit.entry": 0.2, "spin_offs.rate": 0.05, "spin_offs.room": 0.4,
}  # fmt: skip
INSTRUMENTS = (
    "business_associations/exclude_non_payers", "business_associations/organisational_development",
    "business_associations/subcontracting_exchange", "local_government/own_house_in_order",
    "local_government/technology_incubators", "regional_government/cover_transaction_costs",
    "regional_government/strategic_information", "firms/narrow_to_a_felt_problem",
    "supporting_institutions/organisational_development",
)  # fmt: skip
WORLDS = {
    "of which nothing is known": Played(
        ("relationship ended", "activity ran", "new manager"), {"simulated": 9}
    ),
    "in which everything happens": Played(
        (
            "take-over", "new manager", "slump", "office changed", "technology moved on",
            "read as a sunset", "closed", "newcomer", "spin-off", "activity ran", "activity broke",
        ),
        HARD_TIMES | {
            "entry_and_exit.base": -0.5, "ownership.takeovers": 0.05,
            "ownership.tenure_outside": 4, "elections.every": 4, "elections.harm": 1,
            "political_rivalry": 0.9, "demand.rate": 0.2, "lock_in.shock_rate": 0.2,
            "associations.mandatory": 0.5, "cutting": 0.05, "cutting_from": 2,
            "side_offers.offers": 0.5, "predation": 0.8, "crisis": 0.8,
        },
        initiative={"intended_firms": 6, "subsidy": "medium"},
        seed=2**40 + 5,
    ),
    "of managers who come and go": Played(
        ("take-over", "new manager", "activity ran"),
        {
            "simulated": 8, "external_share": 0.4, "ownership.takeovers": 0.1,
            "ownership.tenure_outside": 3, "ownership.tenure_local": 6,
            "ownership.fresh_start": 0.8, "required_trust.outside": 0.3,
        },
        initiative={"intended_firms": 8},
    ),
    "of founders who take secrets along": Played(
        ("spin-off", "newcomer", "closed"),
        HARD_TIMES | {
            "spin_offs.rate": 0.2, "spin_offs.harm": 2, "spin_offs.share": 0.9,
            "exchange.leak": 0.1, "exchange.leak_harm": 2, "exchange.secrecy": 0.6,
            "exchange.sharing": 0.3, "exchange.mobility": 0.1, "vertical_ties.share": 0.5,
            "starting_disposition": -2, "incubation": 0.1, "matching": 0.2,
        },
        initiative={"intended_firms": 3},
    ),
    "of a chamber that all must join": Played(
        ("office changed", "read as a sunset"),
        {
            "simulated": 10, "associations.mandatory": 0.7, "associations.drift": 0.05,
            "associations.attention": 0.9, "associations.capture": 1, "lead_share": 0.9,
            "associations.reconsider": 0.5, "association_development": 0.03, "elections.every": 4,
            "elections.harm": 1, "political_rivalry": 1, "crisis": 1, "crisis.sunset": 1,
        },
        {"history__association_strength": 4},
        {"intended_firms": 5},
    ),
    "without an association": Played(
        ("activity ran",), {"simulated": 7}, {"history__association_strength": 0},
    ),
    "of institutions and red tape": Played(
        ("technology moved on", "activity ran"),
        {
            "simulated": 9, "institution_development": 0.1, "institutions.feedback": 0.2,
            "institutions.academic_drift": 0.1, "institutions.academic": 1,
            "institutions_responsiveness": 0.3, "institutions_quality": -0.2,
            "institutions.rate": 0.1, "foresight": 0.5, "lock_in.rate": 0.3,
            "lock_in.shock_rate": 0.3, "paradigms.opening": 0.3, "cutting": 0.1,
            "cutting_from": 3, "cutting_quarters": 4, "government.down": 0.2,
        },
        {"history__support_institutions": 3, "history__local_government": 2},
        {"intended_firms": 6},
    ),
    "of members who take side offers": Played(
        ("activity ran", "activity broke"),
        {
            "simulated": 9, "side_offers.offers": 0.6, "predation": 0.9, "threshold": 0.3,
            "required_trust.baseline": 0.2, "external_pressure": 0.2, "trust.spill_over": 1,
        },
        initiative={"intended_firms": 6},
        kind="purchasing_coop",
    ),
    "of an activity that reaches its goal": Played(
        ("activity ran", "goal reached"),
        {
            "simulated": 9, "goal_quarters": 4, "fatigue.weariness": 0.2, "felt_share": 0.5,
            "required_trust.baseline": 0.1, "benefit_factor": 2, "crisis": 0.7,
            "capability.active_rate": 0.1, "externalities.rate": 0.1, "free_riding": 0.6,
            "subsidy_quarters": 3, "subsidy_share": 0.8, "red_tape.cost": 1,
        },
        initiative={"intended_firms": 7, "subsidy": "high"},
    ),
    "without the initiative": Played(
        ("relationship ended", "closed"), HARD_TIMES, initiative={"intended_firms": 4}, absent=True
    ),
    "with many instruments": Played(
        ("activity ran", "newcomer", "spin-off"),
        HARD_TIMES | {"entry_and_exit.base": -0.5},
        initiative={"intended_firms": 6},
        instruments=INSTRUMENTS,
    ),
    "in which a rule ends": Played(
        ("relationship ended",),
        {"simulated": 6, "rules.fine": 1.3, "rules.crowding_out": 0.2, "detection": 0.9},
        more={"rule_ends": 5},
    ),
    "at the ends of its ranges": Played(
        ("read as a sunset", "activity ran"),
        {
            "simulated": 8, "tie_game.continuation": 0.95, "vertical_ties.longer": 0.15,
            "vertical_ties.share": 0.6, "tie_game.loss": 0, "exchange.secrecy": 0,
            "crisis": 0.8, "crisis_immediacy": 0.4, "immediacy": 0.9, "crisis.sunset": 0.5,
            "crisis.on_continuation": 0, "required_trust.immediacy": 0.9, "free_riding": 1,
            "cost": 0.01, "red_tape.cost": 0, "required_trust.cost": 0.5,
            "associations.mandatory": 0, "service_quality": 0.1,
            "associations.slope": 9, "associations.alternative": 0.4,
            "associations.attention": 0.9, "demand.rate": 0.2, "demand.depth": 0.9,
        },
        initiative={"intended_firms": 6},
    ),
    "of one firm": Played(
        ("activity ran",), {"simulated": 1, "required_trust.baseline": 0},
        initiative={"intended_firms": 1},
    ),
    "of three firms with all mechanisms off": Played(
        (), {"simulated": 3}, initiative={"intended_firms": 3}, off=("*",)
    ),
}  # fmt: skip


# Shares that a world put together at random may have at either end, or anywhere between.
SHARES = (
    "external_share", "play_off", "rivalry_pressure", "meetings", "detection", "service_quality",
    "red_tape", "credibility", "facilitation", "skill", "institutions", "political_rivalry",
    "lead_share", "core", "predation", "immediacy", "scale", "free_riding", "external_pressure",
    "subsidy_share", "crisis", "threshold", "knowledge", "felt_share", "foresight", "matching",
    "incubation", "cutting", "association_development", "institution_development",
)  # fmt: skip


@cache
def catalogue():
    return load_catalogue()


def at_random(number):
    """A world of up to twelve firms with about a third of all quantities set at random."""
    chance = np.random.default_rng(number)

    def between(low, high):
        return float(chance.choice([low, high, chance.uniform(low, high)]))

    ranges = {
        f"{mechanism.name}.{symbol}": (parameter.low, parameter.high)
        for mechanism in catalogue().mechanisms.values()
        for symbol, parameter in mechanism.parameters.items()
    } | dict.fromkeys(SHARES, (0, 1))
    given = {name: between(*ends) for name, ends in ranges.items() if chance.random() < 0.35}
    given |= dict(HARD_TIMES) if chance.random() < 0.5 else {}
    firms = int(chance.integers(1, 13))
    given |= {"simulated": firms, "neighbours": int(chance.integers(2, 6)), "place.burn_in": 20}
    return Played(
        (), given, initiative={"intended_firms": int(chance.integers(1, firms + 1))},
        kind=str(chance.choice(list(catalogue().activities))), seed=int(chance.integers(2**60)),
        instruments=tuple(chance.choice(list(catalogue().instruments), 3)),
    )  # fmt: skip


def dossier_of_world(one):
    known = {"cluster__n_firms": 12} | one.place
    return dossier_of(initiative_of(one.kind, **({"intended_firms": 4} | one.initiative)), **known)


def begun(one, draws=DRAWS, runs_per_draw=1):
    off = tuple(catalogue().mechanisms) if one.off == ("*",) else one.off
    ensemble = Ensemble(seed=one.seed, draws=draws, runs_per_draw=runs_per_draw, threads=1)
    return burnt_in(dossier_of_world(one), catalogue(), ensemble, given=one.given, off=off)


def shifts(one):
    """What the instruments of a world move."""
    return [move for name in one.instruments for move in catalogue().instruments[name].shifts]


def assert_alike(differences, allowed=UNLUCKY):
    """No difference but by draws next to their probability, and few of these."""
    told = "\n".join(map(str, differences))
    assert all(one.nearest < NEXT_TO for one in differences), told
    assert len(differences) <= allowed, told


def assert_years_alike(one, draws):
    place = begun(one, draws)
    more = {name: np.full(draws, float(value)) for name, value in one.more.items()}
    initiative = place.dossier.initiatives[0]
    differences, runs = years(place, initiative, shifts(one), one.absent, more)
    assert_alike(differences)
    return runs


def test_a_few_runs_in_which_everything_happens_are_as_described():
    assert_years_alike(WORLDS["in which everything happens"], draws=6)


@pytest.mark.slow
@pytest.mark.parametrize("name", WORLDS)
def test_a_place_lives_its_years_as_described(name):
    runs = assert_years_alike(WORLDS[name], DRAWS)
    for what in WORLDS[name].happens:
        assert sum(one.happened[what] for one in runs) >= 3, what


@pytest.mark.slow
@pytest.mark.parametrize("number", range(12))
def test_a_place_put_together_at_random_lives_its_years_as_described(number):
    assert_years_alike(at_random(number), draws=16)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["of which nothing is known", "of a chamber that all must join", "of one firm"]
)
def test_the_past_of_a_place_is_as_described(name):
    assert_alike(past(begun(WORLDS[name])))


@pytest.mark.parametrize("name", ["in which everything happens", "of managers who come and go"])
def test_firms_are_at_the_start_as_described(name):
    place = begun(WORLDS[name], draws=16)
    for what, told, expected in at_start(place, place.dossier.initiatives[0]):
        np.testing.assert_allclose(told, expected, rtol=1e-5, atol=1e-5, err_msg=what)


@pytest.mark.slow
def test_a_second_initiative_finds_what_the_first_left_behind():
    place = begun(WORLDS["in which everything happens"])
    initiative = place.dossier.initiatives[0]
    after = lived_through(place, initiative, quarters=10)
    helped = WORLDS["with many instruments"]
    differences, runs = years(after, initiative, shifts(helped))
    assert_alike(differences)
    assert any(firm.earlier for one in runs for firm in one.firms)


@pytest.mark.slow
def test_what_is_told_of_histories_is_what_the_reference_plays():
    """From the outside: shares, accounts and gains of capability of two runs a draw."""
    place = begun(WORLDS["in which everything happens"], draws=12, runs_per_draw=2)
    initiative = place.dossier.initiatives[0]
    quantities = place.quantities(initiative)
    told = histories(place, initiative)
    unlike = []
    for page in place.pages:
        firms = page_at_start(place, page, quantities)
        for column, draw in enumerate(page.draws):
            for run in (2 * draw, 2 * draw + 1):
                mine = start.begun(firms, column, quantities, place.ensemble.seed, int(run), True)
                if not tells(mine, told, run):
                    unlike.append((int(run), min(mine.luck.nearest.values())))
    assert all(nearest < NEXT_TO for _, nearest in unlike), unlike
    assert len(unlike) <= UNLUCKY


def page_at_start(place, page, quantities):
    """A page at quarter 0."""
    from jointaction.simulate.lanes import lanes_of_initiative
    from jointaction.simulate.stretches import started

    return started(place, page, lanes_of_initiative(quantities), quantities)[0]


def tells(mine, told, run):
    """Whether the reference tells the same of a run, all quarters and the accounts."""
    rows = []
    for t in range(QUARTERS + 1):
        quarter.play(mine, t)
        rows.append(recorded(mine))
    among = mine.asked
    pairs = [
        (told.series[name][: QUARTERS + 1, run], [row[name] for row in rows]) for name in rows[0]
    ]
    pairs += [
        (told.project_net[run], mine.gain - mine.spent),
        (told.outside_gain[run], mine.outside_gain),
        (told.public_cost[run], mine.public),
        (told.trade_gain[run], mine.trade_gain),
        (told.capability_passive[run], np.mean([firm.passive for firm in among] or [0])),
        (told.capability_active[run], np.mean([firm.active for firm in among] or [0])),
        (told.capability_external[run], np.mean([firm.external for firm in among] or [0])),
    ]
    return all(
        np.allclose(one, other, rtol=1e-3, atol=1e-3, equal_nan=True) for one, other in pairs
    )


def test_nobody_joins_the_association_before_the_past_begins():
    """A past of two quarters is the same however early the pasts of others began."""
    late, early = (
        world(firms=6, neighbours=2, burn_in=2, meetings=1, talk_per_meeting=3, reconsider=0.5)
        for _ in range(2)
    )
    late.play(first=-2, last=-1)
    early.play(first=-12, last=-1)
    np.testing.assert_array_equal(late.firm[:, FirmField.ASSOCIATION], 1)
    np.testing.assert_array_equal(late.firm, early.firm)
    np.testing.assert_array_equal(late.tie, early.tie)
