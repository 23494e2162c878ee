"""What does one ``cluster.toml`` say about a place?

Takes the tables of one TOML file and the keys of the catalogue; gives the dossier as far as this
file tells it, and all its faults at once. Which tables and keys there are is read from the
catalogue: a new key is one new file there and nothing here.

An initiative that nobody took up (``initiator = "none"``) counts as one of which it is not known
who asked for it, because the word tells how it ended.
"""

from collections.abc import Mapping
from typing import Any

from jointaction.catalogue.things import Catalogue, Key
from jointaction.cluster.agreement import (
    check_cluster,
    check_initiative,
    check_initiatives,
    check_sources,
)
from jointaction.cluster.answer import IDENTIFIER
from jointaction.cluster.dossier import Dossier, DossierSource, Initiative
from jointaction.cluster.table import Faults, Place, no_such_source, read_table
from jointaction.evidence.files import short, shown
from jointaction.evidence.statement import Statement, Value

SCHEMA_VERSION = 1
ONE_OF_A_KIND = ("cluster", "history", "crisis", "coding")
SEVERAL = ("initiative", "source")
SAYS_NOTHING_ELSE = ("id", "name")

Keys = Mapping[str, Key]
Tables = Mapping[str, Any]


def keys_of(catalogue: Catalogue, table: str) -> dict[str, Key]:
    """The keys of one table by name, in the order in which they are asked."""
    keys = [key for key in catalogue.keys.values() if key.table == table]
    return {key.name: key for key in sorted(keys, key=lambda key: key.order)}


def dossier_from(
    said: Tables, file: str, digest: str, catalogue: Catalogue
) -> tuple[Dossier, Faults]:
    """The dossier that a file tells of, and its faults; it may be used only if there are none."""
    faults = Faults(file)
    top = _top(said, catalogue, faults)
    sources = _sources(said, keys_of(catalogue, "source"), faults)
    source_ids = frozenset(source.id for source in sources)
    tables = {
        name: read_table(
            _one(said, name, faults),
            keys_of(catalogue, name),
            Place(name, f"[{name}]", source_ids),
            faults,
        )
        for name in ONE_OF_A_KIND
    }
    check_cluster(tables["cluster"], faults)
    initiatives = _initiatives(said, catalogue, tables["cluster"], source_ids, faults)
    check_initiatives(initiatives, top.get("primary_initiative"), len(initiatives), faults)
    statements = {s.key: s for table in tables.values() for s in table.values()}
    coding = tables["coding"]
    dossier = Dossier(
        slug=str(top.get("slug", "")),
        name=str(top.get("name", "")),
        country=str(top.get("country", "")),
        region=str(top.get("region", "")),
        statements=statements,
        initiatives=initiatives,
        sources=sources,
        coder=str(coding["coder"].value) if "coder" in coding else "",
        place_known_poorly="place_known" in coding and coding["place_known"].word == "poorly",
        file=file,
        digest=digest,
    )
    return dossier, faults


def _top(said: Tables, catalogue: Catalogue, faults: Faults) -> dict[str, Value]:
    """The answers at the top of the file, and whether the tables below it are known."""
    keys = keys_of(catalogue, "top")
    known_tables = (*ONE_OF_A_KIND, *SEVERAL)
    at_top = {name: value for name, value in said.items() if name not in known_tables}
    for name in list(at_top):
        belongs = [t for t in known_tables if f"{t}.{name}" in catalogue.keys]
        if name not in keys and belongs:
            faults.add("", name, f"is not allowed here; it belongs to [{belongs[0]}]")
            del at_top[name]
        elif name not in keys and isinstance(at_top[name], (dict, list)):
            listed = ", ".join([f"[{t}]" for t in ONE_OF_A_KIND] + [f"[[{t}]]" for t in SEVERAL])
            faults.add("", shown(name[:80]), f"is not a known table or key; allowed: {listed}")
            del at_top[name]
    answers = {n: s.value for n, s in read_table(at_top, keys, Place("top", ""), faults).items()}
    version = answers.get("schema_version", SCHEMA_VERSION)
    if version != SCHEMA_VERSION:
        faults.add("", "schema_version", f"{version} found; allowed: {SCHEMA_VERSION}")
    return answers


