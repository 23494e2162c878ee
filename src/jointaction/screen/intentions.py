"""How much of what firms say they would do should one expect them to do?

Takes what was stated of an initiative; gives it raw, and divided by a judged factor of 1 to 4
(``advice.toml``). The Danish figures beside it are an illustration and no correction: they count
other people, and other things.
"""

from jointaction.catalogue.things import Catalogue
from jointaction.evidence.testimony import Intention
from jointaction.screen.screening import StatedIntention

FACTORS = ("intention_factor_low", "intention_factor_high")
SOURCES = ("MARCOD2018", "ClusterExcellenceDenmark2016")
ILLUSTRATION = (
    "For illustration: 55 of 100 members of Danish networks said in a survey that they had created "
    "or expected an innovation, while the networks' accounts show one for 9 (2016) and 18 (2018) "
    "of 100 participants; they count different people, so this corrects nothing."
)


def stated_intention(said: Intention | None, catalogue: Catalogue) -> StatedIntention | None:
    """What firms say they would do, raw and divided; None where nobody may be told of."""
    if said is None:
        return None
    cited = tuple(name for name in SOURCES if name in catalogue.references)
    least, most = (catalogue.advice.thresholds[name].value for name in FACTORS)
    low, high = said.would_join_low / most, said.would_join_high / least
    return StatedIntention(
        count=said.count,
        raw=said.would_join,
        raw_low=said.would_join_low,
        raw_high=said.would_join_high,
        low=low,
        high=high,
        sentence=(
            f"{100 * said.would_join:.0f} of 100 firms that answered say they would probably or "
            f"definitely take part ({100 * said.would_join_low:.0f} to "
            f"{100 * said.would_join_high:.0f}){_paying(said)}. What firms say is more than what "
            f"they do: divided by {least:g} to {most:g} (judged), it is {100 * low:.0f} to "
            f"{100 * high:.0f} of 100. {ILLUSTRATION} [{', '.join(cited)}]"
        ),
        sources=cited,
    )


def _paying(said: Intention) -> str:
    if said.would_pay is None:
        return ""
    return f", and {100 * said.would_pay:.0f} of 100 that they would pay a share of the cost"
