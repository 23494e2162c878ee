"""How does one say what came out where the truth was made up, and therefore known?

Takes a trial and gives sentences, for the terminal, the documentation and other programs alike.
Whether something came out is decided by the experiment, never here.
"""

from collections.abc import Iterator

from jointaction.experiments.worlds.asked import OF_THE_MODEL, Asked, asked, better
from jointaction.experiments.worlds.coverage import LEAST, MOST, Coverage
from jointaction.experiments.worlds.made_up import Trial, WorldScores
from jointaction.experiments.worlds.reliability import FEWEST_OUTCOMES, NEAR, Group, Verdict
from jointaction.experiments.worlds.scoring import Estimate, EventScores
from jointaction.report.backtest_tables import TITLES

AFTER = {4: "after one year", 20: "after five years"}
OF = {"share": "the share of firms that take part", "firms": "the number of firms that take part"}
WHAT = {
    "holds": "the 90 % range holds 85 to 95 % of the time",
    "reliable": f"the odds lie within {100 * NEAR:.0f} of 100 of the truth on average",
    "better": "the log score beats that of the base rate with its whole interval",
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
    f"Odds are called reliable where what is said lies, in five groups of places with odds nearly "
    f"alike, on average within {100 * NEAR:.0f} of 100 of what is true; with fewer than "
    f"{FEWEST_OUTCOMES} outcomes no verdict is given. Both numbers are judged, and the criterion "
    "was changed twice after a look at results: at first it rested on outcomes drawn by chance, "
    "which told more of luck than of the odds; then on what so many outcomes could tell from "
    "luck, which is so wide that forecasts passed that knew nothing. What outcomes could tell "
    "still stands beside each group. Reliable odds need not be worth anything: whoever says the "
    "base rate everywhere is reliable wherever that rate is right, and the more so the less the "
    "odds differ from place to place."
)


def headline(trial: Trial) -> str:
    """The first sentences: where the odds are wrong, and what it means where they are right."""
    return f"{_model_is_right(trial)} {_believed(trial)} {_ranges(trial)}"


def _model_is_right(trial: Trial) -> str:
    """Whether the odds are reliable in the model's own world, with the worst group."""
    where = f"In {trial.places} made-up places"
    scores = trial.world("model_is_right").scores
    verdicts = [one.reliability.verdict for one in scores]
    wrong = [one for one in scores if one.reliability.verdict is Verdict.NOT_RELIABLE]
    if wrong:
        event, group = max(
            ((one.event, group) for one in wrong for group in one.reliability.groups),
            key=lambda of: abs(of[1].off),
        )
        return (
            f"{where} the odds are not reliable where the model itself is right: "
            f"{TITLES[event].lower()} is said to happen in {100 * group.said:.0f} of 100 where it "
            f"does in {100 * group.true:.0f}."
        )
    if Verdict.RELIABLE in verdicts:
        return f"{where} the odds are reliable where the model itself is right."
    return (
        f"{where} too few outcomes are there to tell whether the odds are reliable where the "
        "model itself is right."
    )


def _believed(trial: Trial) -> str:
    """What it means that the odds are right where the forecast's own formula is the truth."""
    scores = [one for world in trial.worlds if world.world.believed for one in world.scores]
    wrong = any(
        one.reliability.verdict is Verdict.NOT_RELIABLE or one.log_gain.high < 0 for one in scores
    )
    if wrong:
        return (
            "Where what they believe is true they should be right by construction and are not: "
            "the arithmetic is wrong."
        )
    return (
        "Where what they believe is true they are right by construction, which tests the "
        "arithmetic and shows nothing of real places."
    )


def _ranges(trial: Trial) -> str:
    """Whether the ranges of who takes part hold."""
    failed = sum(not one.as_wanted for one in trial.coverage)
    if not failed:
        return "The ranges of who takes part hold where places are as the model draws them."
    return (
        f"{failed} of {len(trial.coverage)} ranges of who takes part do not hold, though places "
        "are as the model draws them."
    )


def meaning(trial: Trial) -> tuple[str, str]:
    """What can be learnt where the model is right, and where the forecast is."""
    weight = trial.made.beliefs.weight.high
    by_construction = (
        "Where what the forecast believes is true, what is true is the forecast's own formula on "
        "its own news. So it is right there by construction. That tests the arithmetic, and "
        "whether one number may stand for a whole belief about base rates and weight; whether "
        "the odds are right anywhere else it cannot show."
    )
    tied = (
        "In the model's own world the odds cannot be reliable, however much is known of a place: "
        "their base rates are tied to the judged ones, which are not the model's, and what the "
        f"model says of the difference between places counts by {weight:g} at most."
    )
    return tied, by_construction


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
    calm = "".join(f" {_hardly_differ(one)}" for one in of.scores if _empty_praise(one))
    return (
        f"{told}{calm} The worst single forecast is worse than the base rate by {worst:.2f}; by "
        f"the cap it can be {cap:g} at most."
    )


