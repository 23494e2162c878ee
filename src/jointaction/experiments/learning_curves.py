"""Do the model's subjects learn over many relationships as people did?

Takes first-round co-operation by relationship in six games [DalBoFrechette2011] and plays each
game for as many relationships; gives both curves, and how far the model lies off in the first
relationship and from the thirtieth on (means weighted by the people who were there).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from jointaction.catalogue.things import Catalogue
from jointaction.experiments.laboratory import Cell, play_cell, root_mean_square, subject
from jointaction.experiments.tables import rows_of
from jointaction.progress import Watcher, unwatched

LIMIT = 0.13  # set before the model was written
LATE = 30
# The games by delta and payoff of mutual co-operation, as groups of the table of cells.
GAMES = {"D5R32": "6", "D75R32": "7", "D5R40": "8", "D75R40": "9", "D5R48": "11", "D75R48": "10"}


@dataclass(frozen=True)
class Curve:
    """First-round co-operation (shares) in one game, by number of the relationship from 1 on."""

    game: str
    group: str
    relationships: tuple[int, ...]
    people: tuple[int, ...]
    measured: tuple[float, ...]
    model: tuple[float, ...]

    @property
    def misses(self) -> dict[str, tuple[float, float]]:
        """Measured and modelled share in the first relationship, and in the late ones."""
        number = np.array(self.relationships)
        people = np.array(self.people)
        return {
            name: (
                float(np.average(np.array(self.measured)[these], weights=people[these])),
                float(np.average(np.array(self.model)[these], weights=people[these])),
            )
            for name, these in (("first", number == 1), ("late", number >= LATE))
        }


@dataclass(frozen=True)
class LearningCurves:
    """All six curves, and the root mean squared error over their beginnings and ends."""

    curves: tuple[Curve, ...]
    rmse: float
    limit: float = LIMIT

    @property
    def holds(self) -> bool:
        """Whether the error is not above the limit."""
        return self.rmse <= self.limit


def learning_curves(
    cells: Sequence[Cell], catalogue: Catalogue, seed: int = 0, watcher: Watcher = unwatched
) -> LearningCurves:
    """Play the six games of the learning curves, which are among ``cells``."""
    games = {cell.group: cell for cell in cells if cell.study == "DF"}
    rows = rows_of("df2011_learning_curve")
    curves = []
    for place, (game, group) in enumerate(GAMES.items()):
        watcher("playing long series of relationships", place / len(GAMES))
        mine = [row for row in rows if row["treatment"] == game]
        number = tuple(int(row["match"]) for row in mine)
        played = play_cell(replace(games[group], matches=max(number)), subject(catalogue), seed)
        curves.append(
            Curve(
                game=game,
                group=group,
                relationships=number,
                people=tuple(int(row["n"]) for row in mine),
                measured=tuple(float(row["coop_first_round"]) for row in mine),
                model=tuple(played.curve[one - 1] for one in number),
            )
        )
    misses = [model - measured for one in curves for measured, model in one.misses.values()]
    return LearningCurves(tuple(curves), root_mean_square(misses) or 0.0)
