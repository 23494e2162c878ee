"""Does one and the same crisis start joint action here and end promotion there? Claim 26."""

import numpy as np

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Curve,
    Measured,
    Term,
    Verdict,
)
from jointaction.experiments.claims.worlds import Given, Worlds, by_world, series
from jointaction.simulate.runs import Floats, Runs

RUNS = 8
JUST_AS_LIKELY = 0.5
BINS = 10


def equal_shocks(worlds: Worlds) -> Measured:
    """A full crisis with a common problem, never, always or just as likely read as a sunset."""
    place = worlds.place(
        "testing",
        says={"initiative.crisis_at_start": 5, "initiative.subsidy": "medium"},
        runs_per_world=RUNS,
    )
    common, either, sunset = (
        worlds.play(place, given=read_as_structural(chance))
        for chance in (0.0, JUST_AS_LIKELY, 1.0)
    )
    third_year = at_work(either)
    low, high = third_year < 1 / 3, third_year > 2 / 3
    between = ~low & ~high
    in_world = [by_world(either, part) for part in (low, between, high)]
    return Measured(
        {
            "high": in_world[2] - in_world[1],
            "low": in_world[0] - in_world[1],
            "reading": by_world(common, at_work(common)) - by_world(sunset, at_work(sunset)),
            "took off": by_world(common, common.took_off) - by_world(sunset, sunset.took_off),
            "one place": np.minimum(in_world[0], in_world[2]) - in_world[1],
        },
        tuple(
            Curve(name, *spread_of(at_work(runs)))
            for name, runs in (
                ("never read as structural", common),
                ("just as likely", either),
                ("always", sunset),
            )
        ),
    )


def read_as_structural(chance: float) -> Given:
    """A full crisis is read as structural with that chance, whatever the politics."""
    return {"crisis.sunset": chance, "crisis.sunset_politics": 0.0}


def at_work(runs: Runs) -> Floats:
    """Share of the firms asked at work in the third year, of every history."""
    return np.asarray(series(runs, "participation")[9:13].mean(axis=0))


def spread_of(shares: Floats) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The middles of ten equal classes, and the share of histories in each."""
    counts, edges = np.histogram(shares, bins=BINS, range=(0, 1))
    middles = (edges[:-1] + edges[1:]) / 2
    return tuple(middles.tolist()), tuple((counts / len(shares)).tolist())


CLAIMS = (
    Claim(
        id=26,
        title="De-clustering as an answer",
        says="The same crisis may set a place in motion; just as likely its people take it for a "
        "structural one and turn to other trades.",
        section="3.4",
        set_up="The same places with a full crisis, a common problem and a joint testing centre "
        "with medium subsidy, read as structural never, with chance one half and always; eight "
        "histories a place. Looked at in the third year.",
        expected="after equal crises more histories at either end than in between, and fewer firms "
        "at work where the crisis was read as structural",
        conditions=(
            Condition("high", "share of histories in which more than two thirds of the firms are "
                      "at work, less those in the middle third", judged_on="means"),
            Condition("low", "share of histories in which less than a third of the firms are at "
                      "work, less those in the middle third", judged_on="means"),
            Condition("reading", "share of firms at work, read as a common problem less as "
                      "structural"),
            Condition("took off", "chance to take off, read as a common problem less as "
                      "structural", judged_on="means", decides=False),
            Condition("one place", "the smaller of the two ends less the middle, within one place",
                      decides=False),
        ),
        measure=equal_shocks,
        terms=(
            Term("crisis.sunset", of="high"),
            Term("crisis.diverted", of="reading"),
            Term("crisis_immediacy", of="reading"),
            Term("crisis.diverted", of="reading", also=("crisis_immediacy",)),
        ),
        because={
            Verdict.COMES_OUT: "Firms follow one another into an activity or out of it, so the "
            "middle is thinly peopled, and how a crisis is read tips them one way.",
            Verdict.PARTLY: "Firms follow one another into an activity or out of it, but how a "
            "crisis is read moves many places little: their past had decided before.",
            Verdict.DOES_NOT_COME_OUT: "The two ends do not both stand out: after so deep a crisis "
            "few simulated places get most of their firms to work, however it is read.",
        },
        remark="The two peaks are there as well where no crisis is read as structural: they come "
        "from firms that follow one another and from places that differ. The reading moves "
        "places from the upper peak to the lower, which is much the higher of the two. Within "
        "one place (last line) there are seldom two peaks.",
        axes=("share of the firms asked at work in the third year", "share of histories"),
    ),
)  # fmt: skip
