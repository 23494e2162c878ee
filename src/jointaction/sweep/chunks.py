"""Into which pieces is a sweep cut, and what does one of them do?

A *chunk* is some draws of one scenario. It is named by its scenario and its number and nothing
else, has a seed of its own by its number, and is one file, so that chunks may be worked on in any
order, anywhere, twice, or not at all, and the tables are the same. Scenarios share the seeds of
their chunks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.draws import shares_of
from jointaction.errors import UsageError
from jointaction.evidence.files import shown
from jointaction.simulate.place import burnt_in, histories
from jointaction.simulate.runs import Ending, Ensemble, Runs
from jointaction.sweep.study import Scenario, SweepStudy

SAMPLE_DRAW = 9_001  # the purpose number under which sampled parameters are drawn
SEEN_AT = (4, 20)  # quarters that the table keeps: after one year and after five
SEEDS_A_STUDY = 2**32

Columns = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Chunk:
    """Some draws of one scenario: ``number`` counts from 0 within the scenario."""

    scenario: str
    number: int
    draws: int
    seed: int
    first_draw: int

    @property
    def key(self) -> str:
        """The name of the chunk, and of its file."""
        return f"{self.scenario}/{self.number:06}"


@dataclass(frozen=True)
class Failed:
    """Runs that could not be simulated: which, at which step, and why."""

    scenario: str
    first_run: int
    runs: int
    step: str
    message: str


class ChunkFailed(Exception):
    """A chunk could not be worked on; ``failed`` is the record of it."""

    def __init__(self, failed: Failed) -> None:
        self.failed = failed
        super().__init__(failed.message)


def chunks_of(study: SweepStudy) -> Iterator[Chunk]:
    """Every chunk of a study, all scenarios of one number next to one another."""
    for number in range(study.chunks_a_scenario):
        first = number * study.draws_in_chunk
        draws = min(study.draws_in_chunk, study.draws - first)
        for scenario in study.scenarios:
            yield Chunk(scenario.id, number, draws, study.seed * SEEDS_A_STUDY + number, first)


def columns_of(study: SweepStudy, chunk: Chunk, threads: int = 1) -> Columns:
    """The rows of a chunk, one a history; ``ChunkFailed`` where it cannot be simulated."""
    step = "reading the dossier"
    scenario = next(one for one in study.scenarios if one.id == chunk.scenario)
    try:
        catalogue, dossier = _place(study.dossier)
        initiative = _initiative(dossier, study)
        dossier = replace(dossier, initiatives=(initiative,))
        ensemble = Ensemble(chunk.seed, chunk.draws, study.runs_per_draw, threads)
        sampled = _sampled(study, chunk)
        step = "playing the past of the place"
        given: dict[str, float | NDArray[np.float64]] = {**sampled, **scenario.given}
        place = burnt_in(dossier, catalogue, ensemble, given=given, off=scenario.off)
        step = "playing the years"
        runs = histories(place, initiative, absent=scenario.absent, detailed=False)
    except (ValueError, KeyError, ArithmeticError, MemoryError) as fault:
        first = chunk.first_draw * study.runs_per_draw
        count = chunk.draws * study.runs_per_draw
        raise ChunkFailed(
            Failed(chunk.scenario, first, count, step, shown(str(fault) or type(fault).__name__))
        ) from fault
    return _table(study, chunk, runs, sampled)


def must_be_possible(study: SweepStudy) -> None:
    """Try every scenario on one draw; ``UsageError`` where a name or a number cannot be."""
    for scenario in study.scenarios:
        _try(study, scenario)


def _try(study: SweepStudy, scenario: Scenario) -> None:
    catalogue, dossier = _place(study.dossier)
    for mechanism in scenario.off:
        if mechanism not in catalogue.mechanisms:
            allowed = ", ".join(sorted(catalogue.mechanisms))
            raise UsageError(
                f"scenario {scenario.id}: off: there is no mechanism {shown(mechanism)}; "
                f"allowed are {allowed}"
            )
    initiative = _initiative(dossier, study)
    place = burnt_in(replace(dossier, initiatives=(initiative,)), catalogue, Ensemble(0, 1, 1, 1))
    known = place.quantities(initiative)
    for name in (*scenario.given, *study.sample):
        if name not in known:
            raise UsageError(
                f"scenario {scenario.id}: the model has no quantity {shown(name)}; allowed are the "
                f"parameters of the model, such as trust.memory, and facts, such as firms"
            )
    try:
        columns_of(replace(study, draws_in_chunk=1), Chunk(scenario.id, 0, 1, 0, 0))
    except ChunkFailed as fault:
        raise UsageError(f"scenario {scenario.id}: {fault.failed.step}: {fault}") from fault


@lru_cache(maxsize=4)
def _place(named: str) -> tuple[Catalogue, Dossier]:
    catalogue = load_catalogue()
    return catalogue, load_dossier(find_dossier(Path(named)), catalogue)


def digest_of_place(study: SweepStudy) -> str:
    """The digest of everything that is known of the place."""
    return _place(study.dossier)[1].digest


def _initiative(dossier: Dossier, study: SweepStudy) -> Initiative:
    ids = [one.id for one in dossier.initiatives]
    if not study.initiative:
        return dossier.initiatives[0]
    if study.initiative not in ids:
        raise UsageError(f"initiative: {shown(study.initiative)} found; allowed: {', '.join(ids)}")
    return dossier.initiative(study.initiative)


def _sampled(study: SweepStudy, chunk: Chunk) -> dict[str, NDArray[np.float64]]:
    """What is sampled, one number a draw, the same in every scenario."""
    return {
        name: low + (high - low) * shares_of(chunk.seed, SAMPLE_DRAW, chunk.draws, item)
        for item, (name, (low, high)) in enumerate(sorted(study.sample.items()))
    }


def _table(
    study: SweepStudy, chunk: Chunk, runs: Runs, sampled: dict[str, NDArray[np.float64]]
) -> Columns:
    count = len(runs.draw)
    words = np.array([ending.name.lower() for ending in Ending])
    columns: Columns = {
        "scenario": np.full(count, chunk.scenario),
        "run": np.arange(count, dtype=np.int64) + chunk.first_draw * study.runs_per_draw,
        "draw": runs.draw.astype(np.int64) + chunk.first_draw,
        "chunk": np.full(count, chunk.number, dtype=np.int32),
        "took_off": runs.took_off,
        "lasted": runs.lasted,
        "ending": words[runs.ending] if runs.initiative else np.full(count, ""),
        "intended_firms": runs.intended,
        "simulated_firms": runs.simulated,
        "project_net": runs.project_net,
        "trade_gain": runs.trade_gain,
    }
    for quarter in SEEN_AT:
        at = min(quarter, runs.quarters - 1)
        columns[f"cooperation_{quarter}"] = runs.cooperation[at]
        columns[f"participation_{quarter}"] = runs.participation[at]
        columns[f"active_{quarter}"] = runs.active[at]
    return columns | {name: values[runs.draw] for name, values in sampled.items()}
