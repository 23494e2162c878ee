"""What follows from a joint activity that worked? Claims 16 and 17."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from jointaction.evidence.statement import Value
from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Curve,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.typical import typical, typical_initiative
from jointaction.experiments.claims.worlds import Given, Worlds, by_world
from jointaction.simulate.place import lived_through
from jointaction.simulate.runs import Runs

Quarters: TypeAlias = NDArray[np.int64]

EASY, AMBITIOUS = "training", "technology_codevelopment"
FIRST_YEARS = 12  # quarters with the easy activity, before the ambitious one
# Years in which nothing joint is tried: nobody would join, nobody judges the others by it, and
# nobody calls the firms together.
NOTHING_TRIED: Given = {
    "required_trust.baseline": 9.0,
    "trust.project_memory": 1.0,
    "talk.half_life": 0.01,
    "government.down": 0.0,
}

CONCERTED = "joint_upgrading"
NEARLY = 0.9  # of the goal reached
LATER, YEAR = 16, 4  # quarters
NEVER = -1000
# The four criteria are met: of what never worked nothing can decay.
LIKELY: dict[str, Value] = {
    "initiative.core_closeness": 1, "initiative.predation_latitude": 1,
    "initiative.immediacy": 5, "initiative.scale_economies": 4,
    "initiative.crisis_at_start": 4,
}  # fmt: skip
OUT_OF_REACH = 1e6  # quarters until the goal is reached
# Ten years are played instead of six: the horizon goes a year beyond any subsidy, here of nothing.
TEN_YEARS: Given = {"subsidy_share": 0.0, "subsidy_quarters": 36.0}


def ladder(worlds: Worlds) -> Measured:
    """Joint technology after three years of training, and after three years of nothing joint."""
    place = worlds.place(EASY, typical(worlds.catalogue, EASY) | {"initiative.crisis_at_start": 0})
    easy = place.dossier.initiatives[0]
    ambitious = typical_initiative(worlds.catalogue, AMBITIOUS, {"initiative.crisis_at_start": 0})
    trained, idle = (
        worlds.play(
            lived_through(place, easy, FIRST_YEARS, given=dict(years) | dict(worlds.without)),
            initiative=ambitious,
        )
        for years in ({}, NOTHING_TRIED)
    )
    climbed, otherwise = by_world(trained, trained.took_off), by_world(idle, idle.took_off)
    at_once = worlds.play(place, initiative=ambitious).took_off
    worked = worlds.play(place).active[FIRST_YEARS - 1]
    return Measured(
        {
            "paves": climbed - otherwise,
            "at_once": climbed - at_once,
            "climbs": climbed,
            "after_success": np.where(worked, climbed - otherwise, np.nan),
            "climbs_after_success": np.where(worked, climbed, np.nan),
            "after_failure": np.where(worked, np.nan, climbed - otherwise),
        }
    )


def decline(worlds: Worlds) -> Measured:
    """A concerted effort in a crisis that reaches its goals, and one whose goals stay far off."""
    place = worlds.place(CONCERTED, LIKELY, runs_per_world=4)
    reached = worlds.play(place, given=TEN_YEARS)
    endless = worlds.play(place, given=dict(TEN_YEARS) | {"goal_quarters": OUT_OF_REACH})
    when = goal_reached(reached)
    then, later = year_before(reached, when), year_before(reached, when + LATER)
    without = year_before(endless, when + LATER)
    return Measured(
        {
            "decline": mean_of_known(reached, later - then),
            "goals": mean_of_known(reached, later - without),
            "reaches": by_world(reached, np.isfinite(later)),
        },
        curves=(
            *_from_goal("goals reached in quarter 0", reached, when),
            *_from_goal("the same quarters, goals out of reach", endless, when),
        ),
    )


def goal_reached(runs: Runs) -> Quarters:
    """The quarter in which nearly all of the goal was reached, one a history; below 0 for never."""
    length = runs.drawn["goal_quarters"][runs.draw]
    way = np.cumsum(runs.participation * runs.active, axis=0) / length
    there = way >= NEARLY
    return np.where(there.any(axis=0), there.argmax(axis=0), NEVER)


def year_before(runs: Runs, quarter: Quarters) -> Numbers:
    """Mean share of firms at work in the year that ends with ``quarter``, one a history.

    nan where the quarter lies within the first year or beyond what was played.
    """
    whole = np.cumsum(np.insert(runs.participation.astype(np.float64), 0, 0, axis=0), axis=0)
    known = (quarter >= YEAR - 1) & (quarter < len(runs.participation))
    end = np.where(known, quarter, YEAR - 1) + 1
    column = np.arange(len(end))
    return np.where(known, (whole[end, column] - whole[end - YEAR, column]) / YEAR, np.nan)


def mean_of_known(runs: Runs, values: Numbers) -> Numbers:
    """The mean over the histories of each world that say something; nan where none does."""
    known = np.isfinite(values)
    count = by_world(runs, known)
    total = by_world(runs, np.where(known, values, 0.0).astype(np.float32))
    return np.where(count > 0, total / np.where(count > 0, count, 1), np.nan)


def _from_goal(name: str, runs: Runs, when: Quarters) -> tuple[Curve, ...]:
    """Share of firms at work by quarters from the goal on, over histories played that long.

    No curve where there is no such history.
    """
    seen = np.flatnonzero((when >= YEAR) & (when + LATER < len(runs.participation)))
    if not seen.size:
        return ()
    across = range(-YEAR, LATER + 1)
    upwards = [float(runs.participation[when[seen] + step, seen].mean()) for step in across]
    return (Curve(name, tuple(map(float, across)), tuple(upwards)),)


CLAIMS = (
    Claim(
        id=16,
        title="A ladder, but no clear trajectory",
        says="Easy joint activities may pave the way for more ambitious ones, because firms that "
        "see co-operation pay develop trust; but nothing ensures that a place goes that way.",
        section="4.1",
        set_up="Joint development of technology after three years of joint training, and after "
        "three years in which nothing joint was tried, or at once, in the same places without a "
        "crisis. Both activities are as they typically are.",
        expected="joint technology takes off more often after training, yet in fewer than half of "
        "the places",
        conditions=(
            Condition("paves", "chance that technology takes off, training first less nothing",
                      judged_on="means"),
            Condition("at_once", "chance that technology takes off, training first less at once",
                      judged_on="means"),
            Condition("climbs", "chance that technology takes off, training first", wants="below",
                      bound=0.5, judged_on="means"),
            Condition("after_success", "training first less nothing, where training still ran",
                      judged_on="means", decides=False),
            Condition("after_failure", "training first less nothing, where it no longer ran",
                      wants="below", judged_on="means", decides=False),
            Condition("climbs_after_success",
                      "chance that technology takes off where training still ran", wants="below",
                      bound=0.5, judged_on="means", decides=False),
        ),
        measure=ladder,
        terms=(
            Term("required_trust.earlier"),
            Term("trust.spill_over", states=False),
            Term("trust.project_memory", 1.0, states=False),
        ),
        because={
            Verdict.COMES_OUT: "What firms saw of one another in the easy activity carries over "
            "to the ambitious one. But most places never get that far: three years on the easy "
            "activity no longer runs there, and then nothing is paved.",
            Verdict.PARTLY: "An easy activity that worked makes the ambitious one likelier and "
            "one that failed makes it less likely; over all places little is left of that.",
            Verdict.DOES_NOT_COME_OUT: "An easy activity that failed spoils as much as one that "
            "worked makes possible, so that on the whole the ladder does not show.",
        },
    ),
    Claim(
        id=17,
        title="Success decays",
        says="After a massive joint effort in a crisis reached most of its goals, co-operation "
        "decreases again: keeping it up is an effort.",
        section="4.1",
        set_up="A joint upgrading programme in a crisis, meeting all four criteria, played for ten "
        "years; and the same programme in the same places with goals that cannot be reached. "
        "Looked at are histories in which nine tenths of the goals were reached at least four "
        "years before the end. Four histories a world.",
        expected="four years after the goals were reached fewer firms at work than when they were, "
        "and fewer than where the goals are still far",
        conditions=(
            Condition("decline", "share of firms at work, four years later less when reached",
                      wants="below"),
            Condition("goals", "share of firms at work then, goals reached less out of reach",
                      wants="below"),
            Condition("reaches", "share of histories that reach their goals in time",
                      decides=False),
        ),
        measure=decline,
        terms=(
            Term("fatigue.weariness"),
            Term("fatigue.weariness", also=("required_trust.immediacy",)),
            Term("fatigue.weariness", of="goals"),
        ),
        because={
            Verdict.COMES_OUT: "When the goals are reached nothing presses any more and staying "
            "is tiring, so firms leave one by one, and those who see them leave follow.",
            Verdict.PARTLY: "When the goals are reached nothing presses any more, but in many "
            "places habit and the belief in one another keep the firms together.",
            Verdict.DOES_NOT_COME_OUT: "Where a programme works well enough to reach its goals, "
            "habit and the belief in one another keep the firms together afterwards.",
        },
        axes=("quarters from the goal on", "share of the intended firms at work"),
        remark="Compared is with the year in which the goals were reached, not with the peak, "
        "after which there is less in any case.",
    ),
)  # fmt: skip
