"""How long does the simulation itself take: its tie stage, whole places, the first answer?

Histories must equal those of a second run with another number of threads, and the timed ties must
have been played, or nothing counts.
"""

from dataclasses import replace

import numpy as np
from gates import Gate, timed

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.shipped import shipped_dossiers
from jointaction.cluster.load import load_dossier
from jointaction.draws import key_of
from jointaction.evidence.statement import Statement
from jointaction.simulate.lanes import lanes_of_place
from jointaction.simulate.layout import LANES, TIE_FIELDS, Lane
from jointaction.simulate.place import Place, burnt_in, histories
from jointaction.simulate.progressive import simulate_progressively
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.steps import ties
from jointaction.simulate.stretches import last_quarter, started
from jointaction.sources import Grade

QUARTERS = 25


def place_of(
    firms: int,
    intended: int,
    threads: int,
    draws: int = 256,
    neighbours: int | None = None,
    runs_per_draw: int = 2,
) -> Place:
    """An everything-unknown place with so many firms, burnt in; ``neighbours`` on either side."""
    catalogue = load_catalogue()
    dossier = load_dossier(shipped_dossiers()["criciuma-1991"], catalogue)
    first = dossier.initiatives[0]
    asked = Statement("initiative.intended_firms", intended, None, None, Grade.JUDGED, (), "", "")
    counted = Statement("cluster.n_firms", firms, None, None, Grade.JUDGED, (), "", "")
    dossier = replace(
        dossier,
        statements={"cluster.n_firms": counted},
        initiatives=(replace(first, statements={"intended_firms": asked}),),
    )
    given: dict[str, float] = {}
    if neighbours is not None:
        given = {"neighbours": neighbours, "simulated": firms, "firms": firms}
    ensemble = Ensemble(draws=draws, runs_per_draw=runs_per_draw, threads=threads)
    return burnt_in(dossier, catalogue, ensemble, given=given)


def tie_quarters(place: Place) -> float:
    """How many tie-quarters the histories of a place hold."""
    ties = 0.0
    for n, k in zip(place.facts["simulated"], place.facts["neighbours"], strict=True):
        ties += sum(max(n - apart, 0) for apart in range(1, int(k) + 1))
    return float(ties) * place.ensemble.runs_per_draw * QUARTERS


def tie_stage(place: Place) -> tuple[float, ...]:
    """Nanoseconds a tie-quarter of steps 3 to 5 on one page: end, open, play, learn and leak."""
    quantities = place.quantities(place.dossier.initiatives[0])
    lane = lanes_of_place(quantities)
    page = max(place.pages, key=lambda one: one.neighbours)
    start, here = started(place, page, lane, quantities)
    key = np.array(key_of(place.ensemble.seed), dtype=np.uint64)
    runs, names = page.draws.astype(np.uint64), np.arange(page.firms, dtype=np.uint64)
    ties.terms_of_trade(0, here)
    ties.readiness(page.firms, here, start.firm)
    size = (page.firms, page.neighbours)

    def twenty_quarters() -> None:
        for quarter in range(20):
            ties.trade(quarter, runs, key, names, *size, here, start.firm, start.tie)

    seconds = timed(twenty_quarters)
    moves = here.reshape(-1, LANES)[Lane.MOVES]
    if not (moves > 0).all():
        raise SystemExit("the timed ties were not played")
    count = len(start.tie) / (TIE_FIELDS * LANES) * LANES * 20
    return tuple(1e9 * s / count for s in seconds)


def whole_model() -> list[Gate]:
    """10,000 runs of 200 firms and about 800 ties over 40 quarters on all cores, the past apart."""
    place = place_of(200, 60, threads=0, draws=5_000, neighbours=4)
    initiative = place.dossier.initiatives[0]
    seconds = timed(lambda: histories(place, initiative, detailed=False), 3)
    scale = 40 / (last_quarter(place.quantities(initiative)) + 1)
    return [Gate("10,000 runs of 200 firms, 40 quarters, all cores",
                 tuple(s * scale for s in seconds), "s", 6)]  # fmt: skip


def model_gates() -> list[Gate]:
    """The simulation itself."""
    one = place_of(200, 60, threads=1, draws=1024)
    two = replace(one, ensemble=replace(one.ensemble, threads=2))
    initiative = one.dossier.initiatives[0]
    alone, together = histories(one, initiative), histories(two, initiative)
    if not np.array_equal(alone.participation, together.participation):
        raise SystemExit("the timed work is not the same on one thread and on two")
    count = tie_quarters(one)
    whole = timed(lambda: histories(one, initiative))
    return [
        Gate("tie stage (steps 3-5), one core", tie_stage(one), "ns a tie", 12),
        Gate("whole model, one core", tuple(1e9 * s / count for s in whole), "ns a tie"),
    ]


def first_answer() -> list[Gate]:
    """The first 200 runs, warm, of a place with one initiative."""
    catalogue = load_catalogue()
    dossier = load_dossier(shipped_dossiers()["criciuma-1991"], catalogue)
    dossier = replace(dossier, initiatives=dossier.initiatives[:1])

    def first() -> None:
        answers = simulate_progressively(dossier, catalogue, Ensemble())
        next(one for one in answers if one.done * 2 >= 200)
        answers.close()  # type: ignore[attr-defined]

    return [Gate("first 200 runs shown, warm", tuple(1e3 * s for s in timed(first)), "ms", 100)]
