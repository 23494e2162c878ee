"""Where does a sweep lie, which chunks are done, and is each of them whole?

A folder with ``sweep.json`` (which study, which dossier, which version), ``chunks/SCENARIO/NUMBER
.parquet`` and ``failed.jsonl``. A chunk is written under another name and renamed when it is
complete, so a file of its name is whole unless somebody has touched it; before going on, every file
is read once, and one that cannot be read or has other rows than it should is worked on again.
"""

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from jointaction.errors import UsageError
from jointaction.evidence.files import shown
from jointaction.sweep.chunks import Chunk, Columns, Failed
from jointaction.sweep.study import SweepStudy

MANIFEST, CHUNKS, FAILED, VIEWS = "sweep.json", "chunks", "failed.jsonl", "views.sql"
_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# Every value is read, so that a page which cannot be read is found.
_WHAT_IS_THERE = """
SELECT count(*), count(DISTINCT run), min(run), max(run), min(scenario), max(scenario)
FROM (SELECT *, hash(COLUMNS(*)) FROM read_parquet(?))
"""


@dataclass(frozen=True)
class Status:
    """How many chunks there are, how many are done, and how many failed."""

    chunks: int
    done: int
    failed: int

    @property
    def missing(self) -> int:
        """How many chunks are still to be worked on."""
        return self.chunks - self.done - self.failed


class SweepFolder:
    """The folder of one sweep."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def begun(self) -> bool:
        """Whether a sweep lies here."""
        return (self.folder / MANIFEST).exists()

    def begin(self, study: SweepStudy, dossier: str, version: str) -> None:
        """Write down which sweep this is; ``UsageError`` where the folder cannot be written."""
        said = {
            "tool": "jointaction", "version": version, "study": study.name,
            "study_digest": study.digest, "dossier_digest": dossier,
            "runs": study.runs,
        }  # fmt: skip
        self._write(Path(MANIFEST), (json.dumps(said, indent=2) + "\n").encode())
        self._write(Path(VIEWS), _views(study).encode())

    def must_be(self, study: SweepStudy, dossier: str, version: str) -> None:
        """``UsageError`` where another study, dossier or version was begun here."""
        try:
            said = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            raise UsageError(f"{shown(self.folder / MANIFEST)}: cannot be read: {fault}") from fault
        for key, now, what in (
            ("study_digest", study.digest, "the study"),
            ("dossier_digest", dossier, "the dossier"),
            ("version", version, "the version of jointaction"),
        ):
            if said.get(key) != now:
                raise UsageError(
                    f"{shown(self.folder)}: {what} is not the one with which this sweep was begun; "
                    "allowed: the same, or another --out"
                )

    def path_of(self, chunk: Chunk) -> Path:
        """The file of a chunk."""
        return self.folder / CHUNKS / f"{chunk.key}.parquet"

    def keep(self, chunk: Chunk, columns: Columns) -> None:
        """Write a chunk, whole or not at all; ``OSError`` where the disk refuses it."""
        path = self.path_of(chunk)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        os.close(handle)
        try:
            _write_table(columns, Path(part))
            _to_disk(Path(part))
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise

    def note(self, failed: Failed) -> None:
        """Write down that some runs failed."""
        line = json.dumps(asdict(failed)) + "\n"
        with (self.folder / FAILED).open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def failures(self) -> list[Failed]:
        """What failed; a line that was cut off when a machine died is left out."""
        path = self.folder / FAILED
        found = []
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
            try:
                found.append(Failed(**json.loads(line)))
            except (ValueError, TypeError):
                continue
        return list(dict.fromkeys(found))

    def forget_failures(self) -> None:
        """Try what failed once more."""
        (self.folder / FAILED).unlink(missing_ok=True)

    def is_whole(self, chunk: Chunk, runs_per_draw: int) -> bool:
        """Whether a chunk is there with all its rows."""
        path = self.path_of(chunk)
        if not path.is_file():
            return False
        try:
            with duckdb.connect(":memory:", config=_OFFLINE) as connection:
                found = connection.execute(_WHAT_IS_THERE, [str(path)]).fetchone()
        except duckdb.Error:
            return False
        first = chunk.first_draw * runs_per_draw
        runs = chunk.draws * runs_per_draw
        return found == (
            runs, runs, first, first + runs - 1, chunk.scenario, chunk.scenario
        )  # fmt: skip

    def sweep_parts(self) -> None:
        """Remove what was half-written when something died."""
        for part in self.folder.glob(f"{CHUNKS}/*/.*.part"):
            part.unlink(missing_ok=True)

    def status(self, study: SweepStudy, chunks: Sequence[Chunk]) -> Status:
        """How far the sweep has come, by the files that are there."""
        failed = {(one.scenario, one.first_run) for one in self.failures()}
        done = sum(self.path_of(chunk).is_file() for chunk in chunks)
        lost = sum(
            (chunk.scenario, chunk.first_draw * study.runs_per_draw) in failed
            and not self.path_of(chunk).is_file()
            for chunk in chunks
        )
        return Status(len(chunks), done, lost)

    def _write(self, name: Path, content: bytes) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(prefix=".", suffix=".part", dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(self.folder / name)
        except OSError as fault:
            why = fault.strerror or fault
            raise UsageError(f"--out: cannot write into {shown(self.folder)}: {why}") from fault


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _write_table(columns: Columns, path: Path) -> None:
    with duckdb.connect(":memory:", config=_OFFLINE) as connection:
        connection.register("filled", columns)
        target = str(path).replace("'", "''")
        try:
            connection.execute(
                f"COPY (SELECT * FROM filled) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"  # noqa: S608 - quotes are doubled above
            )
        except duckdb.IOException as fault:
            raise OSError(f"{path.name}: {fault}") from fault


def _views(study: SweepStudy) -> str:
    """Views over the result, to be read by DuckDB in the folder of the sweep."""
    sampled = "".join(f', avg("{name}") AS "{name}"' for name in sorted(study.sample))
    return f"""-- In this folder: duckdb -init views.sql
CREATE VIEW runs AS SELECT * FROM read_parquet('chunks/*/*.parquet');
CREATE VIEW scenarios AS
  SELECT scenario, count(*) AS runs, avg(took_off::INT) AS took_off,
         avg(lasted::INT) FILTER (took_off) AS lasted_if_it_took_off,
         avg(lasted::INT) AS lasted, avg(project_net) AS project_net, avg(trade_gain) AS trade_gain
  FROM runs GROUP BY scenario ORDER BY scenario;
CREATE VIEW endings AS
  SELECT scenario, ending, count(*) AS runs FROM runs GROUP BY ALL ORDER BY ALL;
CREATE VIEW draws AS
  SELECT scenario, draw, avg(took_off::INT) AS took_off, avg(lasted::INT) AS lasted{sampled}
  FROM runs GROUP BY scenario, draw;
"""  # noqa: S608 - the names are those of quantities of the model, checked before
