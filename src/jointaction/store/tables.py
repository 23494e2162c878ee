"""How are histories kept for a later look, in any program that reads Parquet?

Three tables: ``runs.parquet``, one row a history with its events; ``quarters.parquet``, one row a
history and quarter; ``draws.parquet``, one row a parameter draw and scenario with what it took for
every quantity of the model. Shares are 0-1; a missing share (a place without ties) is null.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from jointaction.simulate.runs import Ending, Runs

Columns = dict[str, NDArray[Any]]

_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def write_runs(runs: Sequence[Runs], folder: Path) -> list[Path]:
    """Write the three tables of some scenarios into ``folder``; gives their paths."""
    tables = {
        "runs": [_histories(run) for run in runs],
        "quarters": [_quarters(run) for run in runs],
        "draws": [_draws(run) for run in runs],
    }
    written = []
    for name, parts in tables.items():
        path = folder / f"{name}.parquet"
        _write(_stacked(parts), path)
        written.append(path)
    return written


def _histories(run: Runs) -> Columns:
    words = np.array([ending.name.lower() for ending in Ending])
    return {
        "scenario": np.full(len(run.draw), run.scenario),
        "initiative": np.full(len(run.draw), run.initiative),
        "run": np.arange(len(run.draw), dtype=np.int32),
        "draw": run.draw,
        "intended_firms": run.intended,
        "simulated_firms": run.simulated,
        "took_off": run.took_off,
        "lasted": run.lasted,
        "ending": words[run.ending] if run.initiative else np.full(len(run.draw), ""),
        "project_net": run.project_net,
        "trade_gain": run.trade_gain,
        "capability_passive": run.capability_passive,
        "capability_active": run.capability_active,
        "capability_external": run.capability_external,
        "outside_gain": run.outside_gain,
        "public_cost": run.public_cost,
    }


def _quarters(run: Runs) -> Columns:
    rows, runs = run.cooperation.shape
    return {
        "scenario": np.full(rows * runs, run.scenario),
        "run": np.tile(np.arange(runs, dtype=np.int32), rows),
        "quarter": np.repeat(np.arange(rows, dtype=np.int16), runs),
        "cooperation": run.cooperation.ravel(),
        "participation": run.participation.ravel(),
        "active": run.active.ravel(),
    }


def _draws(run: Runs) -> Columns:
    count = run.ensemble.draws
    return {
        "scenario": np.full(count, run.scenario),
        "draw": np.arange(count, dtype=np.int32),
        **run.drawn,
    }


def _stacked(parts: list[Columns]) -> Columns:
    """The rows of all parts under one another; what a part does not have is missing there."""
    names = list(dict.fromkeys(name for part in parts for name in part))
    return {
        name: np.concatenate(
            [
                part[name]
                if name in part
                else np.full(len(next(iter(part.values()))), np.nan, dtype=np.float32)
                for part in parts
            ]
        )
        for name in names
    }


def _write(columns: Columns, path: Path) -> None:
    """Write one table; ``OSError`` where the disk refuses it."""
    with duckdb.connect(":memory:", config=_OFFLINE) as connection:
        connection.register("filled", columns)
        target = str(path).replace("'", "''")
        try:
            connection.execute(
                f"COPY (SELECT * FROM filled) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"  # noqa: S608 - quotes are doubled above
            )
        except duckdb.IOException as fault:
            raise OSError(f"{path.name}: {fault}") from fault
