"""Invented places for the tests of diagnosis and screening, written as a dossier would say them."""

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.toml_dossier import dossier_from

CATALOGUE = load_catalogue()
SOURCES = [{"id": name, "citation": f"Invented: the {name}"} for name in ("bank", "union")]


def place(initiatives=({"kind": "training"},), **tables) -> Dossier:
    """A dossier with these tables (``history={"rivalry": 4}``) and initiatives."""
    said = {
        "schema_version": 1,
        "slug": "somewhere",
        "name": "Somewhere",
        "cluster": {"sector": "ropes", **tables.pop("cluster", {})},
        "initiative": [
            {"id": f"number-{number}", "name": f"Number {number}", **one}
            for number, one in enumerate(initiatives, start=1)
        ],
        "source": SOURCES,
        **tables,
    }
    dossier, faults = dossier_from(said, "somewhere.toml", "", CATALOGUE)
    assert not faults.sentences
    return dossier
