"""Does a claim come out, and was it put in? The one way from a claim to its finding."""

from collections.abc import Sequence

from jointaction.catalogue.things import Catalogue
from jointaction.experiments.claims.claim import Claim
from jointaction.experiments.claims.finding import Finding
from jointaction.experiments.claims.judging import ablation, reading
from jointaction.experiments.claims.worlds import Worlds
from jointaction.progress import Watcher, part_of, unwatched

WORLDS = 1024
FEWEST_WORLDS, MOST_WORLDS = 10, 10_000
ABLATED = 128  # worlds in which a term is set aside, at most; a size is read there, no sign


def examined(
    claim: Claim,
    catalogue: Catalogue,
    worlds: int = WORLDS,
    seed: int = 0,
    threads: int = 0,
    watch: Watcher = unwatched,
) -> Finding:
    """The claim played in so many sampled worlds, and again without each of its terms."""
    here = Worlds(catalogue, worlds, seed, threads)
    stage = f"claim {claim.id}: {claim.title}"
    parts = 1 + len(claim.terms)
    watch(stage, 0.0)
    measured = claim.measure(here)
    runs, ablations = here.played, []
    for number, term in enumerate(claim.terms, start=1):
        watch(stage, number / parts)
        apart = here.setting_aside(term.set_aside, min(worlds, ABLATED))
        without = claim.measure(apart)
        ablations.append(ablation(term, claim.condition(term.of), measured, without))
        runs += apart.played
    return Finding(
        claim=claim,
        seed=seed,
        worlds=worlds,
        runs=runs,
        readings=tuple(reading(one, measured.values[one.name], seed) for one in claim.conditions),
        ablations=tuple(ablations),
        curves=tuple(measured.curves),
    )


def all_examined(
    claims: Sequence[Claim],
    catalogue: Catalogue,
    worlds: int = WORLDS,
    seed: int = 0,
    threads: int = 0,
    watch: Watcher = unwatched,
) -> tuple[Finding, ...]:
    """Every claim examined, each in worlds of the same seed."""
    findings = []
    for number, claim in enumerate(claims):
        part = part_of(watch, number / len(claims), (number + 1) / len(claims))
        findings.append(examined(claim, catalogue, worlds, seed, threads, part))
    return tuple(findings)
