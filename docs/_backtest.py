"""How does the page read that says how good the forecasts are?

Made from the result that is kept in ``reference/backtest.json``; the command that makes that file
stands on the page. Nothing is run when the documentation is built.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jointaction.catalogue.things import Catalogue
from jointaction.experiments.backtest.scoring import FEWEST
from jointaction.forecast.scores import Ranged
from jointaction.report.backtest_tables import (
    FAILURES_NOTE,
    RANKING_NOTE,
    SCORES_NOTE,
    SPLITS,
    TITLES,
    WORST,
    at_an_end,
    number,
    ranged,
    yes_or_no,
)

from _markdown import bullets, table

KEPT = Path(__file__).parent / "reference" / "backtest.json"
COMMAND = "make backtest"
VARIANTS = {
    "weight": "one weight for all events",
    "weight_and_intercepts": "a weight, and an intercept for each event",
}

Kept = Mapping[str, Any]


def backtest(catalogue: Catalogue) -> Iterable[str]:  # noqa: ARG001 - every page takes it
    """The forecasts against cases of which it is known how they ended."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    yield "# How good is it?"
    yield f"**{kept['headline']}**"
    yield bullets(one["sentence"] for one in kept["events"].values())
    yield (
        f"{kept['set']['initiatives']} initiatives of {kept['set']['cases']} places were reduced "
        "to what could be known before they began, forecast with the product's defaults and held "
        "against what became of them. Cases are resampled 2,000 times for every range (5 to 95 %), "
        "because initiatives of one place share its luck and its coder."
    )
    yield (
        "Cases are few. How the forecasts do in places that were made up, so that their truth is "
        "known, stands [on a page of its own](where-the-truth-is-known.md)."
    )
    yield "## Scores"
    yield _scores(kept["events"])
    yield (
        f"{SCORES_NOTE} The half and the one in (b) keep it off 0 and 1 (judged). Lasting is "
        'scored only where it took off, paying only where it lasted; "partly" counts as no.'
    )
    yield _ranking(kept["events"])
    yield f"{RANKING_NOTE} So we ask of the AUC that it lie above one half, too."
    yield bullets(_left_out(kept))
    yield "## Why skill is claimed, or not"
    yield "Skill is claimed for an event only if all of this holds."
    yield _conditions(kept["events"])
    yield "## Before you believe any of it"
    yield bullets(kept["caveats"])
    yield "## Where it failed"
    yield FAILURES_NOTE
    for event in kept["events"]:
        yield from _failures(kept, event)
    yield "## The same in other cuts"
    yield 'With "partly" counted as yes:'
    yield _scores(kept["partly_counts_as_yes"])
    yield _ranking(kept["partly_counts_as_yes"])
    for name, title in SPLITS.items():
        yield f"{title}:"
        yield _groups(kept[name])
    yield f"An AUC in brackets rests on fewer than {FEWEST} of either outcome."
    yield "## With a fitted weight"
    yield from _fit(kept["fit"])
    yield "## Every forecast"
    yield _cases(kept)
    yield (
        f"Made by `{COMMAND}`: `jointaction backtest --fit` with seed {kept['seed']}, "
        f"{kept['settings']['draws']} draws of {kept['settings']['runs_per_draw']} histories, "
        f"version {kept['version']}; digest of the cases `{kept['set']['digest'][:12]}`. The page "
        "that `jointaction backtest --out DIR` writes has pictures, too. How to hold the forecasts "
        "against cases of your own: [here](../../how-to/hold-the-forecasts-against-cases.md)."
    )


def _scores(events: Kept) -> str:
    heads = (
        *("event", "scored", "happened", "mean odds", "Brier", "(a)", "(b)"),
        *("log score", "(a)", "(b)"),
    )
    names = (
        *("mean_probability", "brier", "brier_base_rate", "brier_leave_one_out"),
        *("log_score", "log_score_base_rate", "log_score_leave_one_out"),
    )
    rows = (
        (TITLES[event], str(one["n"]), str(one["happened"]), *(number(one[name]) for name in names))
        for event, one in events.items()
    )
    return table(heads, rows)


def _ranking(events: Kept) -> str:
    heads = ("event", "AUC", "of (b)", "of the plain sum", "AUC less plain sum", "undefined")
    rows = (
        (
            *(TITLES[event], _auc(one["auc"]), _auc(one["auc_leave_one_out"])),
            _auc(one["auc_plain_sum"]),
            ranged(Ranged(**one["auc_difference_plain_sum"]), sign=True),
            f"{one['auc']['undefined']} resamples",
        )
        for event, one in events.items()
    )
    return table(heads, rows)


