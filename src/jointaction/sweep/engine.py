"""How are the chunks of a sweep worked on: on this machine, or on a cluster of many?

``sweep`` looks which chunks are missing, has them worked on, and keeps each as it comes. Whoever
works on a chunk gives its rows; one process alone writes, so that a worker that dies leaves nothing
half-written. Nothing depends on the order, on how many work, or on how often a chunk is tried.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TypeAlias

from jointaction.errors import UsageError
from jointaction.evidence.files import shown
from jointaction.progress import Watcher, unwatched
from jointaction.sweep.chunks import (
    Chunk,
    ChunkFailed,
    Columns,
    Failed,
    chunks_of,
    columns_of,
    digest_of_place,
    must_be_possible,
)
from jointaction.sweep.folder import Status, SweepFolder
from jointaction.sweep.study import SweepStudy

IN_FLIGHT_A_WORKER = 2  # so that finished chunks never fill the memory
Outcome: TypeAlias = Columns | Failed
Engine: TypeAlias = Callable[[SweepStudy, Iterable[Chunk]], Iterator[tuple[Chunk, Outcome]]]


def sweep(
    study: SweepStudy,
    out: Path,
    version: str,
    engine: Engine,
    *,
    resume: bool = False,
    watch: Watcher = unwatched,
) -> Status:
    """Work on every chunk that is missing, and keep it; gives how far the sweep has come.

    ``UsageError`` where ``out`` holds another sweep, or one that was begun and is not to be gone on
    with; ``OSError`` where the disk is full. What is kept stays kept, whatever happens.
    """
    folder = SweepFolder(out)
    place = digest_of_place(study)
    chunks = list(chunks_of(study))
    if folder.begun:
        if not resume:
            raise UsageError(
                f"{shown(out)}: a sweep was begun here; go on with it with --resume, look at it "
                "with --status, or name another --out"
            )
        folder.must_be(study, place, version)
        folder.sweep_parts()
        folder.forget_failures()
    else:
        must_be_possible(study)
        folder.begin(study, place, version)
    missing = [one for one in chunks if not folder.is_whole(one, study.runs_per_draw)]
    begun = time.monotonic()
    work = engine(study, missing)
    for number, (chunk, outcome) in enumerate(work, start=1):
        if isinstance(outcome, Failed):
            folder.note(outcome)
        else:
            folder.keep(chunk, outcome)
        done = len(chunks) - len(missing) + number
        watch(_progress(done, len(chunks), begun, number), done / len(chunks))
    return folder.status(study, chunks)


def status_of(study: SweepStudy, out: Path, version: str) -> Status:
    """How far a sweep has come; ``UsageError`` where none was begun there."""
    folder = SweepFolder(out)
    if not folder.begun:
        raise UsageError(f"{shown(out)}: no sweep was begun here")
    folder.must_be(study, digest_of_place(study), version)
    return folder.status(study, list(chunks_of(study)))


def on_this_machine(threads: int = 0) -> Engine:
    """The engine that works on ``threads`` chunks at once (0: one a core)."""
    workers = threads or os.cpu_count() or 1

    def engine(study: SweepStudy, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, Outcome]]:
        waiting = iter(chunks)
        flying: dict[Future[Outcome], Chunk] = {}
        pool = ThreadPoolExecutor(workers)
        try:
            while True:
                while len(flying) < IN_FLIGHT_A_WORKER * workers:
                    chunk = next(waiting, None)
                    if chunk is None:
                        break
                    flying[pool.submit(outcome_of, study, chunk)] = chunk
                if not flying:
                    return
                landed, _ = wait(flying, return_when=FIRST_COMPLETED)
                for one in landed:
                    yield flying.pop(one), one.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    return engine


def outcome_of(study: SweepStudy, chunk: Chunk) -> Outcome:
    """The rows of a chunk, or the record of its failure."""
    try:
        return columns_of(study, chunk)
    except ChunkFailed as fault:
        return fault.failed


def _progress(done: int, every: int, begun: float, worked_on: int) -> str:
    left = (time.monotonic() - begun) / worked_on * (every - done)
    return f"{done} of {every} chunks; about {_time(left)} left"


def _time(seconds: float) -> str:
    """A length of time as one would say it.

    >>> _time(4000)
    '67 min'
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
