"""How do agencies hand one another their entries, without names?

One JSON object a line: a first line that says what the file is, then the records, initiatives
first. Left out is whatever would tell who and where: names and slugs of places and initiatives,
names of members (their random identifiers stay), the text of a source, the dossier's file, and
its digest, because whoever has the dossier could recognise it by that. What stays are the kind of
activity, the type of cluster, days and numbers.

Reading takes nothing on trust: every fault is told with file, line and key, and a file with a
single fault is refused as a whole.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jointaction.errors import RegistryError
from jointaction.evidence.files import shown
from jointaction.store.registry.fields import BUILT, FIELDS, Refused, answers
from jointaction.store.registry.records import (
    Forecast,
    Initiative,
    Moment,
    Prediction,
    Record,
    Records,
)
from jointaction.store.registry.rows import instant_text, plain_odds

FORMAT, FORMAT_VERSION = "jointaction registry", 1
HEAD = {"format": FORMAT, "version": FORMAT_VERSION}
LONGEST_LINE_BYTES = 20_000
MOST_LINES = 1_000_000
MOST_FAULTS_TOLD = 20

Line = dict[str, Any]


def line_of(record: Record) -> Line:
    """A record without names, as it is handed on; equal lines are equal records."""
    if isinstance(record, Initiative):
        return {
            "record": "initiative",
            "id": record.id,
            "place": record.place,
            "kind": record.kind,
            "cluster_type": record.cluster_type,
            "start": record.start.isoformat(),
            "subsidy_end": None if record.subsidy_end is None else record.subsidy_end.isoformat(),
            **_at(record.at),
        }
    first = {"id": record.id, "initiative": record.of}
    if isinstance(record, Forecast):
        odds = {event: plain_odds(one) for event, one in record.odds.items()}
        said = {"version": record.version, "seed": record.seed, "odds": odds}
        return {"record": "forecast", **first, **said, **_at(record.at)}
    if isinstance(record, Prediction):
        said = {"member": record.member, "probability": dict(record.probability)}
        return {"record": "prediction", **first, **said, **_at(record.at)}
    said = {"event": record.event, "outcome": record.outcome.value, "on": record.on.isoformat()}
    return {"record": "resolution", **first, **said, **_at(record.at)}


def text_of(records: Records) -> str:
    """The file that hands these records on."""
    lines = [HEAD, *(line_of(record) for record in records.all)]
    return "".join(json.dumps(line, allow_nan=False) + "\n" for line in lines)


def write_lines(records: Records, file: Path) -> None:
    """Write that file, wholly or not at all; ``RegistryError`` where that cannot be done.

    An earlier export is replaced; any other file, a registry above all, is left as it is.
    """
    part: Path | None = None
    try:
        if not _may_be_replaced(file):
            raise RegistryError(
                f"{shown(file)}: is there already and is no export of a registry; it is left as "
                "it is: name another file"
            )
        number, name = tempfile.mkstemp(prefix=".jointaction.", dir=file.absolute().parent)
        part = Path(name)
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text_of(records))
        part.replace(file)
    except (OSError, ValueError) as fault:
        raise _unusable(file, "written", fault) from fault
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _may_be_replaced(file: Path) -> bool:
    """Whether nothing stands there, or nothing but an earlier export."""
    if not file.exists() and not file.is_symlink():
        return True
    with file.open("rb") as stream:
        first = stream.readline(LONGEST_LINE_BYTES)
    return first == (json.dumps(HEAD) + "\n").encode()


def read_lines(file: Path) -> tuple[Record, ...]:
    """The records of a file; ``RegistryError`` tells what is wrong with it, line by line."""
    name = shown(file)
    records: list[Record] = []
    faults: list[str] = []
    for number, raw in _raw_lines(file, name):
        try:
            line = _parsed(raw)
            if number == 1:
                _must_be_head(line)
            else:
                records.append(_record(line))
        except Refused as fault:
            faults.append(f"{name}: line {number}: {fault}")
        if len(faults) > MOST_FAULTS_TOLD or (number == 1 and faults):
            break
    if faults:
        more = ["... and perhaps more."] if len(faults) > MOST_FAULTS_TOLD else []
        raise RegistryError("\n".join([*faults[:MOST_FAULTS_TOLD], *more]))
    return tuple(records)


def _raw_lines(file: Path, name: str) -> Iterator[tuple[int, bytes]]:
    try:
        if file.exists() and not file.is_file():
            raise RegistryError(f"{name}: an ordinary file is needed")
        with file.open("rb") as stream:
            if not stream.peek(1):
                raise RegistryError(f"{name}: the file is empty")
            for number in range(1, MOST_LINES + 2):
                raw = stream.readline(LONGEST_LINE_BYTES + 1)
                if not raw:
                    return
                if len(raw) > LONGEST_LINE_BYTES:
                    raise RegistryError(
                        f"{name}: line {number}: the line is too long; at most "
                        f"{LONGEST_LINE_BYTES} bytes are allowed"
                    )
                yield number, raw
    except (OSError, ValueError) as fault:
        raise _unusable(file, "read", fault) from fault
    raise RegistryError(f"{name}: the file is too long; at most {MOST_LINES} lines are allowed")


def _unusable(file: Path, what: str, fault: OSError | ValueError) -> RegistryError:
    why = fault.strerror if isinstance(fault, OSError) and fault.strerror else fault
    return RegistryError(f"{shown(file)}: cannot be {what}: {shown(why)}")


def _parsed(raw: bytes) -> Line:
    try:
        line = json.loads(raw.decode("utf-8"), object_pairs_hook=_each_once)
    except UnicodeDecodeError as fault:
        raise Refused("this is not UTF-8 text") from fault
    except (ValueError, RecursionError) as fault:
        raise Refused("this is not a JSON object") from fault
    if not isinstance(line, dict):
        raise Refused("this is not a JSON object")
    return line


def _each_once(pairs: list[tuple[str, Any]]) -> Line:
    line = dict(pairs)
    if len(line) < len(pairs):
        raise Refused("a key stands twice in the same object")
    return line


def _must_be_head(line: Line) -> None:
    if line.get("format") != FORMAT:
        raise Refused(
            f"the first line must be {json.dumps(HEAD)}; 'jointaction registry export' writes it"
        )
    if line.get("version") != FORMAT_VERSION or isinstance(line["version"], bool):
        raise Refused(
            f"key 'version': this program reads version {FORMAT_VERSION}; a newer program may "
            "have written the file"
        )


def _record(line: Line) -> Record:
    kind = line.get("record")
    if not isinstance(kind, str) or kind not in FIELDS:
        raise Refused(f"key 'record': allowed are {', '.join(FIELDS)}")
    said = answers({name: value for name, value in line.items() if name != "record"}, FIELDS[kind])
    return BUILT[kind](said)


def _at(at: Moment) -> Line:
    return {
        "recorded_at": instant_text(at.instant),
        "utc_offset_minutes": at.utc_offset_minutes,
    }
