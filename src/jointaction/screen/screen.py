"""Would rivals do this together, and can these people start it?

Takes a dossier, its diagnosis and the catalogue; gives the ``Screening``: each initiative against
the four criteria of [MeyerStamer2002, 4.1] and the three of a PACA-style appraisal, in the
catalogue's order. It gives reasons, warnings and weaker variants, and never odds: ratings move the
odds once, in the simulation.

An initiative is *killed* by any finding that kills, else *doubtful* if any criterion fails or is in
doubt, else *not known* if none of the four criteria of co-operation is rated, and *passes*
otherwise. A criterion that nobody has rated neither helps nor harms (assumed).
"""

from collections.abc import Sequence

from jointaction.catalogue.things import Activity, Catalogue, Criterion
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.cluster.supply_driven import WHAT_IT_MEANS, is_supply_driven
from jointaction.diagnose.diagnosis import Diagnosis
from jointaction.screen.findings import OF_INITIATIVES, finding_of, judged
from jointaction.screen.screening import (
    CriterionFinding,
    InitiativeScreening,
    Screening,
    Verdict,
)


def screen(dossier: Dossier, diagnosis: Diagnosis, catalogue: Catalogue) -> Screening:  # noqa: ARG001 - the road hands on every noun; the criteria read ratings alone
    """Every initiative of ``dossier`` against the seven criteria, in the dossier's order.

    >>> from jointaction.catalogue.load import load_catalogue
    >>> from jointaction.cluster.load import find_dossier, load_dossier
    >>> from jointaction.diagnose.diagnose import diagnose
    >>> catalogue = load_catalogue()
    >>> tiles = load_dossier(find_dossier("criciuma-1991"), catalogue)
    >>> screen(tiles, diagnose(tiles, catalogue), catalogue).of("testing-centre").verdict
    'passes'
    """
    return Screening(tuple(_screened(one, dossier, catalogue) for one in dossier.initiatives))


def _screened(
    initiative: Initiative, dossier: Dossier, catalogue: Catalogue
) -> InitiativeScreening:
    criteria = sorted(catalogue.criteria.values(), key=lambda criterion: criterion.order)
    findings = tuple(finding_of(one, initiative, dossier, catalogue) for one in criteria)
    killed_by = tuple(finding.id for finding in findings if finding.kills)
    verdict = _verdict(findings)
    weaker = _weaker(initiative, verdict, killed_by, catalogue)
    return InitiativeScreening(
        initiative=initiative.id,
        criteria=findings,
        verdict=verdict,
        killed_by=killed_by,
        weaker_variants=weaker,
        warnings=_warnings(initiative, catalogue),
        weaker_titles=tuple(catalogue.activities[name].title for name in weaker),
    )


def _verdict(findings: Sequence[CriterionFinding]) -> Verdict:
    if any(finding.kills for finding in findings):
        return "killed"
    if any(finding.finding in ("fails", "doubtful") for finding in findings):
        return "doubtful"
    if all(f.finding == "unknown" for f in findings if f.family == "cooperation"):
        return "not_known"
    return "passes"


def _weaker(
    initiative: Initiative, verdict: Verdict, killed_by: Sequence[str], catalogue: Catalogue
) -> tuple[str, ...]:
    """Kinds farther from the core, as the catalogue lists them; none where nothing is in doubt."""
    if verdict not in ("killed", "doubtful"):
        return ()
    killers = [catalogue.criteria[name] for name in killed_by]
    return tuple(
        name
        for name in catalogue.activities[initiative.kind].weaker_variants
        if not any(_typically_fails(catalogue.activities[name], one) for one in killers)
    )


def _typically_fails(activity: Activity, criterion: Criterion) -> bool:
    """Whether the typical rating of an activity fails; without one nobody can vouch for it."""
    typical = activity.typical.get(criterion.reads.removeprefix(OF_INITIATIVES))
    return typical is None or judged(typical, criterion) == "fails"


def _warnings(initiative: Initiative, catalogue: Catalogue) -> tuple[str, ...]:
    """What the catalogue warns of in this kind of activity, and who asked for it."""
    own = tuple(one.strip() for one in catalogue.activities[initiative.kind].warnings)
    if not is_supply_driven(initiative):
        return own
    word = str(initiative.says("initiator").word)
    who = catalogue.keys["initiative.initiator"].words.get(word, word)
    return (
        *own,
        f"It was asked for by {who} alone. {WHAT_IT_MEANS}: ask firms whether they want it at all.",
    )
