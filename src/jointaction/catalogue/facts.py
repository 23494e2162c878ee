"""Which numbers of the model are facts of a place or an initiative, and what is each of them?

A quantity of the model is either a parameter of a mechanism (``trust.memory``) or one of these
facts. Keys of a dossier, shifts and the values at which a mechanism is off may name no other.
Shares lie in 0-1; a rating of a dossier becomes a share when it is divided by 5.
"""

from types import MappingProxyType

FACTS = MappingProxyType(
    {
        # of the place
        "firms": "number of firms of the trade in the place",
        "neighbours": "ties of a firm on either side",
        "product_similarity": "likeness of products, share",
        "external_share": "share of firms owned from outside",
        "lead_share": "share of output of the few largest firms",
        "share_small": "share of firms that are micro or small",
        "share_medium": "share of firms that are medium",
        "share_large": "share of firms that are large",
        "play_off": "how far buyers play firms off against one another, share",
        "starting_disposition": "mean disposition at the start, log-odds",
        "starting_trust": "mean belief in trade partners at the start, log-odds",
        "rivalry_pressure": "pressure of rivalry to improve, share",
        "meetings": "how often and how well firms meet and are written to, share",
        "service_quality": "quality of the association's services, share",
        "detection": "chance that a breach of a common rule becomes known",
        "institutions": "quality of supporting institutions, share of a perfect one",
        "institutions_efficiency": "added to the efficiency of institutions at the start, share",
        "institutions_quality": "added to their quality at the start, share",
        "institutions_flexibility": "added to their flexibility at the start, share",
        "institutions_responsiveness": "added to their responsiveness at the start, share",
        "red_tape": "local red tape, share of full red tape",
        "red_tape_regional": "red tape of the region, share of full red tape",
        "red_tape_central": "red tape of central government, share of full red tape",
        "credibility": "credibility of government as a broker, share",
        "facilitation": "moderation and facilitation on offer, share",
        "political_rivalry": "how much camps work against one another, share",
        "skill": "skill of workers and managers, share of full skill",
        # of instruments and experiments, zero without any
        "association_development": "part of what services lack that is made good, a quarter",
        "institution_development": "part of what institutions lack that is made good, a quarter",
        "cutting": "red tape removed, share of full red tape a quarter",
        "cutting_from": "quarter in which the cutting begins",
        "cutting_quarters": "quarters for which the cutting lasts",
        "foresight": "part of what lock-in hides that becomes known, share",
        "matching": "added share of new relationships that are between maker and supplier",
        "rule_ends": "quarter in which a rule with a fine ends",
        "incubation": "added chance that an empty place is taken, share a quarter",
        # of an initiative
        "core": "closeness of the activity to the core of the business, share",
        "predation": "room to gain at others' cost, share",
        "immediacy": "how soon it solves a felt problem, share",
        "crisis_immediacy": "immediacy added by a crisis to a common problem, share",
        "scale": "savings through scale, share of full economies of scale",
        "free_riding": "part of the benefit that those who do not pay get, share",
        "external_pressure": "pressure of an enemy outside, share",
        "subsidy_share": "share of the cost that public money covers",
        "subsidy_quarters": "quarters for which it does so",
        "intended": "firms that the initiative is meant for",
        "crisis": "severity of a crisis at the start, share",
        "cost": "cost of a member, tie-quarters a quarter",
        "benefit": "benefit of a member, tie-quarters a quarter",
        "threshold": "share of the intended firms below which the activity cannot run",
        "goal_quarters": "quarters until the goal is reached when everybody takes part",
        "knowledge": "how much there is to learn in the activity, share",
        "stated_return": "benefit over cost as the proposal states it, factor",
        "benefit_factor": "factor on what the activity brings",
        "felt_share": "share of members who feel the need",
    }
)
