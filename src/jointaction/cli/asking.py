"""Which arguments do several commands share, and how do they load what is asked for?"""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.study.settings import LARGEST_SEED, Settings

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
        "--seed", min=0, max=LARGEST_SEED, metavar="NUMBER",
        help="Where chance starts: the same seed gives the same result.",
    ),
]  # fmt: skip
AsJson: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print one JSON document instead of sentences.")
]
Out: TypeAlias = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Write the result into this folder.", show_default=False),
]
Draws: TypeAlias = Annotated[
    int,
    typer.Option("--draws", metavar="NUMBER", help="How often the parameters are drawn anew."),
]
RunsPerDraw: TypeAlias = Annotated[
    int, typer.Option("--runs-per-draw", metavar="NUMBER", help="Histories for every draw.")
]
Threads: TypeAlias = Annotated[
    int,
    typer.Option(
        "--threads", metavar="NUMBER",
        help="Threads to work on, 0 for one a core; changes no result.",
    ),
]  # fmt: skip


def asked_for(name: str) -> tuple[Dossier, Catalogue]:
    """The dossier that a person named, and the catalogue."""
    path = find_dossier(name)
    catalogue = load_catalogue()
    return load_dossier(path, catalogue), catalogue


def settings(seed: int, draws: int, runs_per_draw: int, threads: int) -> Settings:
    """The settings that a person chose; ``UsageError`` for a number out of range."""
    return Settings(seed, draws, runs_per_draw, threads)
