"""Which cases with known outcomes lie in this folder?

Takes a folder; reads every ``*.toml`` in it and every sub-folder that has a ``cluster.toml``;
gives the cases in the order of their short names, or one ``DossierError`` that tells every fault
of every file. A file in which no outcome is coded is named and left out; one that says "unknown"
of all of them stays, and is counted as not known. Tables beside a case are checked as everywhere,
though no forecast here looks at them. The names and the order of the files change nothing.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jointaction.catalogue.shipped import shipped_cases
from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.load import FILE_NAME, load_dossier
from jointaction.errors import DossierError
from jointaction.evidence.files import shown
from jointaction.experiments.backtest.outcomes import CODED_AS

SHIPPED = "the cases that come along"
TABLES = ("firms.", "ties.", "answers.")


@dataclass(frozen=True)
class Cases:
    """A set of cases: ``digest`` is a SHA-256 over all of them, whatever their files' names.

    ``without_outcome`` names the files in which no outcome is coded; ``shipped`` says whether they
    come with the package, and ``folder`` is otherwise that which was asked for.
    """

    name: str
    cases: tuple[Dossier, ...]
    without_outcome: tuple[str, ...]
    digest: str
    shipped: bool = False
    folder: Path | None = None


def find_cases(folder: Path | None, catalogue: Catalogue) -> Cases:
    """The cases in a folder; without one those that come with the package."""
    if folder is None:
        return replace(_cases(shipped_cases(), catalogue), name=SHIPPED, shipped=True)
    return replace(_cases(folder, catalogue), folder=folder)


def _cases(folder: Path, catalogue: Catalogue) -> Cases:
    read: list[tuple[Path, Dossier]] = []
    problems: list[str] = []
    for path in _files(folder):
        try:
            read.append((path, load_dossier(path, catalogue)))
        except DossierError as error:
            problems.extend(_named(path, problem) for problem in error.problems)
    problems.extend(_twice(read))
    if problems:
        raise DossierError(problems)
    told = [case for _, case in read if _tells_an_outcome(case)]
    if not told:
        raise DossierError(
            f"{shown(folder)}: no case in this folder tells an outcome; at least one initiative "
            "with [initiative.outcome] must be there"
        )
    told = sorted(told, key=lambda case: case.slug)
    together = "".join(case.digest for case in told).encode()
    return Cases(
        name=shown(folder.resolve().name or folder),
        cases=tuple(told),
        without_outcome=tuple(sorted(c.file for _, c in read if not _tells_an_outcome(c))),
        digest=hashlib.sha256(together).hexdigest(),
    )


def _files(folder: Path) -> list[Path]:
    """Every case file and case folder, in the order of their names."""
    try:
        inside = sorted(folder.iterdir())
    except FileNotFoundError as error:
        raise DossierError(f"{shown(folder)}: there is no such folder") from error
    except NotADirectoryError as error:
        raise DossierError(
            f"{shown(folder)}: this is a file; a folder of cases is needed"
        ) from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise DossierError(f"{shown(folder)}: cannot be read: {shown(why)}") from error
    seen = [one for one in inside if not one.name.startswith(".")]
    found = [
        one
        for one in seen
        if (one / FILE_NAME).is_file() or (one.suffix == ".toml" and not one.is_dir())
    ]
    if not found:
        raise DossierError(
            f"{shown(folder)}: there is no case in this folder; allowed are TOML files and "
            f"folders with {FILE_NAME}"
        )
    return found


def _named(path: Path, problem: str) -> str:
    """A fault of a table beside a case, with the folder of the case before the table's name."""
    of_a_table = problem.startswith(TABLES) and path.is_dir()
    return f"{shown(path.name)}/{problem}" if of_a_table else problem


def _twice(read: Sequence[tuple[Path, Dossier]]) -> list[str]:
    """A sentence for every case that has the short name of an earlier one."""
    first: dict[str, str] = {}
    problems = []
    for path, case in read:
        if case.slug in first:
            problems.append(
                f"{case.file}: slug: {case.slug!r} is also the slug of {first[case.slug]}; each "
                "case needs one of its own"
            )
        first.setdefault(case.slug, shown(path.name))
    return problems


def _tells_an_outcome(case: Dossier) -> bool:
    """Whether anything is said of what happened, be it that nobody knows."""
    said = [name for initiative in case.initiatives for name in initiative.outcome]
    return any(name in CODED_AS.values() for name in said)
