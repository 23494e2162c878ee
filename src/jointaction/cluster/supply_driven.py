"""Did firms ask for this initiative, or did somebody who has money to spend?

Business promotion tends to be supply-driven, and to be measured by input and not by outcome
[MeyerStamer2002, 5]. A dossier names who asked first; government at any level and donors count as
the supply side. Whether universities, unions and foundations do too, the paper leaves open; here
they do not (judged).
"""

from jointaction.cluster.dossier import Dossier, Initiative

SUPPLY_SIDE = ("local_government", "regional_government", "national_government", "donor")
WHAT_IT_MEANS = (
    "Promotion that no firm has asked for is supply-driven, and tends to be measured by what is "
    "put in and not by what comes out (section 5)"
)


def is_supply_driven(initiative: Initiative) -> bool | None:
    """Whether government or a donor alone asked for it; None where nobody says who did."""
    who = initiative.says("initiator").word
    return None if who is None else who in SUPPLY_SIDE


def place_is_supply_driven(dossier: Dossier) -> bool:
    """Whether no initiative of which it is known who asked for it was asked for by others."""
    known = [is_supply_driven(one) for one in dossier.initiatives]
    return True in known and False not in known