def _one(said: Tables, name: str, faults: Faults) -> Tables:
    table = said.get(name, {})
    if isinstance(table, dict):
        return table
    faults.add("", name, f"{short(table)} found; allowed: one table [{name}]")
    return {}


def _several(said: Tables, name: str, faults: Faults) -> list[Tables]:
    tables = said.get(name, [])
    if isinstance(tables, list) and all(isinstance(one, dict) for one in tables):
        return tables
    faults.add("", name, f"{short(tables)} found; allowed: [[{name}]], in double brackets")
    return []


def _title(name: str, number: int, table: Tables) -> str:
    """How a message names one of several: its number, and its id where that can be printed."""
    one = table.get("id")
    return f"[[{name}]] number {number}" + (
        f" ({shown(one[:80])})" if isinstance(one, str) and one else ""
    )


def _sources(said: Tables, keys: Keys, faults: Faults) -> tuple[DossierSource, ...]:
    sources = []
    for number, table in enumerate(_several(said, "source", faults), start=1):
        place = Place("source", _title("source", number, table))
        answers = read_table(table, keys, place, faults)
        texts = {name: str(statement.value) for name, statement in answers.items()}
        if "id" in texts:
            sources.append(DossierSource(**{"citation": "", **texts}))
    check_sources(sources, faults)
    return tuple(sources)


def _initiatives(
    said: Tables,
    catalogue: Catalogue,
    cluster: Mapping[str, Statement],
    source_ids: frozenset[str],
    faults: Faults,
) -> tuple[Initiative, ...]:
    tables = _several(said, "initiative", faults)
    if "initiative" not in said or said["initiative"] == []:
        faults.add("", "initiative", "is missing; at least one [[initiative]] must be given")
    return tuple(
        _initiative(table, number, catalogue, cluster, source_ids, faults)
        for number, table in enumerate(tables, start=1)
    )


def _initiative(
    table: Tables,
    number: int,
    catalogue: Catalogue,
    cluster: Mapping[str, Statement],
    source_ids: frozenset[str],
    faults: Faults,
) -> Initiative:
    title = _title("initiative", number, table)
    answers = {name: value for name, value in table.items() if name != "outcome"}
    keys = keys_of(catalogue, "initiative")
    statements = read_table(answers, keys, Place("initiative", title, source_ids), faults)
    check_initiative(statements, title, cluster, faults)
    if "initiator" in statements and statements["initiator"].word == "none":
        del statements["initiator"]
    texts = {name: str(s.value) for name, s in statements.items() if name in ("id", "name", "kind")}
    return Initiative(
        id=texts.get("id", _placeholder(table, number)),
        name=texts.get("name", ""),
        kind=texts.get("kind", ""),
        statements={n: s for n, s in statements.items() if n not in SAYS_NOTHING_ELSE},
        outcome=_outcome(table, title, catalogue, source_ids, faults),
    )


def _placeholder(table: Tables, number: int) -> str:
    """A name for an initiative whose own cannot be used, so that its other faults are told too."""
    one = table.get("id")
    return one if isinstance(one, str) and IDENTIFIER.fullmatch(one) else f"#{number}"


def _outcome(
    table: Tables,
    title: str,
    catalogue: Catalogue,
    source_ids: frozenset[str],
    faults: Faults,
) -> dict[str, Value]:
    """What came of the initiative, as far as the file tells; only a backtest may look at it."""
    said = table.get("outcome", {})
    place = Place("outcome", f"{title}, [initiative.outcome]", source_ids)
    if not isinstance(said, dict):
        faults.add(title, "outcome", f"{short(said)} found; allowed: a table [initiative.outcome]")
        return {}
    answers = read_table(said, keys_of(catalogue, "outcome"), place, faults)
    named = answers["sources"].value if "sources" in answers else ()
    for one in named if isinstance(named, tuple) else ():
        if one not in source_ids:
            faults.add(place.title, "sources", no_such_source(one, source_ids))
    return {name: statement.value for name, statement in answers.items()}
