"""How does the page on the paper's claims read?

Made from the result that is kept in ``reference/claims.json``; the command that makes that file
stands on the page. Nothing is run when the documentation is built.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jointaction.catalogue.things import Catalogue
from jointaction.experiments.claims.judging import NOTHING_LEFT
from jointaction.report.claims import amount

from _markdown import bullets, table, words

KEPT = Path(__file__).parent / "reference" / "claims.json"
COMMAND = "make claims"
VERDICTS = {
    "comes_out": "comes out",
    "partly": "comes out partly",
    "does_not_come_out": "does not come out",
}
KINDS = {"put_in": "put in", "emergent": "emergent"}
UNTRIED = "cannot be said"


def claims(catalogue: Catalogue) -> Iterable[str]:  # noqa: ARG001 - every page takes it
    """The paper's argument as experiments, as they came out when the file was made."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    yield "# The paper's argument as experiments"
    yield _counted(kept)
    yield (
        "Every claim is tried in sampled worlds: everything that nobody knows is drawn anew in "
        "each, and two scenarios of a world differ in nothing but what is compared. A condition "
        "comes out where it holds in at least 80 % of the worlds that are not exactly equal, "
        "partly from 60 % on, unless it says otherwise; a claim is as good as its weakest deciding "
        "condition. All bounds were set before the runs; the set-ups of claims 5, 10, 15 and 17 "
        "were changed after a first look, which moved claim 5 from not coming out to partly. A "
        "claim is *put in* where nothing is left of its first condition (less than 20 % of the "
        "mean effect) without one term whose sign "
        "states it: then it tests the code, not the world. What does not come out is shown as not "
        "coming out."
    )
    yield (
        f"Made by `{COMMAND}`: `jointaction claims` with seed {kept[0]['seed']} and "
        f"{kept[0]['worlds']} worlds a claim. The page that `jointaction claims --out DIR` writes "
        "has figures, too."
    )
    yield table(
        ("claim", "section", "kind", "verdict", "judged by", "effect", "5-95 %", "holds", "equal"),
        map(_row, kept),
    )
    for one in kept:
        yield from _claim(one)


def _counted(kept: list[dict[str, Any]]) -> str:
    verdicts = Counter(one["verdict"] for one in kept)
    kinds = Counter(_kind(one) for one in kept)
    return (
        f"Of {len(kept)} claims of {{cite:t}}`MeyerStamer2002` {verdicts['comes_out']} come out, "
        f"{verdicts['partly']} partly, {verdicts['does_not_come_out']} do not; "
        f"{kinds['put in']} were put in, {kinds['emergent']} are emergent; of {kinds[UNTRIED]} "
        "neither can be said, because the main effect does not reach its bound."
    )


def _kind(one: dict[str, Any]) -> str:
    """Put in, emergent, or neither: where no main effect was there to be taken away."""
    main = one["conditions"][0]["name"]
    tried = [a["left"] for a in one["ablation"] if a["condition"] == main]
    if one["kind"] == "emergent" and tried and all(left is None for left in tried):
        return UNTRIED
    return KINDS[one["kind"]]


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{one['id']}. {one['title']}",
        one["section"],
        _kind(one),
        VERDICTS[one["verdict"]],
        next(seen["says"] for seen in one["conditions"] if seen["name"] == one["decided_by"]),
        *_numbers(one),
    )


def _numbers(one: dict[str, Any]) -> tuple[str, ...]:
    if one["effect"] is None:
        return "-", "-", "-", "-"
    return (
        amount(one["effect"]),
        f"{amount(one['low'])} to {amount(one['high'])}",
        "all equal" if one["sign_share"] is None else f"{100 * one['sign_share']:.0f} %",
        f"{100 * one['equal_share']:.0f} %",
    )


def _claim(one: dict[str, Any]) -> Iterable[str]:
    yield f"## {one['id']}. {one['title']}: {VERDICTS[one['verdict']]}"
    yield f"{one['claim']} (section {one['section']})"
    yield f"{one['explanation']} {one['remark']}"
    yield f"How it was tried: {one['set_up']}"
    yield f"Expected: {one['expected']}."
    heads = ("condition", "unit", "wanted", "effect", "5-95 %", "holds", "equal", "verdict")
    yield table(heads, map(_condition, one["conditions"]))
    yield f"Kind: {_kind(one)}" + (f", by {words(one['term'])}." if one["term"] else ".")
    yield bullets(map(_ablation, one["ablation"]))
    yield f"{one['worlds']} worlds, {one['runs']} histories."


def _condition(one: dict[str, Any]) -> tuple[str, ...]:
    of = "worlds" if one["judged_on"] == "worlds" else "resampled means"
    return (
        one["says"] + ("" if one["decides"] else " (does not decide)"),
        one["unit"] + ("; mean" if "mean" in one["interval"] else ""),
        f"{one['wants']} {one['bound']:.2g} in {100 * one['comes_out_from']:.0f} % of {of}",
        *_numbers(one),
        VERDICTS[one["verdict"]],
    )


def _ablation(one: dict[str, Any]) -> str:
    says = f"with {words(one['quantities'])} at {one['value']:g}:"
    if one["left"] is None:
        return f"{says} nothing to remove, the bound is not reached in the mean"
    states = "its sign states the claim" if one["states_the_claim"] else "it only carries it"
    if one["left"] <= -NOTHING_LEFT:
        return f"{says} the mean falls on the other side of the bound ({states})"
    return f"{says} {round(100 * one['left'])} % of the mean effect is left ({states})"
