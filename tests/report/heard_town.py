"""A made-up place in which people were asked: no number in it says anything about a real one."""

from dataclasses import replace

from jointaction.diagnose.diagnosis import (
    Checklist,
    Diagnosis,
    Feature,
    NextQuestion,
    Reading,
    TypeChance,
)
from jointaction.evidence.testimony import Camp, Heard, ToDo
from jointaction.sources import Grade

SMALL = Camp("size", "small", "small firms", 12, 2.9, 3.1, 2.7, 3.5)
LARGE = Camp("size", "large", "large firms", 10, 0.9, 0.9, 0.5, 1.3)


def heard_in(diagnosis: Diagnosis) -> Diagnosis:
    """The diagnosis as it is after a survey: voices, camps, charts and what to ask next."""
    first = diagnosis.obstacles[0]
    particular, *others = first.particulars
    reading = Reading(
        key="FF1.03", sentence="Firms: a local firm goes below a quoted price about every month",
        severity=2.6, low=2.1, high=3.0, grade=Grade.REPORTED, sources=("survey",), where="",
        voice="firms", nature="behaviour", count=20, camps=(SMALL, LARGE), date="2026-10",
    )  # fmt: skip
    asked = replace(
        particular, severity=2.6, low=2.1, high=3.0, evidence=(reading, *particular.evidence),
        voices=2, why_range="Small and large firms disagree.",
        would_change="It would be called slight if firms were undercut less than twice a year.",
    )  # fmt: skip
    return replace(
        diagnosis,
        obstacles=(replace(first, particulars=(asked, *others)), *diagnosis.obstacles[1:]),
        ask_next=(
            NextQuestion(
                "FI2.05", "How often did you use the institution's service?", "firms", "FI2",
                "Support falls short", 0.5, 4.0, 2.2, "The institution's yearly report",
            ),
        ),
        cluster_types=(
            TypeChance("fordist", "Mass-producing cluster", 0.52, 0.4, 0.63, ("Many large firms",)),
            TypeChance("survival", "Survival cluster", 0.30, 0.2, 0.4, ("Little is exported",)),
            TypeChance("mixed", "Mixed", 0.18, 0.1, 0.3, ()),
        ),
        checklists=(
            Checklist(
                "association", "A well-developed association", "What the paper says it has.",
                (
                    Feature("A.01", "Speaks for its members", 0.8, 0.6, 0.9, "", ("firms",)),
                    Feature("A.02", "Offers services", 0.2, 0.1, 0.4, "", ("firms",)),
                    Feature("A.03", "Trains people", None, 0.0, 1.0, "", ()),
                ),
            ),
            Checklist(
                "paradigms", "Ways of thinking", "Whether they are open to the new.",
                (Feature("P.01", "Technology", 0.3, 0.2, 0.5, "", ("firms",)),),
            ),
            Checklist(
                "institution", "A good supporting institution", "What the paper says it has.",
                (Feature("I.01", "Knows its customers", None, 0.0, 1.0, "", ()),),
            ),
        ),
        heard=(Heard("firms", 22, 3), Heard("association", 1, 0), Heard("government", 0, 0)),
        to_do=(ToDo("FF1.01", "share", "Share of similar products", "Customs statistics"),),
    )  # fmt: skip
