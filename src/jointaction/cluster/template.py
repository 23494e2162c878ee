"""What would I have to find out about my place, and where do I write it down?

Writes an empty dossier: one ``cluster.toml`` made from the keys of the catalogue, with every
question, its scale and its allowed words as comments. It loads as it stands, as a place of which
nothing is known; every answer that is filled in makes it known a little better. Nothing that is
there already is overwritten.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from jointaction.catalogue.things import Catalogue, Key
from jointaction.cluster.answer import IDENTIFIER, UNKNOWN
from jointaction.cluster.load import FILE_NAME
from jointaction.cluster.toml_dossier import SCHEMA_VERSION, keys_of
from jointaction.errors import DossierError
from jointaction.evidence.files import shown
from jointaction.scales import Scale

WIDTH = 96
CASES_ONLY = (
    "top.split",
    "top.seed_disclosed",
    "top.outcome_class",
    "top.confidence",
    "top.source_quality",
    "cluster.period_end",
    "initiative.end_year",
)
PLACEHOLDERS: dict[str, object] = {
    "top.schema_version": SCHEMA_VERSION,
    "top.slug": "my-place",
    "top.name": "My place (change this name)",
    "cluster.sector": "what the firms make (change this)",
    "initiative.id": "first-idea",
    "initiative.name": "What is proposed (change this)",
    "initiative.kind": "training",
}
TITLES = {
    "top": "The place. Lines that begin with '#' are not read: take the '#' away before a key to "
    'answer it. What you do not know, leave as it is, or write "unknown"; never guess a zero.',
    "cluster": "The firms. Beside every number may stand a range, and beside every answer its "
    'source: rivalry = 4, rivalry_low = 3, rivalry_high = 5, rivalry_source = "survey", '
    'rivalry_note = "five interviews", one a line.',
    "history": "How firms, associations and government have dealt with one another so far. "
    "Ratings describe the year given above as ref_year.",
    "crisis": "The last serious crisis.",
    "initiative": "What is proposed. Copy this block for every further initiative.",
    "coding": "Who says all this.",
    "source": "The sources. Copy this block for every source and remove the '#'.",
}


def write_new_dossier(folder: Path, catalogue: Catalogue) -> list[Path]:
    """Write an empty dossier into ``folder``, which is made if need be; gives the files written."""
    file = Path(folder) / FILE_NAME
    text = template(catalogue, Path(folder).name)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileExistsError as error:
        what = "is there already and is not overwritten"
        where = file if file.exists() or file.is_symlink() else file.parent
        raise DossierError(f"{shown(where)}: {what}; allowed: a new folder") from error
    except (OSError, ValueError) as error:
        raise DossierError(f"{shown(file)}: cannot be written: {shown(error)}") from error
    return [file]


def template(catalogue: Catalogue, folder_name: str) -> str:
    """The text of an empty ``cluster.toml`` for a folder of that name."""
    slug = folder_name if IDENTIFIER.fullmatch(folder_name) else PLACEHOLDERS["top.slug"]
    blocks = [
        "\n".join(_table(table, catalogue, {**PLACEHOLDERS, "top.slug": slug})) for table in TITLES
    ]
    return "\n\n".join(blocks) + "\n"


def _table(table: str, catalogue: Catalogue, given: dict[str, object]) -> Iterator[str]:
    yield "# " + "-" * (WIDTH - 2)
    yield from _comment(TITLES[table])
    if table == "source":
        yield "#[[source]]"
    elif table != "top":
        yield f"[[{table}]]" if table == "initiative" else f"[{table}]"
    for key in keys_of(catalogue, table).values():
        if key.path not in CASES_ONLY:
            yield ""
            yield from _key(key, given)


def _key(key: Key, given: dict[str, object]) -> Iterator[str]:
    yield from _comment(f"{key.title}. {key.question}")
    yield from _comment(_scale(key))
    if key.path in given:
        yield f"{key.name} = {json.dumps(given[key.path], ensure_ascii=False)}"
    else:
        example = "[]" if key.scale is Scale.TEXTS else json.dumps(UNKNOWN)
        yield f"#{key.name} = {example}"


def _scale(key: Key) -> str:
    """What may be answered, and what the ends of a scale or its words mean."""
    if key.path == "top.schema_version":
        return f"Always {SCHEMA_VERSION}"
    if key.scale is Scale.WORD:
        return "; ".join(f"{word}: {meaning}" for word, meaning in key.words.items())
    told = key.scale.allowed[:1].upper() + key.scale.allowed[1:]
    if key.unit:
        told += f" ({key.unit})"
    if not key.ends:
        return told
    low, high = key.scale.limits
    if len(key.ends) == high - low + 1:
        named = ", ".join(f"{low + i:g} {end}" for i, end in enumerate(key.ends))
    else:
        named = f"{low:g} {key.ends[0]} ... {high:g} {key.ends[-1]}"
    return f"{told}: {named}"


def _comment(text: str) -> Iterator[str]:
    yield from (f"# {line}" for line in wrap(text, WIDTH - 2))
