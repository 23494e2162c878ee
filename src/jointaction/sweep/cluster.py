"""How are chunks worked on by a cluster of machines (Dask distributed)?

The scheduler's address is given; every worker needs this package in the same version, and the
dossier at the same place. Workers give rows, this process alone writes. A worker that is lost loses
the chunk that it worked on, which the scheduler hands to another; if the scheduler or this process
is lost, ``--resume`` goes on with what was kept.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from importlib import import_module
from typing import Any

from jointaction.errors import UsageError
from jointaction.evidence.files import shown
from jointaction.sweep.chunks import Chunk, Failed
from jointaction.sweep.engine import IN_FLIGHT_A_WORKER, Engine, Outcome, outcome_of
from jointaction.sweep.study import SweepStudy

SECONDS_TO_CONNECT, SECONDS_TO_HAND_OVER = 20, 60


def on_a_cluster(address: str) -> Engine:
    """The engine that works on the Dask cluster at ``address``.

    ``UsageError`` where Dask is not installed, nobody answers, or the cluster is lost.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as fault:
        raise UsageError(
            "--scheduler: Dask is not installed here; install the package 'distributed'"
        ) from fault

    def engine(study: SweepStudy, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, Outcome]]:
        try:
            client = distributed.Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as fault:
            raise UsageError(f"--scheduler: nobody answers at {shown(address)}") from fault
        with client:
            yield from _worked_on(client, study, chunks, distributed)

    return engine


def _worked_on(
    client: Any,  # noqa: ANN401 - Dask ships no types
    study: SweepStudy,
    chunks: Iterable[Chunk],
    distributed: Any,  # noqa: ANN401
) -> Iterator[tuple[Chunk, Outcome]]:
    """The outcomes as they come, with few chunks at once on their way.

    What a worker had done and not handed over when it died is given to another.
    """
    waiting = iter(chunks)
    flying: dict[Any, Chunk] = {}
    done = distributed.as_completed(loop=client.loop)

    def send(chunk: Chunk) -> None:
        future = client.submit(outcome_of, study, chunk, pure=False, retries=3)
        flying[future] = chunk
        done.add(future)

    while True:
        room = IN_FLIGHT_A_WORKER * max(sum(client.nthreads().values()), 1)
        while len(flying) < room and (chunk := next(waiting, None)) is not None:
            send(chunk)
        if not flying:
            return
        future = next(done)
        chunk = flying.pop(future)
        outcome = _outcome(future, study, chunk)
        if outcome is not None:
            yield chunk, outcome
        elif client.status == "running":
            send(chunk)
        else:
            raise UsageError("--scheduler: the cluster is lost; go on with --resume")


def _outcome(future: Any, study: SweepStudy, chunk: Chunk) -> Outcome | None:  # noqa: ANN401
    """What a worker gave; None where it was lost on the way.

    A chunk that killed several workers is a failure of its own.
    """
    if future.status == "error":
        runs = study.runs_per_draw
        return Failed(
            chunk.scenario, chunk.first_draw * runs, chunk.draws * runs, "on a worker",
            shown(future.exception()),
        )  # fmt: skip
    try:
        outcome: Outcome = future.result(timeout=SECONDS_TO_HAND_OVER)
    except (CancelledError, TimeoutError, OSError):
        return None
    return outcome
