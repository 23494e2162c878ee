"""What is known about the place in this folder or file?

Takes a path, or the name of a dossier that comes with the package, and the catalogue; gives the
``Dossier``, or one ``DossierError`` that tells every fault at once. A dossier is a folder with
``cluster.toml``, or one TOML file of any name; a list of ``firms`` and what was gathered of
answers, papers and ties are read where they stand beside a ``cluster.toml``. A case with a known
outcome loads alike.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from jointaction.catalogue.shipped import shipped_dossiers
from jointaction.catalogue.things import Catalogue
from jointaction.cluster.beside import fill_from_firms, read_firms
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.measured import fill_from_evidence
from jointaction.cluster.toml_dossier import dossier_from
from jointaction.errors import DossierError
from jointaction.evidence.files import TOML_LIMIT_BYTES, as_text, read_bytes, shown
from jointaction.evidence.gather import gather
from jointaction.evidence.testimony import Evidence
from jointaction.evidence.toml_text import parse_toml

FILE_NAME = "cluster.toml"
MOST_TOLD = 200


def find_dossier(name_or_path: str | Path) -> Path:
    """The folder or file that a person means: a path that exists, else a shipped dossier."""
    text = str(name_or_path)
    path, shipped = Path(text), shipped_dossiers()
    if text and _exists(path):
        return path
    if text in shipped:
        return shipped[text]
    raise DossierError(
        f"{shown(text) or '(an empty name)'}: there is no such folder or file, and no dossier of "
        f"that name comes with the package; allowed: a folder with {FILE_NAME}, a TOML file, or "
        f"one of {', '.join(shipped)}"
    )


def load_dossier(path: Path, catalogue: Catalogue) -> Dossier:
    """The dossier in a folder or file; ``DossierError`` tells everything that is wrong with it."""
    path = Path(path)
    folder = path if _is_folder(path) else None
    file = _inside(path) if folder is not None else path
    content = read_bytes(file, TOML_LIMIT_BYTES)
    label = _label(file, folder)
    said = parse_toml(as_text(content, label), label)
    dossier, faults = dossier_from(said, label, "", catalogue)
    contents: dict[str, bytes] = {}
    if file.name == FILE_NAME:
        firms = read_firms(file.parent, faults.sentences, contents)
        named = [(one.id, one.name) for one in dossier.initiatives]
        gathered = gather(file.parent, named, [firm.id for firm in firms], catalogue)
        faults.sentences.extend(gathered.problems)
        faults.sentences.extend(_named_twice(dossier, gathered.evidence))
        contents |= gathered.contents or {}
        dossier = replace(dossier, firms=firms, evidence=gathered.evidence, home=file.parent)
    if faults.sentences:
        raise DossierError(_not_endless(faults.sentences))
    digest = hashlib.sha256(b"".join([content, *contents.values()])).hexdigest()
    dossier = replace(dossier, digest=digest)
    list_of_firms = next((name for name in contents if name.startswith("firms.")), "")
    return fill_from_evidence(fill_from_firms(dossier, list_of_firms), catalogue)


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _inside(folder: Path) -> Path:
    file = folder / FILE_NAME
    if _exists(file):
        return file
    others = sorted(shown(one.name) for one in folder.glob("*.toml"))[:5]
    hint = f"; it holds {', '.join(others)}: name one of them" if others else ""
    raise DossierError(
        f"{shown(folder)}: there is no {FILE_NAME} in this folder{hint}. "
        f"'jointaction new DIR' writes an empty one"
    )


def _label(file: Path, folder: Path | None) -> str:
    """The file as messages and evidence name it, without the way to it on this machine."""
    if folder is None:
        return shown(file.name)
    return f"{shown(folder.resolve().name)}/{FILE_NAME}"


def _named_twice(dossier: Dossier, evidence: Evidence) -> Iterator[str]:
    """A fault for each source that both files name."""
    known = {source.id for source in dossier.sources}
    for number, source in enumerate(evidence.sources, start=1):
        if source.id in known:
            yield (
                f'evidence.toml: source {number}: id: "{shown(source.id)}" found; allowed: an id '
                f"that no source in {FILE_NAME} has."
            )


def _not_endless(sentences: list[str]) -> list[str]:
    if len(sentences) <= MOST_TOLD:
        return sentences
    more = len(sentences) - MOST_TOLD
    return [*sentences[:MOST_TOLD], f"... and {more} more faults of these kinds."]
