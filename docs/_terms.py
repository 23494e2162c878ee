"""Which word does the project use for which thing?

One word for one meaning. The terms of the report stand beside those of the field, so that a reader
finds them on one page.
"""

from collections.abc import Iterable

from jointaction.catalogue.things import Catalogue
from jointaction.report.glossary import glossary as terms_of_the_report

FIELD = {
    "activity": "What firms do together: training, testing, buying. A kind, not a project.",
    "advice": "One of start, repair first, do something else, do not start.",
    "association": "An organisation of firms, joined by choice or by law; a chamber is one.",
    "bundle": "Several instruments that belong together.",
    "buyer": "Who buys what the place makes, and may play firms off against one another.",
    "capture": "How much worse an association serves small firms where large ones rule it.",
    "cluster": "Firms of one trade gathered in one place, with suppliers and institutions.",
    "collective efficiency": "External economies (passive) and joint action (active) together.",
    "credibility": "How far firms believe government as a broker; what it does first raises it.",
    "crisis": "A shock to the whole place, with a year and a severity.",
    "disposition": "How ready a firm is to open with co-operation, after what it lived through.",
    "dossier": "What is known about a place and its initiatives, with ranges and sources.",
    "externality of joint action": "What outsiders gain from what others do together.",
    "firm": "A maker in the place, and a rival of the others.",
    "grade": "How a number came to be: measured, reported, derived, judged, general knowledge.",
    "initiative": "A dated bundle of activities that somebody proposes.",
    "inside and outside view": "What a simulation of the place says, and how it goes anywhere.",
    "institution": "A body that trains, tests or advises firms.",
    "instrument": "What somebody can do, and how, against an obstacle.",
    "judged": "Rated by somebody, without a source. It never carries a citation.",
    "lock-in": "How far a dense place that talks to itself no longer hears what changes outside.",
    "obstacle": "What keeps firms, institutions and government from co-operating.",
    "paradigm": "What a place takes for granted: of technology, of making or buying, of itself.",
    "project": "One running activity in the simulation.",
    "quarter": "A fourth of a year; quarter 0 is the one in which an initiative starts.",
    "red tape": "Obstacles that government puts up, at three levels; some are needed, many not.",
    "reference place": "A place of which nothing is known but the kind of initiative.",
    "repair": "An instrument or bundle, tried on the place with the initiative as it is.",
    "required trust": "The belief in the others at which a firm is as likely to join as not.",
    "rivalry": "How fiercely firms compete, in prices and between persons. It drives and divides.",
    "run": "One simulated history.",
    "scenario": "A place with an initiative, or without it.",
    "secrets": "What a firm knows and would not tell. They move and are never lost.",
    "slump": "A fall in demand after the start; it fades like a crisis.",
    "spin-off": "A firm founded by people who left a firm next door.",
    "tie": "A relationship between two firms: rival, vertical or both.",
    "trust": "How far a firm believes that the others will do their part, 0-1.",
    "unknown": "An answer that nobody has given. It is never zero and never none.",
}


def glossary(catalogue: Catalogue) -> Iterable[str]:
    """Every term with its one meaning, in the order of the alphabet."""
    yield "# Glossary"
    yield "One word for one meaning, here, in the report and in the code."
    terms = {**FIELD, **terms_of_the_report(catalogue)}
    for term in sorted(terms, key=str.lower):
        yield f"**{term}**\n: {terms[term]}"
