"""The command that runs the paper's argument as experiments."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from jointaction.cli.asking import AsJson, Out, Seed, Threads
from jointaction.cli.telling import tell, tell_json, watched

if TYPE_CHECKING:
    from jointaction.experiments.claims.finding import Finding

_WORLDS = 1024


def claims(
    numbers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID", help="Numbers of claims, 1 to 32; all where none is named.",
            show_default=False,
        ),
    ] = None,
    runs: Annotated[
        int,
        typer.Option(
            "--runs", metavar="NUMBER",
            help="Sampled worlds for each claim; fewer are quicker and less sure.",
        ),
    ] = _WORLDS,
    seed: Seed = 0,
    threads: Threads = 0,
    json: AsJson = False,
    out: Out = None,
) -> None:  # fmt: skip
    """Run the paper's argument as experiments, claim by claim.

    Says of each claim whether it comes out in sampled worlds, whether it was put into the model
    or comes out of it, and why. A claim that does not come out is shown as not coming out.
    """
    from jointaction.study.claims import claims_document, examine, write_claims

    with watched() as watch:
        findings = examine(numbers or (), runs, seed, threads, watch=watch)
    page = None if out is None else write_claims(findings, out)
    if json:
        tell_json(claims_document(findings))
        return
    for finding in findings:
        for line in _of_finding(finding):
            tell(line)
    tell(_of_all(findings))
    if page is not None:
        tell(str(page))


def _of_finding(finding: "Finding") -> Iterator[str]:
    from jointaction.report.claims import ablation_text, kind_text, reading_text, verdict_text

    claim = finding.claim
    yield f"{claim.id}. {claim.title} (section {claim.section}): {verdict_text(finding.verdict)}"
    yield f"    The paper: {claim.says}"
    yield f"    Expected: {claim.expected}"
    for reading in finding.readings:
        yield f"    - {reading_text(reading)}"
    yield f"    {kind_text(finding)}"
    for ablation in finding.ablations:
        yield f"    {ablation_text(ablation)}"
    yield f"    {finding.explanation}"
    if claim.remark:
        yield f"    {claim.remark}"
    yield ""


def _of_all(findings: "tuple[Finding, ...]") -> str:
    from jointaction.report.claims import counted

    return counted(findings)
