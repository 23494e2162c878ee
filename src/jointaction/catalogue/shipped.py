"""Which dossiers, cases and tables of laboratory results come with the package?

Places that the paper tells of or points to [MeyerStamer2002, 2.3, 3, 4], as they stood when the
initiatives on their tables were still ahead; what came of them is not in these files.
The cases are places of which it is known what came of their initiatives; only the backtest looks
at them. The tables tell what people did in laboratory games.
"""

from pathlib import Path

from jointaction.catalogue.paths import packaged_folder


def shipped_dossiers() -> dict[str, Path]:
    """The files of the shipped dossiers by name, in alphabetical order.

    >>> "criciuma-1991" in shipped_dossiers()
    True
    """
    folder = packaged_folder() / "dossiers"
    return {file.stem: file for file in sorted(folder.glob("*.toml"))}


def shipped_cases() -> Path:
    """The folder of the shipped cases; its README says how they were picked and coded.

    >>> (shipped_cases() / "castellon-tiles.toml").exists()
    True
    """
    return packaged_folder() / "cases"


def laboratory_table(name: str) -> Path:
    """The file of a table of laboratory results; its README names the sources.

    >>> laboratory_table("ipd_cells").name
    'ipd_cells.csv'
    """
    return packaged_folder() / "laboratory" / f"{name}.csv"
