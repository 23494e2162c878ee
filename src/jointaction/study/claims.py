"""Does the paper's argument come out, claim by claim, and what is written down about it?

Walks over the claims that are asked for; the verdicts are those of the experiments.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Catalogue
from jointaction.errors import UsageError
from jointaction.experiments.claims.argument import asked_claims
from jointaction.experiments.claims.examining import (
    FEWEST_WORLDS,
    MOST_WORLDS,
    WORLDS,
    all_examined,
)
from jointaction.experiments.claims.finding import Ablation, Finding, Reading
from jointaction.progress import Watcher, unwatched
from jointaction.report.claims import claims_page
from jointaction.report.page import render_claims
from jointaction.store.folder import Folder
from jointaction.study.document import Document, as_json, plain
from jointaction.study.version import VERSION

PAGE = "claims.html"
DOCUMENT = "claims.json"


def examine(
    numbers: Sequence[str] = (),
    worlds: int = WORLDS,
    seed: int = 0,
    threads: int = 0,
    catalogue: Catalogue | None = None,
    watch: Watcher = unwatched,
) -> tuple[Finding, ...]:
    """The findings on the claims of these numbers, or on all.

    ``UsageError`` for a number that is not one of a claim, and for too few or too many worlds.
    """
    if not FEWEST_WORLDS <= worlds <= MOST_WORLDS:
        raise UsageError(
            f"runs: {worlds} is not a whole number from {FEWEST_WORLDS} to {MOST_WORLDS}"
        )
    claims = asked_claims(numbers)
    catalogue = load_catalogue() if catalogue is None else catalogue
    return all_examined(claims, catalogue, worlds, seed, threads, watch)


def claims_document(findings: Sequence[Finding]) -> list[Document]:
    """The findings for other programs, in the order of the claims; what nobody can say is null."""
    return [_entry(one) for one in findings]


def write_claims(findings: Sequence[Finding], out: Path) -> Path:
    """Write ``claims.json`` and ``claims.html`` into a folder; gives the page's path."""
    page = render_claims(claims_page(findings, VERSION))
    with Folder(out) as folder:
        folder.write(DOCUMENT, as_json(claims_document(findings)))
        folder.write(PAGE, page)
    return out / PAGE


def _entry(finding: Finding) -> Document:
    claim, deciding = finding.claim, finding.deciding
    return {
        "id": claim.id,
        "title": claim.title,
        "claim": claim.says,
        "section": claim.section,
        "set_up": claim.set_up,
        "expected": claim.expected,
        "kind": finding.kind.value,
        "term": list(finding.putting_in),
        "parts_put_in": [{"condition": a, "term": b} for a, b in finding.parts_put_in],
        "verdict": finding.verdict.value,
        **_numbers(deciding),
        "decided_by": deciding.condition.name,
        "near_threshold": deciding.near_threshold,
        "conditions": [_condition(one) for one in finding.readings],
        "ablation": [_ablation(one, finding) for one in finding.ablations],
        "worlds": finding.worlds,
        "runs": finding.runs,
        "seed": finding.seed,
        "explanation": finding.explanation,
        "remark": claim.remark,
        "curves": plain(finding.curves),
        "version": VERSION,
    }


def _numbers(reading: Reading) -> dict[str, Any]:
    return {
        "effect": reading.effect,
        "low": reading.low,
        "high": reading.high,
        "unit": reading.condition.unit,
        "interval": reading.interval,
        "sign_share": reading.share,
        "equal_share": reading.equal_share,
    }


def _condition(reading: Reading) -> dict[str, Any]:
    condition = reading.condition
    return {
        "name": condition.name,
        "says": condition.says,
        "wants": condition.wants,
        "bound": condition.bound,
        "judged_on": condition.judged_on,
        "comes_out_from": condition.thresholds.comes_out,
        "partly_from": condition.thresholds.partly,
        "decides": condition.decides,
        **_numbers(reading),
        "mean": reading.mean,
        "worlds": reading.worlds,
        "verdict": reading.verdict.value,
    }


def _ablation(ablation: Ablation, finding: Finding) -> dict[str, Any]:
    return {
        "quantities": list(ablation.term.set_aside),
        "value": ablation.term.value,
        "states_the_claim": ablation.term.states,
        "condition": finding.claim.condition(ablation.term.of).name,
        "left": ablation.left,
        "removes": ablation.removes,
    }
