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
from jointaction.evidence.testimony import Intention
from jointaction.screen.appraisal_errors import appraisal_errors, not_told
from jointaction.screen.competition_law import anti_trust
from jointaction.screen.findings import OF_INITIATIVES, finding_of, judged
from jointaction.screen.instruments import advised_instruments
from jointaction.screen.intentions import stated_intention
from jointaction.screen.screening import (
    CriterionFinding,
    InitiativeScreening,
    Screening,
    Verdict,
)
from jointaction.screen.to_pass import to_pass, variants, weaker_first

WHO_ASKED = "PP1.09"
SUPPLY_DRIVEN_FROM = 2.5  # of 4: nearer to government or a donor than to an association; judged
SAID_BY_THOSE_ASKED = "Those who were asked say that government, a donor or a consultant wanted it"


def screen(dossier: Dossier, diagnosis: Diagnosis, catalogue: Catalogue) -> Screening:
    """Every initiative of ``dossier`` against the seven criteria, in the dossier's order.

    >>> from jointaction.catalogue.load import load_catalogue
    >>> from jointaction.cluster.load import find_dossier, load_dossier
    >>> from jointaction.diagnose.diagnose import diagnose
    >>> catalogue = load_catalogue()
    >>> tiles = load_dossier(find_dossier("criciuma-1991"), catalogue)
    >>> screen(tiles, diagnose(tiles, catalogue), catalogue).of("testing-centre").verdict
    'passes'
    """
    process = dossier.evidence.process
    return Screening(
        initiatives=tuple(_screened(one, dossier, catalogue) for one in dossier.initiatives),
        instruments=advised_instruments(diagnosis, catalogue),
        appraisal_errors=appraisal_errors(process, catalogue),
        not_told=not_told(process, catalogue),
    )


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
        warnings=_warnings(initiative, dossier, catalogue),
        weaker_titles=tuple(catalogue.activities[name].title for name in weaker),
        anti_trust=anti_trust(catalogue.activities[initiative.kind], dossier.evidence.testimonies),
        to_pass=tuple(to_pass(findings, catalogue)),
        variants=variants(weaker, catalogue),
        intention=stated_intention(_intention(initiative, dossier), catalogue),
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
    """Kinds farther from the core, the farthest first; none where nothing is in doubt."""
    if verdict not in ("killed", "doubtful"):
        return ()
    killers = [catalogue.criteria[name] for name in killed_by]
    names = [
        name
        for name in catalogue.activities[initiative.kind].weaker_variants
        if not any(_typically_fails(catalogue.activities[name], one) for one in killers)
    ]
    return tuple(weaker_first(names, catalogue))


def _intention(initiative: Initiative, dossier: Dossier) -> Intention | None:
    said = [one for one in dossier.evidence.intentions if one.initiative == initiative.id]
    return said[0] if said else None


def _typically_fails(activity: Activity, criterion: Criterion) -> bool:
    """Whether the typical rating of an activity fails; without one nobody can vouch for it."""
    typical = activity.typical.get(criterion.reads.removeprefix(OF_INITIATIVES))
    return typical is None or judged(typical, criterion) == "fails"


def _warnings(initiative: Initiative, dossier: Dossier, catalogue: Catalogue) -> tuple[str, ...]:
    """What the catalogue warns of in this kind of activity, and who asked for it."""
    own = tuple(one.strip() for one in catalogue.activities[initiative.kind].warnings)
    supply_driven = is_supply_driven(initiative)
    if supply_driven is None and _said_to_be_supply_driven(dossier):
        return (*own, f"{SAID_BY_THOSE_ASKED}. {WHAT_IT_MEANS}.")
    if not supply_driven:
        return own
    word = str(initiative.says("initiator").word)
    who = catalogue.keys["initiative.initiator"].words.get(word, word)
    return (
        *own,
        f"It was asked for by {who} alone. {WHAT_IT_MEANS}: ask firms whether they want it at all.",
    )


def _said_to_be_supply_driven(dossier: Dossier) -> bool:
    told = [one.severity for one in dossier.evidence.of(WHO_ASKED)]
    return bool(told) and max(told) >= SUPPLY_DRIVEN_FROM
