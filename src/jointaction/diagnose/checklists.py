"""How much of a good association, of a good institution and of open thinking is there?

The features of well-developed associations and of good supporting institutions are those of
[MeyerStamer2002, 2.2], the four dimensions those of Figure 1 in section 4.1, the paradigms those of
section 1. A feature of which nobody has told is unknown, and never lacking.
"""

from collections.abc import Mapping

from jointaction.catalogue.asking import Chart, Indicator, Part
from jointaction.catalogue.things import Catalogue
from jointaction.diagnose.diagnosis import Checklist, Feature
from jointaction.diagnose.disagreement import WHO
from jointaction.diagnose.severity import combined
from jointaction.diagnose.testified import reading_of_testimony
from jointaction.evidence.testimony import Evidence
from jointaction.scales import HIGHEST_SEVERITY

TITLES: Mapping[Chart, tuple[str, str]] = {
    "association": (
        "A well-developed business association",
        "What such an association has and does, after section 2.2 of the paper.",
    ),
    "institution": (
        "A good supporting institution",
        "What such an institution has and does, after section 2.2 of the paper.",
    ),
    "four_dimensions": (
        "The four dimensions of supporting institutions",
        "How their customers rate them, after Figure 1 of the paper.",
    ),
    "paradigms": (
        "The paradigms of the place",
        "What goes without saying among its firms, after section 1 of the paper.",
    ),
}


def checklists(evidence: Evidence, catalogue: Catalogue) -> tuple[Checklist, ...]:
    """Every checklist, known or not; none where the catalogue asks for none."""
    charted = sorted(
        (one for one in catalogue.indicators.values() if one.chart), key=lambda one: one.id
    )
    found = []
    for chart, (title, plain) in TITLES.items():
        lines = [one for one in charted if one.chart == chart]
        features = [_feature(one, part, len(one.parts), evidence)
                    for one in lines for part in one.parts]  # fmt: skip
        if features:
            found.append(Checklist(chart, title, plain, tuple(features)))
    return tuple(found)


def _feature(indicator: Indicator, part: Part, parts: int, evidence: Evidence) -> Feature:
    said = [one for one in evidence.of(indicator.id) if one.part == part.name]
    title = indicator.title if parts == 1 else _upper(part.name.replace("_", " "))
    name = indicator.id if parts == 1 else f"{indicator.id}/{part.name}"
    lacking = combined([reading_of_testimony(one) for one in said])
    if lacking is None:
        return Feature(name, title, None, 0.0, 1.0, "", ())
    return Feature(
        id=name,
        title=title,
        having=_there(lacking.number),
        low=_there(lacking.high),
        high=_there(lacking.low),
        sentence=" ".join(f"{one.sentence.rstrip('.')}." for one in said),
        voices=tuple(dict.fromkeys(WHO.get(one.voice, one.voice) for one in said)),
    )


def _there(severity: float) -> float:
    return 1.0 - severity / HIGHEST_SEVERITY


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
