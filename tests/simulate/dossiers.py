"""How do the tests of the simulation say what is known about a made-up place?"""

from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.evidence.statement import Statement
from jointaction.sources import Grade


def said(key, value, low=None, high=None):
    """A statement; with ``low`` and ``high`` both None it has no range of its own."""
    return Statement(key, value, low, high, Grade.JUDGED, (), "", "by hand")


def sure(key, value):
    """A statement whose range has no width, or a word."""
    return said(key, value) if isinstance(value, str) else said(key, value, value, value)


def initiative_of(kind="training", name="one", **answers):
    """An initiative with answers that are sure, by their keys (``core_closeness=2``)."""
    statements = {
        key: value if isinstance(value, Statement) else sure(f"initiative.{key}", value)
        for key, value in answers.items()
    }
    return Initiative(name, name, kind, statements)


def dossier_of(*initiatives, poorly_known=False, **answers):
    """A dossier with answers that are sure, by table and key (``history__rivalry=4``)."""
    statements = {}
    for name, value in answers.items():
        key = name.replace("__", ".")
        statements[key] = value if isinstance(value, Statement) else sure(key, value)
    return Dossier(
        slug="by-hand", name="By hand", country="", region="", statements=statements,
        initiatives=initiatives or (initiative_of(),), sources=(), coder="",
        place_known_poorly=poorly_known, file="by hand", digest="",
    )  # fmt: skip
