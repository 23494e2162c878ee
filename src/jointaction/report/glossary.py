"""What do the report's words mean, in one sentence each?

A term is explained where it is first needed (on hover) and once more at the end of the report.
"""

from collections.abc import Mapping

from jointaction.catalogue.things import Catalogue

TERMS: Mapping[str, str] = {
    "base rate": (
        "How often the event happens among cluster initiatives in general, before anything "
        "local is known; also called the outside view."
    ),
    "inside view": (
        "What the simulation of this place says: the share of its simulated histories in which "
        "the event happens."
    ),
    "takes off": (
        "After a year the activity runs, and at least 5 firms and 30 of 100 of those intended "
        "put in cash or time (all of them where fewer than five are intended)."
    ),
    "lasts": (
        "It still does so five years after the start, and at least a year after the launch "
        "subsidy ended."
    ),
    "pays": (
        "The benefit within five years is above all private and public cost, compared with the "
        "same place without the initiative."
    ),
    "range": (
        "From the low to the high number: we expect the right one outside it in 1 case of 10, "
        "if our assumptions hold."
    ),
    "history": "One run of the simulation: six years or more of one possible place.",
    "draw": "One set of the model's numbers, taken from the ranges that we hold possible.",
    "median": "The middle: half of the histories lie above it, half below.",
    "driver": (
        "Something not known for sure that makes a difference. Its number: of what differs between "
        "simulated places, the part that would go if we knew this."
    ),
    "ceiling": (
        "A rate seen in a class of undertakings that is too friendly, such as living initiatives "
        "judged by their own managers."
    ),
    "floor": "A rate seen in a class of undertakings that is too strict.",
    "weight": "How much the model's news of a place counts beside the base rate.",
    "severity": "How badly an obstacle stands in the way, from 0 (not at all) to 4 (fully).",
    "core activity": "What a firm earns its living with and will not share with rivals.",
    "predatory latitude": "The room a member has to turn what is shared against its rivals.",
    "external economy": (
        "The passive advantage of being in the place, had without doing anything together."
    ),
    "joint action": "The active advantage: what firms gain by deliberate co-operation.",
    "local ratio": (
        "The odds here divided by the odds that the base rate gives: above 1, what is known "
        "here speaks for the initiative."
    ),
}


def glossary(catalogue: Catalogue) -> dict[str, str]:
    """Every term with its meaning; the events in the words of the catalogue, where it has them."""
    terms = dict(TERMS)
    titles = {"takes_off": "takes off", "lasts": "lasts", "pays": "pays"}
    for rate in catalogue.base_rates.values():
        if rate.definition and rate.event in titles:
            terms[titles[rate.event]] = rate.definition
    return terms
