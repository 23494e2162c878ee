"""Who deals with whom, as the files beside a dossier tell it?

Takes the folder of a dossier and the ids in its list of firms; reads ``ties`` (CSV or XLSX with the
columns one, other and kind, a Kumu workbook or blueprint, or GraphML) and ``actors`` (CSV or XLSX)
where they are there. Names become pseudonyms: with the secret key of the study a code that stays
the same whatever is added, without it a number in the order of the file.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from pathlib import Path

from jointaction.errors import DossierError
from jointaction.evidence.exports.answers_beside import key_in
from jointaction.evidence.files import TABLE_LIMIT_BYTES, read_bytes
from jointaction.evidence.network import Actor, Network, Tie
from jointaction.evidence.networks.drawn import Drawn, DrawnActor
from jointaction.evidence.networks.graphml import read_graphml
from jointaction.evidence.networks.kumu import read_kumu
from jointaction.evidence.networks.tables import read_actors, read_ties
from jointaction.evidence.privacy import Gate
from jointaction.evidence.sheets import ENDINGS, sheets_of

TIES, ACTORS = "ties", "actors"
OF_TIES = (*ENDINGS, ".graphml", ".json")
SHORTEST_CODE = 3


def read_network(
    folder: Path,
    firms: Sequence[str],
    gate: Gate,
    problems: list[str],
    contents: dict[str, bytes],
) -> Network | None:
    """The network in ``folder``, None where there is none; faults go to ``problems``."""
    ties, actors = _only(folder, TIES, OF_TIES, problems), _only(folder, ACTORS, ENDINGS, problems)
    if ties is None:
        return None
    drawn = Drawn(problems, known=frozenset(firms))
    try:
        if actors is not None:
            contents[actors.name] = read_bytes(actors, TABLE_LIMIT_BYTES)
            read_actors(sheets_of(contents[actors.name], actors.name), actors.name, drawn)
        contents[ties.name] = read_bytes(ties, TABLE_LIMIT_BYTES)
        read_drawn(contents[ties.name], ties.name, drawn)
        return network_of(drawn, ties.name, key_in(folder), names=gate.names)
    except DossierError as error:
        problems.extend(error.problems)
        return None


def read_drawn(content: bytes, file: str, drawn: Drawn) -> None:
    """Read the ties in the bytes of ``file``, whose ending tells its form."""
    if file.endswith(".graphml"):
        read_graphml(content, file, drawn)
    elif file.endswith(".json"):
        read_kumu(content, file, drawn)
    else:
        read_ties(sheets_of(content, file), file, drawn)


def network_of(drawn: Drawn, file: str, key: bytes, *, names: bool) -> Network:
    """The network under pseudonyms."""
    called = _pseudonyms(list(drawn.actors.values()), key)
    return Network(
        actors=tuple(
            Actor(
                id=called[one.id],
                label=(one.name or one.id) if names else called[one.id],
                kind=one.kind,
                outside=one.outside,
                camp=one.camp or None,
            )
            for one in drawn.actors.values()
        ),
        ties=tuple(Tie(called[one], called[other], kind) for one, other, kind in drawn.ties),
        file=file,
    )


def _pseudonyms(actors: Sequence[DrawnActor], key: bytes) -> Mapping[str, str]:
    if not key:
        width = max(2, len(str(len(actors))))
        return {one.id: f"{one.kind.capitalize()} {number:0{width}}"
                for number, one in enumerate(actors, start=1)}  # fmt: skip
    codes = {
        one.id: base64.b32encode(
            hmac.new(key, f"actor\n{one.id}".encode(), hashlib.sha256).digest()
        ).decode()
        for one in actors
    }
    length = SHORTEST_CODE
    while len({code[:length] for code in codes.values()}) < len(codes):
        length += 1
    return {one.id: f"{one.kind.capitalize()} {codes[one.id][:length]}" for one in actors}


def _only(folder: Path, name: str, endings: Sequence[str], problems: list[str]) -> Path | None:
    found = [folder / (name + end) for end in endings if (folder / (name + end)).exists()]
    if len(found) > 1:
        listed = " and ".join(path.name for path in found)
        problems.append(f"{found[0].name}: {listed} are both there; only one of them is allowed")
        return None
    return found[0] if found else None