def _empty_praise(one: EventScores) -> bool:
    """Whether odds count as reliable that are no better than the base rate."""
    return one.reliability.verdict is Verdict.RELIABLE and not better(one)


def _hardly_differ(one: EventScores) -> str:
    said = [group.said for group in one.reliability.groups]
    return (
        f"{TITLES[one.event]} counts as reliable here only because the odds hardly differ from "
        f"place to place ({100 * min(said):.0f} to {100 * max(said):.0f} of 100): whoever says "
        "nearly the base rate everywhere is never far from it."
    )


def _event_text(one: EventScores) -> str:
    gain = one.log_gain
    if abs(gain.value) < 0.00005:
        told = "neither better nor worse than the base rate"
    elif gain.value > 0:
        surely = "" if better(one) else "not surely "
        told = (
            f"{surely}better than the base rate by {gain.value:.4f} ({gain.low:.4f} to "
            f"{gain.high:.4f})"
        )
    else:
        surely = "" if gain.high < 0 else "not surely "
        told = (
            f"{surely}worse than the base rate by {-gain.value:.4f} ({-gain.high:.4f} to "
            f"{-gain.low:.4f})"
        )
    often = f"true of {100 * one.rate:.0f} of 100"
    return f"{TITLES[one.event]} ({often}): log score {one.log:.3f}, {told}."


def group_text(of: Group) -> str:
    """One group of forecasts: what was said and what was so."""
    return (
        f"said {100 * of.said:.0f} of 100, true {100 * of.true:.0f}, off by "
        f"{round(100 * of.off):+d}; {of.outcomes} outcomes could tell a difference of "
        f"{100 * of.telling:.0f}, and {100 * of.happened:.0f} of 100 happened "
        f"({100 * of.low:.0f} to {100 * of.high:.0f})"
    )


def asked_text(one: Asked, trial: Trial) -> str:
    """One thing that was asked, and whether it came out."""
    told = {True: "comes out", False: "does not come out", None: Verdict.TOO_FEW.value}
    verdict = told[one.comes_out]
    about = one.about
    if one.what == "holds":
        quarter, quantity = about.removeprefix("quarter ").split(", ")
        about = f"{OF[quantity]} {AFTER[int(quarter)]}"
    else:
        about = trial.world(about).world.title
    event = f", {TITLES[one.event].lower()}" if one.event else ""
    outcomes = f" ({one.outcomes} outcomes)" if one.outcomes else ""
    return f"{about[:1].upper()}{about[1:]}{event}: {WHAT[one.what]}{outcomes}: {verdict}."


def asked_of_all(trial: Trial) -> str:
    """How much of what was asked comes out; what was changed after a look is counted apart."""
    before = [one.comes_out for one in asked(trial) if one.set_down_before]
    changed = [one.comes_out for one in asked(trial) if not one.set_down_before]
    return (
        f"Of {len(before)} things set down before anything was run {before.count(True)} come out; "
        "one sort of them was made harder since: that a score beats the base rate's asks it of "
        f"the whole interval. Counted apart are {len(changed)} verdicts on whether odds are "
        "reliable, because their criterion was changed after a look at results: "
        f"{changed.count(True)} yes, {changed.count(False)} no, {changed.count(None)} with too "
        "few outcomes to tell. All that does not come out, or cannot be told:"
    )


def sentences(trial: Trial) -> Iterator[str]:
    """Everything in the order in which it is read; an empty line parts the paragraphs."""
    yield headline(trial)
    yield ""
    yield how(trial)
    yield ""
    yield from (f"  {coverage_text(one)}" for one in trial.coverage)
    yield ""
    yield from meaning(trial)
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
        yield (
            f"  {TITLES[one.event]}: what is said is {100 * kept.gap:.1f} of 100 from the truth on "
            f"average; {kept.verdict}:"
        )
        yield from (f"    {group_text(group)}" for group in kept.groups)


def _of_100(of: Estimate) -> str:
    return f"{100 * of.value:.0f} of 100 ({100 * of.low:.0f} to {100 * of.high:.0f})"
