"""Which words stand in every form, whatever is asked?"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jointaction.catalogue.asking import Group, Language

_FILE = Path(__file__).with_name("texts.toml")


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def text(name: str, language: Language, **filled: str) -> str:
    """A fixed text in a language; ``KeyError`` where there is none of that name.

    >>> text("allowed", "de", low="0", high="5")
    'Erlaubt: 0 bis 5, oder -999 für weiß nicht.'
    """
    said = _texts()[name][language]
    for key, value in filled.items():
        said = said.replace("{" + key + "}", value)
    return said


def title(group: Group, language: Language) -> str:
    """The title of the form of a group.

    >>> title("firms", "es")
    'Preguntas a empresas'
    """
    return text("title", language, group=text(f"group_{group}", language))


def names() -> tuple[str, ...]:
    """The names of all fixed texts."""
    return tuple(_texts())
