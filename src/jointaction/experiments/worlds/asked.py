"""What must come out where the truth is known, and does it?

Set down before anything was run, and shown also where it does not hold:

- the 90 % ranges of who takes part hold 85-95 % of the time;
- where what the forecast believes is true, the log score of its odds beats that of the base rate,
  and their ranges hold the true odds 85-95 % of the time;
- the same of the score where the model itself is right, which the forecast does *not* believe: it
  follows the model by no more than half and is tied to judged base rates;
- in every world, and at every single place, the log score is worse than that of the base rate by
  no more than the cap on the log-odds.

Asked beforehand, too, but by a criterion that was changed after a look at results, and therefore
counted apart: that the odds are reliable in these worlds (see ``reliability``). *Beats* was made
harder since: the whole interval of the gain must lie above 0, not its middle alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jointaction.experiments.worlds.coverage import LEAST, MOST
from jointaction.experiments.worlds.made_up import Trial, WorldScores
from jointaction.experiments.worlds.reliability import Verdict
from jointaction.experiments.worlds.scoring import EventScores

OF_THE_MODEL = ("model_is_right", "model_is_right_rate_known")


@dataclass(frozen=True)
class Asked:
    """One thing that must come out: ``about`` which range or world, ``what``, and whether it does.

    ``event`` is empty where it is asked of ranges; ``what`` is ``holds``, ``reliable``,
    ``better``, ``odds_in_range`` or ``within_cap``. ``comes_out`` is None where too few outcomes
    are there to tell; ``outcomes`` are those by which reliability is told, 0 for everything else.
    """

    about: str
    event: str
    what: str
    comes_out: bool | None
    outcomes: int = 0

    @property
    def set_down_before(self) -> bool:
        """Whether the criterion is that which was set down before anything was run."""
        return self.what != "reliable"


def asked(trial: Trial) -> Iterator[Asked]:
    """Everything that is asked of a trial, in the order of the sentences above."""
    for one in trial.coverage:
        yield Asked(f"quarter {one.quarter}, {one.quantity}", "", "holds", one.as_wanted)
    for world in trial.worlds:
        if world.world.believed or world.world.id in OF_THE_MODEL:
            yield from _of_odds(world)
    cap = trial.made.beliefs.cap
    for world in trial.worlds:
        worst = max(one.worst_loss for one in world.scores)
        yield Asked(world.world.id, "", "within_cap", worst <= cap)


def _of_odds(of: WorldScores) -> Iterator[Asked]:
    name = of.world.id
    for one in of.scores:
        kept = one.reliability
        told = None if kept.verdict is Verdict.TOO_FEW else kept.verdict is Verdict.RELIABLE
        yield Asked(name, one.event, "reliable", told, kept.outcomes)
        yield Asked(name, one.event, "better", better(one))
        if of.world.believed:
            yield Asked(name, one.event, "odds_in_range", LEAST <= one.in_range <= MOST)


def better(one: EventScores) -> bool:
    """Better than the base rate with the whole interval over resampled places."""
    return one.log_gain.low > 0
