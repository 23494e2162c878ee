"""The command that simulates many scenarios with many parameters."""

from pathlib import Path
from typing import Annotated

import typer

from jointaction.cli.asking import AsJson, IdleSeed, Threads
from jointaction.cli.telling import tell, tell_json, watched
from jointaction.errors import UsageError
from jointaction.study.version import VERSION

DEFAULT_FOLDER = Path("sweeps")


def sweep(
    study: Annotated[
        Path,
        typer.Argument(
            metavar="STUDY.toml",
            show_default=False,
            help="Which place, which scenarios, which parameters, and how many runs.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            show_default=False,
            help="The folder of the sweep; by default sweeps/ with the study's name.",
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a sweep that was interrupted.")
    ] = False,
    status: Annotated[
        bool, typer.Option("--status", help="Say how far a sweep has come, and do nothing.")
    ] = False,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            show_default=False,
            help="Work on a Dask cluster, such as tcp://10.0.0.1:8786.",
        ),
    ] = None,
    threads: Threads = 0,
    seed: IdleSeed = 0,  # noqa: ARG001 - the study says it
    json: AsJson = False,
) -> None:
    """Simulate many scenarios with many parameters.

    Each chunk of runs is one Parquet file, whole or not there. A sweep that was interrupted, or
    that lost a machine, goes on with --resume and ends with the same tables. views.sql has views
    over them for DuckDB. The seed stands in the study.
    """
    from jointaction.sweep.engine import on_this_machine, status_of
    from jointaction.sweep.engine import sweep as sweep_study
    from jointaction.sweep.study import read_study

    asked = read_study(study)
    folder = out or DEFAULT_FOLDER / asked.name
    if status:
        found = status_of(asked, folder, VERSION)
    else:
        engine = on_this_machine(threads)
        if scheduler is not None:
            from jointaction.sweep.cluster import on_a_cluster

            engine = on_a_cluster(scheduler)
        try:
            with watched() as watch:
                found = sweep_study(asked, folder, VERSION, engine, resume=resume, watch=watch)
        except OSError as fault:
            raise UsageError(
                f"{folder}: cannot be written: {fault}; what was done is kept, go on with --resume"
            ) from fault
    if json:
        tell_json({"folder": str(folder), "chunks": found.chunks, "done": found.done,
                   "failed": found.failed, "missing": found.missing})  # fmt: skip
        return
    tell(f"{found.done} of {found.chunks} chunks done, {found.failed} failed, "
         f"{found.missing} missing.")  # fmt: skip
    if found.failed:
        tell(f"What failed stands in {folder / 'failed.jsonl'}; --resume tries it once more.")
    tell(str(folder))
