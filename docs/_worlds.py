"""How does the page read that holds the forecasts against made-up places of known truth?

Made from the result that is kept in ``reference/worlds.json``; the command that makes that file
stands on the page. Nothing is run when the documentation is built.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from jointaction.catalogue.things import Catalogue
from jointaction.forecast.beliefs import judged_beliefs
from jointaction.report.backtest_tables import TITLES, number
from jointaction.report.worlds import AFTER, OF

from _markdown import bullets, table

KEPT = Path(__file__).parent / "reference" / "worlds.json"
COMMAND = "make worlds"

Kept = Mapping[str, Any]


def worlds(catalogue: Catalogue) -> Iterable[str]:
    """The forecasts in made-up worlds."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    yield "# Where the truth is known"
    yield f"**{kept['headline']}**"
    yield (
        "Real cases are few, and whoever codes them knows how they ended: see "
        "[how good is it](how-good-is-it.md). So we also make places up. There everything is "
        "known, and it can be said exactly how good the forecasts are *if* the world is as we say. "
        "Which of these worlds is ours, they cannot tell."
    )
    yield from kept["meaning"]
    yield kept["how"]
    yield "## Do the ranges of who takes part hold?"
    yield _coverage(kept["coverage"])
    yield (
        "Each range is the narrowest that holds 90 % of the simulated histories. *Hidden places* "
        "are those from which the rater took the answers; *drawn anew* are places that fit what "
        "was written down, so that this column tests the arithmetic alone; *own* is what the "
        "ranges hold of the forecast's own histories: a little over 90 %, because in many "
        "histories the very same number of firms takes part (often none), and an end of a range "
        "holds all of them or none. Asked is 85 to 95 of 100."
    )
    yield "## What are the odds worth?"
    yield from kept["readings"]
    yield _overview(kept["worlds"])
    yield (
        "A gain above 0 means better than the base rate. *Worst* is the largest loss of any single "
        f"forecast. The cap on what news may do is {kept['cap']:g} log-odds, and no log score can "
        f"therefore be worse by more than {kept['cap']:g}, whatever happens."
    )
    for one in kept["worlds"]:
        yield from _world(one)
    yield "## What was asked, and what does not come out"
    yield kept["asked_of_all"]
    yield bullets(one["sentence"] for one in kept["asked"] if one["comes_out"] is not True)
    yield from _why_not(kept, catalogue)
    yield (
        f"Made by `{COMMAND}`: `jointaction backtest --made-up` with seed {kept['seed']}, "
        f"{kept['settings']['places']} places, {kept['settings']['draws']} draws of "
        f"{kept['settings']['runs_per_draw']} histories, version {kept['version']}."
    )


def _coverage(coverage: Iterable[Kept]) -> str:
    rows = (
        (
            f"{OF[one['quantity']]} {AFTER[one['quarter']]}",
            *(_of_100(one[truth]) for truth in ("hidden", "anew")),
            f"{100 * one['claimed']:.0f}",
            "yes" if one["as_wanted"] else "no",
        )
        for one in coverage
    )
    heads = ("of 100 histories inside", "hidden places", "drawn anew", "own", "as asked")
    return table(heads, rows)


def _overview(worlds: Iterable[Kept]) -> str:
    rows = (
        (
            one["title"],
            *(_gain(event) for event in one["events"].values()),
            number(one["worst_loss"]),
        )
        for one in worlds
    )
    titles = (f"{title}: gain in log score" for title in TITLES.values())
    return table(("world", *titles, "worst"), rows)


def _world(one: Kept) -> Iterator[str]:
    yield f"### {one['title']}"
    yield one["rule"]
    yield one["sentence"]
    scored = {name: event for name, event in one["events"].items() if _scored(event)}
    rows = (
        (
            *(TITLES[name], f"{100 * event['rate']:.0f} of 100"),
            *(f"{event[score]:.3f}" for score in ("log", "log_base_rate")),
            *(f"{event[score]:.3f}" for score in ("brier", "brier_base_rate")),
            f"{100 * event['in_range']:.0f} of 100" if one["believed"] else "-",
            f"{100 * event['reliability']['gap']:.1f} of 100",
            event["reliability"]["verdict"],
        )
        for name, event in scored.items()
    )
    heads = (
        *("event", "happens in", "log score", "base rate", "Brier", "base rate"),
        *("true odds in range", "off by", "verdict"),
    )
    yield table(heads, rows)
    if one["believed"] or one["id"].startswith("model_is_right"):
        for name, event in scored.items():
            yield f"{TITLES[name]}, in groups of places with odds nearly alike:"
            yield _groups(event["reliability"]["groups"])


def _groups(groups: Iterable[Kept]) -> str:
    rows = (
        (
            str(one["outcomes"]),
            *(f"{100 * one[name]:.0f}" for name in ("said", "true")),
            f"{round(100 * one['off']):+d}",
            f"{100 * one['telling']:.0f}",
            f"{100 * one['happened']:.0f}",
            f"{100 * one['low']:.0f} to {100 * one['high']:.0f}",
        )
        for one in groups
    )
    heads = ("outcomes", "said, of 100", "true", "off by", "so many outcomes could tell")
    return table((*heads, "happened", "90 % interval of that"), rows)


def _why_not(kept: Kept, catalogue: Catalogue) -> Iterator[str]:
    """Why the odds are not reliable where the model is right, in the numbers of this trial."""
    right = {one["id"]: one for one in kept["worlds"]}["model_is_right"]["events"]
    judged, weight = catalogue.base_rates["takes_off"].mean, judged_beliefs(catalogue).weight
    yield (
        f"In the model {100 * right['takes_off']['rate']:.0f} of 100 initiatives take off; the "
        f"judged base rate is {100 * judged:.0f} of 100. The forecast takes the judged rate for "
        "true; of what the model says of the difference between places it believes no more than "
        f"{weight.high:g}, {weight.mean:g} on average. So where the model is wholly right the odds "
        "stay too near to the base rate, and that a wrong one."
    )
    yield " ".join(_order(name, event) for name, event in right.items())
    yield (
        "That is the price of not trusting a model that nobody has been able to test against "
        "enough places. A [registry](../../how-to/keep-a-registry-of-forecasts.md) can cure part "
        "of it: outcomes move the base rates to where they are. The weight they move only between "
        f"{weight.low:g} and {weight.high:g}; if the model were wholly right, the odds would stay "
        "too near to one another however many outcomes were entered."
    )


def _order(name: str, event: Kept) -> str:
    """Whether what is true rises with what is said, and whether the score is better."""
    groups = event["reliability"]["groups"]
    rises = all(low["true"] < high["true"] for low, high in pairwise(groups))
    order = "rises" if rises else "does not rise"
    surely = "better" if event["log_gain"]["low"] > 0 else "not surely better"
    outcomes = event["reliability"]["outcomes"]
    return (
        f"{TITLES[name]} ({outcomes} outcomes): what is true {order} from each of the "
        f"{len(groups)} groups to the next, and the log score is {surely} than the base rate's."
    )


def _gain(event: Kept) -> str:
    if not _scored(event):
        return "-"
    gain = event["log_gain"]
    return f"{gain['value']:+.4f} ({gain['low']:+.4f} to {gain['high']:+.4f})"


def _of_100(estimate: Kept) -> str:
    value, low, high = (100 * estimate[name] for name in ("value", "low", "high"))
    return f"{value:.0f} ({low:.0f} to {high:.0f})"


def _scored(event: Kept) -> bool:
    return bool(event["reliability"]["outcomes"])
