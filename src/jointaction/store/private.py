"""What is kept beside a dossier that nobody else may see?

The folder ``private`` in the folder of a dossier: the answers under pseudonyms, the key of the
pseudonyms, and the ledger of the files that were written from the answers. Only its owner may read
it, and git leaves it alone. A file there is replaced as a whole or not at all.
"""

import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jointaction.errors import UsageError
from jointaction.evidence.exports.kept import FILE, FOLDER, KEY_FILE
from jointaction.evidence.files import shown

LEDGER = "written.jsonl"
KEY_BYTES = 32
_OWNER_ALONE = 0o700


@dataclass(frozen=True)
class Written:
    """A file that was written from answers: where, what it held, and when."""

    path: Path
    digest: str
    day: str

    @property
    def is_there(self) -> bool:
        """Whether a file of that name is there still."""
        return self.path.is_file()

    @property
    def is_as_written(self) -> bool:
        """Whether it holds what was written."""
        return self.is_there and digest_of(self.path) == self.digest


class Private:
    """The private folder of one dossier; ``home`` is the folder of the dossier."""

    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER

    def key(self) -> bytes:
        """The secret key of the study; it is made where there is none."""
        path = self.folder / KEY_FILE
        if not path.exists():
            self._write(KEY_FILE, secrets.token_hex(KEY_BYTES))
        return path.read_bytes().strip()

    def keep_answers(self, text: str) -> None:
        """Put ``text`` in the place of the answers that were kept before."""
        self._write(FILE, text)

    def ledger(self) -> list[Written]:
        """What was written from the answers, each file once; what cannot be read is left out."""
        path = self.folder / LEDGER
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        found: dict[str, Written] = {}
        for line in lines:
            try:
                entry = json.loads(line)
                one = Written(Path(entry["path"]), str(entry["digest"]), str(entry["day"]))
            except (ValueError, KeyError, TypeError):
                continue
            found[str(one.path)] = one
        return list(found.values())

    def note_written(self, files: Sequence[Path], day: str) -> None:
        """Put files into the ledger, in the place of what was noted of them before."""
        now = [Written(path.resolve(), digest_of(path), day) for path in files]
        kept = [one for one in self.ledger() if one.path not in {new.path for new in now}]
        self.keep_ledger([*kept, *now])

    def keep_ledger(self, entries: Sequence[Written]) -> None:
        """Put a ledger in the place of the one that was kept before."""
        lines = [
            json.dumps({"path": str(one.path), "digest": one.digest, "day": one.day})
            for one in entries
        ]
        self._write(LEDGER, "".join(f"{line}\n" for line in lines))

    def _write(self, name: str, text: str) -> None:
        """Write a file that only its owner may read, as a whole or not at all."""
        try:
            self.folder.mkdir(mode=_OWNER_ALONE, exist_ok=True)
            ignore = self.folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            handle, part = tempfile.mkstemp(dir=self.folder)  # readable by its owner alone
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                Path(part).replace(self.folder / name)
            except BaseException:
                Path(part).unlink(missing_ok=True)
                raise
        except OSError as fault:
            why = fault.strerror or fault
            raise UsageError(f"{shown(self.folder / name)}: cannot be written: {why}") from fault


def digest_of(path: Path) -> str:
    """A SHA-256 of what a file holds."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