def _auc(kept: Kept) -> str:
    return ranged(Ranged(**kept))


def _left_out(kept: Kept) -> Iterator[str]:
    for event, one in kept["events"].items():
        if one["not_scored"]:
            listed = ", ".join(f"{count} {reason}" for reason, count in one["not_scored"].items())
            yield f"{TITLES[event]}, not scored: {listed}."


def _conditions(events: Kept) -> str:
    first = next(iter(events.values()))
    rows = (
        (
            one["says"],
            *(yes_or_no(event["conditions"][at]["holds"]) for event in events.values()),
        )
        for at, one in enumerate(first["conditions"])
    )
    return table(("condition", *(TITLES[event].lower() for event in events)), rows)


def _attempts(kept: Kept) -> Iterator[tuple[str, Kept]]:
    for case in kept["cases"]:
        for one in case["initiatives"]:
            yield _name(case, one), one


def _name(case: Kept, one: Kept) -> str:
    return f"{case['name']}: {one['name']}"


def _failures(kept: Kept, event: str) -> Iterator[str]:
    if kept["events"][event]["same_odds_for_all"]:
        return
    said = sorted(
        (of["probability"], case["case"], one["initiative"], _name(case, one), of)
        for case in kept["cases"]
        for one in case["initiatives"]
        if (of := one["events"][event])["happened"] is not None
    )
    happened = [one for one in said if one[-1]["happened"]]
    did_not = [one for one in said[::-1] if not one[-1]["happened"]]
    rows = [
        (name, says, number(odds), of["coded"])
        for says, some in (("too little", happened), ("too much", did_not))
        for odds, _, _, name, of in some[:WORST]
    ]
    yield f"{TITLES[event]}: said too little, said too much"
    yield table(("case and initiative", "said", "odds", "coded"), rows)


def _groups(split: Kept) -> str:
    heads = ("event", "group", "scored", "happened", "mean odds", "Brier", "log score", "AUC")
    rows = (
        (
            *(TITLES[event], label, str(one["n"]), str(one["happened"])),
            *(number(one["mean_probability"]), number(one["brier"]), number(one["log_score"])),
            _group_auc(one),
        )
        for event, groups in split.items()
        for label, one in groups.items()
    )
    return table(heads, rows)


def _group_auc(one: Kept) -> str:
    if one["auc"]["value"] is None:
        return "-"
    few = min(one["happened"], one["n"] - one["happened"]) < FEWEST
    return f"({number(one['auc']['value'])})" if few else _auc(one["auc"])


def _fit(fit: Kept) -> Iterator[str]:
    yield (
        "No parameter of the product was fitted to these cases, and none is. To see how much the "
        "judged weight of the model matters, a weight can be fitted (`--fit`), each case left out "
        "once and forecast by the others. The cases were picked for their successes and coded by "
        "somebody who knew how they ended, so a fitted weight learns both."
    )
    for name, says in VARIANTS.items():
        one = fit[name]
        end = at_an_end(one["on_all"]["weight"]) if one["at_end"] else ""
        yield (
            f"With {says}: {number(one['on_all']['weight'])} on all cases{end}, "
            f"{number(one['weight_low'])} to {number(one['weight_high'])} with one case left out; "
            f"the product's is {number(fit['default_weight'])}."
        )
        yield table(
            ("event", "Brier", "unfitted", "log score", "unfitted", "AUC", "unfitted"),
            (
                (
                    *(TITLES[event], number(e["brier"]), number(e["brier_unfitted"])),
                    *(number(e["log_score"]), number(e["log_score_unfitted"])),
                    *(_auc(e["auc"]), _auc(e["auc_unfitted"])),
                )
                for event, e in one["events"].items()
            ),
        )


def _cases(kept: Kept) -> str:
    rows = (
        (name, str(one["start_year"] or "-"), *(_said(e) for e in one["events"].values()))
        for name, one in _attempts(kept)
    )
    return table(("case and initiative", "start", *TITLES.values()), rows)


def _said(event: Kept) -> str:
    if event["happened"] is None:
        return str(event["not_scored"])
    return f"{number(event['probability'])}, {'yes' if event['happened'] else 'no'}"
