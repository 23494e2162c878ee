"""What may competition law find in an initiative, and where does one look?

Takes the initiative's kind and what people say of it; gives a warning, empty where the catalogue
sees nothing in this kind of activity. That rivals who buy, sell or set prices together may break
competition law is said in [MeyerStamer2002, 3.2] of buying together; where to look is general
knowledge, because the law is that of each country.
"""

from collections.abc import Sequence

from jointaction.catalogue.things import Activity
from jointaction.evidence.testimony import Testimony

LOOKED_AT = "FF2.05"
NO_ADVICE_FROM = 2.0  # of 4: nearer to "touches it, no advice taken"; judged
WHERE = (
    "Look at what the competition authority of the country says of co-operation between "
    "competitors, for small firms in particular, and ask a lawyer before members talk about it "
    "(general knowledge)."
)


def anti_trust(activity: Activity, testimonies: Sequence[Testimony]) -> str:
    """The warning of competition law with the place to look; empty where there is none."""
    told = [one for one in testimonies if one.indicator == LOOKED_AT]
    worst = max((one.severity for one in told), default=0.0)
    if not activity.anti_trust and worst < NO_ADVICE_FROM:
        return ""
    touched = activity.anti_trust or "prices, purchasing or markets, as those say who were asked"
    advice = " No legal advice was taken yet, as far as those know who were asked."
    return (
        f"Competition law: it may touch {touched}."
        f"{advice if worst >= NO_ADVICE_FROM else ''} {WHERE}"
    )
