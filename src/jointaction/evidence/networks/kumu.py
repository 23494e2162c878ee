"""What does a Kumu blueprint (JSON) say of actors and ties?

Elements have a ``label`` and may have a ``type``, ``outside`` and ``camp``; connections go ``from``
one ``to`` another by label, with a ``type`` and a ``direction``. Other keys are left alone.
"""

import json
from typing import Any

from jointaction.evidence.files import as_text, short
from jointaction.evidence.networks.drawn import Drawn, DrawnActor, DrawnTie


def read_kumu(content: bytes, file: str, drawn: Drawn) -> None:
    """Read elements and connections."""
    try:
        said = json.loads(as_text(content, file))
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        drawn.problems.append(f"{file}: cannot be read as JSON: {error}")
        return
    if not isinstance(said, dict):
        drawn.problems.append(f"{file}: {short(said)} found; a Kumu blueprint is needed")
        return
    for number, one in enumerate(_several(said, "elements", file, drawn), start=1):
        where = f"{file}: element {number}"
        label = _text(one, "label")
        actor = DrawnActor(label, label, _text(one, "type"), camp=_text(one, "camp"))
        drawn.actor(where, actor, _text(one, "outside"), ("label", "type", "outside"))
    for number, one in enumerate(_several(said, "connections", file, drawn), start=1):
        tie = DrawnTie(_text(one, "from"), _text(one, "to"), _text(one, "type"))
        where = f"{file}: connection {number}"
        drawn.tie(where, tie, _text(one, "direction"), ("from", "to", "type"))


def _several(said: dict[str, Any], key: str, file: str, drawn: Drawn) -> list[dict[str, Any]]:
    found = said.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        drawn.problems.append(f"{file}: {key}: {short(found)} found; allowed: a list of tables")
        return []
    return found


def _text(said: dict[str, Any], key: str) -> str:
    """A text under a key; Kumu may keep what a person added under ``attributes``."""
    attributes = said.get("attributes")
    own = said.get(key, attributes.get(key) if isinstance(attributes, dict) else None)
    if isinstance(own, bool):
        return "yes" if own else "no"
    return str(own).strip() if isinstance(own, (str, int, float)) else ""
