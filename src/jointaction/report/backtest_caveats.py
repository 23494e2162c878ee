"""What must be known before any score of a backtest is believed?

Of the cases that come along we say what is true of them. Of a person's own folder we cannot know
how its cases were picked and coded, so we say what follows if.
"""

from jointaction.experiments.backtest.backtest import Backtest

_SKILL = (
    "Skill is claimed only by ranking: better than chance and than the share among the other "
    "cases (b), in Brier and log score better than (b), too, and better ranked than the plain sum "
    "of four ratings, immediacy + scale - core - predation. It is asked of each of three events by "
    "itself, without allowance for three looks."
)
_NEIGHBOURS = (
    "The cases code neighbours of the events that are forecast: a year of the activity with a "
    "meaningful part of the firms instead of a stated share at quarter 4; still doing it after "
    "five years; benefit above own cost"
)
_COST = (
    "What an initiative costs is not among what a forecast may see here, whether or not a case "
    "tells it. So paying keeps the base rate for every place: equal odds rank nothing, and an AUC "
    "of .5 there carries no news."
)
_NOT_INDEPENDENT = (
    "Initiatives of one place are not independent, so cases are resampled, not initiatives. "
    "Where fewer than five of either outcome occur, an AUC hangs on single initiatives, and "
    "its range is narrower than what is really not known."
)
SHIPPED = (
    (
        "The set was picked from a literature that writes about successes: its shares are no base "
        "rates. A forecast that leans upward looks good on it, so beating the base rate (a) is no "
        f"skill. {_SKILL}"
    ),
    (
        "One coder rated the places and coded the outcomes, knowing both, and had read the paper "
        "whose argument the model follows. Ratings may lean towards the outcome; whatever ranks by "
        "them then looks better than it is, the plain sum as well as the model."
    ),
    f"{_NEIGHBOURS}, often as told by those who gain from telling it.",
    _COST,
    _NOT_INDEPENDENT,
    (
        "No forecast was fitted to these cases. They are public and well known, though: whoever "
        "wrote the model could know how they ended."
    ),
)
OWN = (
    (
        "We do not know how these cases were picked. If they were picked because somebody wrote or "
        "talked about them, their shares are no base rates, and a forecast that leans the same way "
        f"looks good on them; so beating the base rate (a) is no skill. {_SKILL}"
    ),
    (
        "We do not know who rated the places and coded the outcomes. If it was the same person, or "
        "somebody who knew how they ended, ratings may lean towards the outcome; whatever ranks by "
        "them then looks better than it is, the plain sum as well as the model."
    ),
    f"{_NEIGHBOURS}, as the coder judges.",
    _COST,
    _NOT_INDEPENDENT,
    (
        "No forecast was fitted to these cases. If they are public and well known, whoever wrote "
        "the model could know how they ended."
    ),
)
LEARNS = {
    True: (
        "Fitted to cases that were picked for their successes and coded by somebody who knew how "
        "they ended, so a fitted weight learns both."
    ),
    False: (
        "If these cases were picked for how they ended, or coded by somebody who knew it, a fitted "
        "weight learns that, too."
    ),
}  # by whether the cases come along


def caveats(found: Backtest) -> tuple[str, ...]:
    """What must be known before any of it is believed."""
    return SHIPPED if found.cases.shipped else OWN
