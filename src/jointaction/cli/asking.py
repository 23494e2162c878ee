"""Which arguments do several commands share, and how do they load what is asked for?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.errors import UsageError
from jointaction.store.folder import must_become_a_folder
from jointaction.study.registry.said import day_of
from jointaction.study.settings import Settings

DEFAULT = Settings()


def _seed(number: int) -> int:
    return Settings(seed=number).seed


def _threads(number: int) -> int:
    return Settings(threads=number).threads


def _out(folder: Path | None) -> Path | None:
    if folder is not None:
        must_become_a_folder(folder)
    return folder


def _day(option: str) -> Callable[[str], date]:
    return lambda text: day_of(option, text)


DossierName: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="DOSSIER",
        help="A TOML file, a folder with cluster.toml, or the name of a shipped dossier.",
        show_default=False,
    ),
]
Seed: TypeAlias = Annotated[
    int,
    typer.Option(
        "--seed", metavar="NUMBER", callback=_seed,
        help="Where chance starts: the same seed gives the same result.",
    ),
]  # fmt: skip
IdleSeed: TypeAlias = Annotated[
    int,
    typer.Option(
        "--seed", metavar="NUMBER", callback=_seed,
        help="Changes nothing here: nothing is left to chance.",
    ),
]  # fmt: skip
AsJson: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print one JSON document instead of sentences.")
]
Out: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="DIR", callback=_out,
        help="Write the result into this folder.", show_default=False,
    ),
]  # fmt: skip
Draws: TypeAlias = Annotated[
    int,
    typer.Option(
        "--draws", metavar="NUMBER",
        help="How often everything that is not known for sure is drawn anew; more take longer.",
    ),
]  # fmt: skip
RunsPerDraw: TypeAlias = Annotated[
    int, typer.Option("--runs-per-draw", metavar="NUMBER", help="Histories played for every draw.")
]
Threads: TypeAlias = Annotated[
    int,
    typer.Option(
        "--threads", metavar="NUMBER", callback=_threads,
        help="Threads to work on, 0 for one a core; changes no result.",
    ),
]  # fmt: skip
Without: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--without", metavar="MECHANISM",
        help="Switch a mechanism of the model off; may be given several times.",
        show_default=False,
    ),
]  # fmt: skip

Start: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--start", metavar="[ID=]YEAR-MONTH-DAY", show_default=False,
        help="When an initiative starts; without ID when all of the dossier do. May be given "
        "several times. Without it the day recorded before, or the first of January of the "
        "dossier's start_year.",
    ),
]  # fmt: skip
Record: TypeAlias = Annotated[
    bool,
    typer.Option("--record", help="Record the forecast in a registry, to be scored one day."),
]
RegistryName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--registry", metavar="FILE", show_default=False,
        help="Which registry: a file, or the address of a database.",
    ),
]  # fmt: skip
TaughtBy: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--registry", metavar="FILE", show_default=False,
        help="Learn base rates from this registry: a file, or the address of a database.",
    ),
]  # fmt: skip
Today: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--today", metavar="YEAR-MONTH-DAY", parser=_day("--today"), show_default=False,
        help="Ask as of another day.",
    ),
]  # fmt: skip
On: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--on", metavar="YEAR-MONTH-DAY", parser=_day("--on"), show_default=False,
        help="The day for which this is said; today where it is left out.",
    ),
]  # fmt: skip


def this_day(asked: date | None) -> date:
    """The day asked for, or today on the calendar of this machine."""
    return date.today() if asked is None else asked  # noqa: DTZ011 - deadlines have no time zone


def mechanisms(named: list[str] | None, catalogue: Catalogue) -> tuple[str, ...]:
    """The mechanisms that a person wants switched off, each once, in the order named.

    ``UsageError`` for a mechanism that the model does not have.
    """
    for name in named or ():
        if name not in catalogue.mechanisms:
            allowed = ", ".join(sorted(catalogue.mechanisms))
            raise UsageError(f"--without: there is no mechanism '{name}'; allowed are {allowed}")
    return tuple(dict.fromkeys(named or ()))


def asked_for(name: str) -> tuple[Dossier, Catalogue]:
    """The dossier that a person named, and the catalogue."""
    path = find_dossier(name)
    catalogue = load_catalogue()
    return load_dossier(path, catalogue), catalogue
