"""What does the page on the paper's claims say, and in which words?

Takes the findings and gives sentences, drawings and tables; the verdicts are those of the
experiments. The terminal uses the same words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.experiments.claims.claim import Kind, Verdict
from jointaction.experiments.claims.finding import Ablation, Finding, Reading
from jointaction.experiments.claims.judging import NOTHING_LEFT
from jointaction.report.claim_figures import claim_figure
from jointaction.report.figures import DataTable, Figure

VERDICTS = {
    Verdict.COMES_OUT: "comes out",
    Verdict.PARTLY: "comes out partly",
    Verdict.DOES_NOT_COME_OUT: "does not come out",
}
KINDS = {Kind.PUT_IN: "put in", Kind.EMERGENT: "emergent"}


@dataclass(frozen=True)
class ClaimSection:
    """One claim as the page shows it."""

    number: int
    title: str
    section: str
    verdict: str
    look: str
    says: str
    set_up: str
    expected: str
    kind: str
    ablations: tuple[str, ...]
    conditions: DataTable
    explanation: str
    remark: str
    runs: str
    figure: Figure


@dataclass(frozen=True)
class ClaimsPage:
    """The page, ready to be laid out."""

    counted: str
    declared: str
    overview: DataTable
    claims: tuple[ClaimSection, ...]
    line: str
    command: str


def claims_page(findings: Sequence[Finding], version: str) -> ClaimsPage:
    """The page on these findings."""
    seed = findings[0].seed if findings else 0
    worlds = findings[0].worlds if findings else 0
    numbers = " ".join(str(one.claim.id) for one in findings)
    return ClaimsPage(
        counted=counted(findings),
        declared=DECLARED,
        overview=_overview(findings),
        claims=tuple(_section(one) for one in findings),
        line=f"jointaction {version} · seed {seed} · {worlds} worlds a claim",
        command=f"jointaction claims {numbers} --runs {worlds} --seed {seed}",
    )


DECLARED = (
    "A condition comes out where it holds in at least 80 % of the sampled worlds, partly from "
    "60 % on, of those that are not exactly equal; other bounds are told with the condition. A "
    "claim is as good as its weakest deciding condition. All bounds were set before the runs; "
    "the set-ups of claims 5, 10, 15 and 17 were changed after a first look, which moved claim 5 "
    "from not coming out to partly. A claim is put in where less than "
    f"{100 * NOTHING_LEFT:.0f} % of the mean effect is left "
    "without one term whose sign states it: then it tests the code, not the world."
)


def counted(findings: Sequence[Finding]) -> str:
    """How many claims come out, partly, and not."""
    counts = Counter(one.verdict for one in findings)
    put_in = sum(one.kind is Kind.PUT_IN for one in findings)
    untried = sum(kind_untried(one) for one in findings)
    emergent = len(findings) - put_in - untried
    left_over = (
        f"; of {untried} neither can be said, because the main effect does not reach its bound"
        if untried
        else ""
    )
    return (
        f"Of {len(findings)} claims {counts[Verdict.COMES_OUT]} come out, "
        f"{counts[Verdict.PARTLY]} partly, {counts[Verdict.DOES_NOT_COME_OUT]} do not; "
        f"{put_in} were put in, {emergent} are emergent{left_over}."
    )


def kind_untried(finding: Finding) -> bool:
    """Whether there was no main effect of which a term could have taken anything away.

    The claim then counts as emergent only because nothing shows that it was put in.
    """
    main = ("", finding.claim.main.name)
    tried = [one for one in finding.ablations if one.term.of in main]
    return finding.kind is Kind.EMERGENT and bool(tried) and all(one.left is None for one in tried)


def verdict_text(verdict: Verdict) -> str:
    """A verdict in words."""
    return VERDICTS[verdict]


def kind_text(finding: Finding) -> str:
    """Whether the claim was put in, and by which terms; of which parts so, if not as a whole."""
    parts = "".join(f" In part put in: {says} (by {term})." for says, term in finding.parts_put_in)
    if finding.kind is Kind.PUT_IN:
        terms = ", ".join(finding.putting_in)
        return f"Put in: without {terms} the effect is gone, and its sign states the claim.{parts}"
    carrying = [one for one in finding.ablations if one.removes and not one.term.states]
    if carrying:
        carried = ", ".join(one.term.name for one in carrying)
        return f"Emergent; carried by {carried}, whose sign does not state the claim.{parts}"
    if kind_untried(finding):
        return (
            "Put in or emergent cannot be said: in the mean the main effect does not reach its "
            f"bound, so there was nothing to remove.{parts}"
        )
    if finding.ablations:
        return f"Emergent: no single term that was tried removes its main effect.{parts}"
    return "Emergent: no single term states it."


def ablation_text(ablation: Ablation) -> str:
    """What is left without a term."""
    term = ablation.term
    set_to = f"{term.name} at {term.value:g}"
    if ablation.left is None:
        return f"With {set_to}: nothing to remove, the bound is not reached in the mean."
    if not -10 < ablation.left < 10:
        return f"With {set_to}: another effect altogether ({ablation.left:+.0f} times)."
    if ablation.left <= -NOTHING_LEFT:
        return f"With {set_to}: the mean falls on the other side of the bound."
    return f"With {set_to}: {round(100 * ablation.left)} % of the mean effect is left."


def reading_text(reading: Reading) -> str:
    """One condition with what was seen, on one line."""
    condition = reading.condition
    if reading.effect is None:
        return f"{condition.says}: no world says anything about it"
    judged = "worlds" if condition.judged_on == "worlds" else "resamples of the mean"
    held = (
        "all equal" if reading.share is None else f"holds in {percent(reading.share)} of {judged}"
    )
    equal = f"; {percent(reading.equal_share)} equal" if reading.equal_share else ""
    aside = "" if condition.decides else " (does not decide)"
    return (
        f"{condition.says}: {amount(reading.effect)} ({amount(reading.low)} to "
        f"{amount(reading.high)}) {condition.unit}; {held}{equal}{aside}"
    )


def amount(value: float | None) -> str:
    """A number of the effect with its sign, or a dash; small ones with one figure more.

    >>> amount(0.25), amount(-0.0042), amount(0.0), amount(-31.4), amount(None)
    ('+0.25', '-0.004', '0', '-31', '-')
    """
    if value is None:
        return "-"
    if not value:
        return "0"
    figures = 0 if abs(value) >= 10 else 2 if abs(value) >= 0.095 else 3
    return f"{value:+.{figures}f}"


def percent(share: float | None) -> str:
    """A share in per cent, or a dash."""
    return "-" if share is None else f"{100 * share:.0f}\u00a0%"


def _overview(findings: Sequence[Finding]) -> DataTable:
    return DataTable(
        "All claims",
        (
            *("Claim", "Section", "Kind", "Verdict", "Judged by", "Effect", "5 %", "95 %"),
            *("Holds", "Equal"),
        ),
        tuple(
            (
                *(f"{one.claim.id}. {one.claim.title}", one.claim.section, _kind(one)),
                *(VERDICTS[one.verdict], one.deciding.condition.says),
                *(amount(one.deciding.effect), amount(one.deciding.low)),
                *(amount(one.deciding.high), percent(one.deciding.share)),
                percent(one.deciding.equal_share),
            )
            for one in findings
        ),
    )


def _kind(finding: Finding) -> str:
    return "cannot be said" if kind_untried(finding) else KINDS[finding.kind]


def _section(finding: Finding) -> ClaimSection:
    claim = finding.claim
    return ClaimSection(
        number=claim.id,
        title=claim.title,
        section=claim.section,
        verdict=VERDICTS[finding.verdict],
        look=finding.verdict.value,
        says=claim.says,
        set_up=claim.set_up,
        expected=claim.expected,
        kind=kind_text(finding),
        ablations=tuple(map(ablation_text, finding.ablations)),
        conditions=_conditions(finding),
        explanation=finding.explanation,
        remark=claim.remark,
        runs=f"{finding.worlds} sampled worlds, {finding.runs} histories in all",
        figure=claim_figure(finding),
    )


def _conditions(finding: Finding) -> DataTable:
    heads = ("Condition", "Wanted", "Effect", "5 %", "95 %", "Holds", "Equal", "Worlds", "Verdict")
    return DataTable("The conditions, and what was seen", heads, tuple(map(_row, finding.readings)))


def _row(reading: Reading) -> tuple[str, ...]:
    condition = reading.condition
    usual = condition.judged_on == "worlds"
    return (
        f"{condition.says} ({condition.unit})" + ("" if condition.decides else ", does not decide"),
        f"{condition.wants} {condition.bound:g} in {percent(condition.thresholds.comes_out)}"
        + ("" if usual else " of resampled means"),
        *(amount(reading.effect), amount(reading.low), amount(reading.high)),
        *(percent(reading.share), percent(reading.equal_share), str(reading.worlds)),
        VERDICTS[reading.verdict],
    )
