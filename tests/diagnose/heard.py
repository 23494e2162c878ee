"""Made-up testimonies: no number here says anything about a real place."""

from dataclasses import replace

from jointaction.cluster.measured import fill_from_evidence
from jointaction.diagnose import diagnose
from jointaction.evidence.testimony import Evidence, Testimony
from jointaction.scales import severity_at
from jointaction.sources import Grade
from tests.diagnose.places import CATALOGUE, place

PARTS = {
    (indicator.id, part.name): (indicator, part)
    for indicator in CATALOGUE.indicators.values()
    for part in indicator.parts
}


def saying(indicator, part, value, half=0.0, voice="firms", source="", **more):
    """What a voice says: a number with so much to either side, or a severity where it is words."""
    of, number = PARTS[indicator, part]
    numbers: tuple[float | None, float | None, float | None] = (None, None, None)
    severity = low = high = value
    if number.none_at is not None and number.full_at is not None:
        ends = (value, max(number.lowest, value - half), min(number.highest, value + half))
        at = [severity_at(one, number.none_at, number.full_at) for one in ends]
        severity, low, high, numbers = at[0], min(at), max(at), ends
    return Testimony(
        indicator=indicator, part=part, voice=voice, nature=of.nature,
        sentence=f"{voice}: {number.measure}", value=numbers[0], value_low=numbers[1],
        value_high=numbers[2], severity=severity, low=low, high=high, count=5,
        grade=more.get("grade", Grade.REPORTED), sources=(source or f"answers-{voice}",),
        where="questionnaire", camps=more.get("camps", ()),
    )  # fmt: skip


def told(*testimonies, dossier=None, **evidence):
    """The diagnosis of a place of which these testimonies are told."""
    dossier = dossier or place()
    gathered = Evidence(testimonies=testimonies, **evidence)
    filled = fill_from_evidence(replace(dossier, evidence=gathered), CATALOGUE)
    return diagnose(filled, CATALOGUE)


def particular(diagnosis, name):
    """One obstacle of a diagnosis."""
    return next(p for one in diagnosis.obstacles for p in one.particulars if p.id == name)
