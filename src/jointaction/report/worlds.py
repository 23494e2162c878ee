"""How does one say what came out where the truth was made up, and therefore known?

Takes a trial and gives sentences, for the terminal, the documentation and other programs alike.
Whether something came out is decided by the experiment, never here.
"""

from collections.abc import Iterator

from jointaction.experiments.worlds.asked import OF_THE_MODEL, Asked, asked
from jointaction.experiments.worlds.coverage import LEAST, MOST, Coverage
from jointaction.experiments.worlds.made_up import Trial, WorldScores
from jointaction.experiments.worlds.reliability import Group
from jointaction.experiments.worlds.scoring import Estimate, EventScores
from jointaction.report.backtest_tables import TITLES

AFTER = {4: "after one year", 20: "after five years"}
OF = {"share": "the share of firms that take part", "firms": "the number of firms that take part"}
WHAT = {
    "holds": "the 90 % range holds 85 to 95 % of the time",
    "reliable": "the odds are reliable",
    "better": "the log score beats that of the base rate",
    "odds_in_range": "the range of the odds holds the true odds 85 to 95 % of the time",
    "within_cap": "no forecast's log score is worse than the base rate's by more than the cap",
}
READINGS = (
    "The log score is the mean of minus the natural logarithm of the odds given to what happens; "
    "lower is better. It and the Brier score are worked out from each world's own probabilities, "
    "so there is no luck in them. The base rate is the judged one, the same for every place, or "
    "the world's own where it says that this is known. Brackets hold 90 % intervals over resampled "
    "places."
)
RELIABLE = (
    "Odds are reliable within sampling error if, in each of five groups of places with odds nearly "
    "alike, what is true is no farther from what is said than one outcome a place could tell. This "
    "was changed after a first look: before, the verdict rested on drawn outcomes alone, and those "
    "told more of luck than of the odds. They still stand beside it."
)


def headline(trial: Trial) -> str:
    """The first sentence: did what the forecast claims come out?"""
    failed = [one for one in asked(trial) if not one.comes_out]
    ours = [one for one in failed if one.about not in OF_THE_MODEL]
    if not failed:
        return f"In {trial.places} made-up places everything that is asked of the forecasts holds."
    if not ours:
        return (
            f"In {trial.places} made-up places the ranges hold, and the odds are right where what "
            "they believe is true; where the model itself is right they are too timid."
        )
    return (
        f"In {trial.places} made-up places {len(ours)} things that are asked of the forecasts "
        "do not hold."
    )


def how(trial: Trial) -> str:
    """How the places were made up and forecast."""
    return (
        f"{trial.places} places were drawn from the model, answers and parameters alike, each "
        "with one kind of initiative. A rater who errs as raters do wrote down some answers "
        f"({trial.answers:.0f} a place on average, a few of them with ranges); the product "
        f"forecast each place from these alone, with {trial.draws} draws of "
        f"{trial.runs_per_draw} histories."
    )


def coverage_text(of: Coverage) -> str:
    """How often one range held."""
    verdict = "as asked" if of.as_wanted else f"not within {LEAST * 100:.0f} to {MOST * 100:.0f}"
    return (
        f"{OF[of.quantity][:1].upper()}{OF[of.quantity][1:]} {AFTER[of.quarter]}: the 90 % range "
        f"held in {_of_100(of.hidden)} histories of the hidden places, {verdict}; in "
        f"{_of_100(of.anew)} of places drawn anew from what was written down. Of its own "
        f"histories it holds {100 * of.claimed:.0f} of 100."
    )


def world_text(of: WorldScores, cap: float) -> str:
    """What the odds were worth in one sort of world."""
    told = " ".join(_event_text(one) for one in of.scores if one.reliability.outcomes)
    worst = max((one.worst_loss for one in of.scores), default=0.0)
    return (
        f"{told} The worst single forecast is worse than the base rate by {worst:.2f}; by the "
        f"cap it can be {cap:g} at most."
    )


def _event_text(one: EventScores) -> str:
    gain = one.log_gain
    if abs(gain.value) < 0.00005:
        told = "neither better nor worse than the base rate"
    elif gain.value > 0:
        told = f"better than the base rate by {gain.value:.4f} ({gain.low:.4f} to {gain.high:.4f})"
    else:
        told = (
            f"worse than the base rate by {-gain.value:.4f} ({-gain.high:.4f} to {-gain.low:.4f})"
        )
    often = f"true of {100 * one.rate:.0f} of 100"
    return f"{TITLES[one.event]} ({often}): log score {one.log:.3f}, {told}."


def group_text(of: Group) -> str:
    """One group of forecasts: what was said and what was so."""
    return (
        f"said {100 * of.said:.0f} of 100, true {100 * of.true:.0f}; happened in "
        f"{100 * of.happened:.0f} of 100 ({100 * of.low:.0f} to {100 * of.high:.0f})"
    )


def asked_text(one: Asked, trial: Trial) -> str:
    """One thing that was asked, and whether it came out."""
    verdict = "comes out" if one.comes_out else "does not come out"
    about = one.about
    if one.what == "holds":
        quarter, quantity = about.removeprefix("quarter ").split(", ")
        about = f"{OF[quantity]} {AFTER[int(quarter)]}"
    else:
        about = trial.world(about).world.title
    event = f", {TITLES[one.event].lower()}" if one.event else ""
    outcomes = f", as far as {one.outcomes} outcomes can tell" if one.outcomes else ""
    return f"{about[:1].upper()}{about[1:]}{event}: {WHAT[one.what]}{outcomes}: {verdict}."


def asked_of_all(trial: Trial) -> str:
    """How much of what was asked comes out."""
    verdicts = [one.comes_out for one in asked(trial)]
    rest = "this does not:" if verdicts.count(False) else "nothing is missing."
    asked_before = f"Of {len(verdicts)} things set down before anything was run"
    return f"{asked_before} {sum(verdicts)} come out; {rest}"


def sentences(trial: Trial) -> Iterator[str]:
    """Everything in the order in which it is read; an empty line parts the paragraphs."""
    yield headline(trial)
    yield ""
    yield how(trial)
    yield ""
    yield from (f"  {coverage_text(one)}" for one in trial.coverage)
    yield ""
    yield READINGS
    yield RELIABLE
    for one in trial.worlds:
        yield ""
        yield f"{one.world.title}. {one.world.rule}"
        yield f"  {world_text(one, trial.made.beliefs.cap)}"
        if one.world.believed or one.world.id in OF_THE_MODEL:
            yield from _groups_text(one)
    yield ""
    yield asked_of_all(trial)
    failed = [one for one in asked(trial) if not one.comes_out]
    yield from (f"  - {asked_text(one, trial)}" for one in failed)


def _groups_text(of: WorldScores) -> Iterator[str]:
    for one in of.scores:
        kept = one.reliability
        within = "within" if kept.within_sampling_error else "beyond"
        yield (
            f"  {TITLES[one.event]}: what is said is {100 * kept.gap:.0f} of 100 from the truth on "
            f"average, {within} sampling error:"
        )
        yield from (f"    {group_text(group)}" for group in kept.groups)


def _of_100(of: Estimate) -> str:
    return f"{100 * of.value:.0f} of 100 ({100 * of.low:.0f} to {100 * of.high:.0f})"
