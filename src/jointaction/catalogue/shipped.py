"""Which dossiers come with the package?

Places that the paper tells of or points to [MeyerStamer2002, 2.3, 3, 4], as they stood when the
initiatives on their tables were still ahead; what came of them is not in these files.
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
