"""How do several files appear all together, or not at all?

They are written into a hidden folder, inside the one wanted or, where that is not there yet,
inside the nearest folder above it, and moved into place when all are complete. If anything goes
wrong, or somebody interrupts, the hidden folder is removed and everything else is as it was.
"""

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from jointaction.errors import UsageError
from jointaction.evidence.files import shown


def must_become_a_folder(out: Path) -> Path:
    """The folder that is there already, ``out`` or one above it; it can be written into.

    ``UsageError`` where ``out`` is something else, or nobody may write there. Changes nothing.
    """
    try:
        there = next(one for one in (out, *out.absolute().parents) if os.path.lexists(one))
        if not there.is_dir():
            raise UsageError(f"--out: {shown(there)} is a file, and must be a folder")
        (out if there == out else there / out.name).stat()  # a name may be too long
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as fault:
        raise _refused(out, fault) from fault
    if not os.access(there, os.W_OK | os.X_OK):
        raise UsageError(f"--out: cannot write into {shown(there)}: Permission denied")
    return there


class Folder:
    """A folder being filled; use it in a ``with`` block. Files of other names are left alone."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.written: list[Path] = []
        self._part: Path | None = None

    @property
    def part(self) -> Path:
        """The hidden folder that is being filled; ``RuntimeError`` outside the block."""
        if self._part is None:
            raise RuntimeError("a folder is filled inside its with block")
        return self._part

    def write(self, name: str, text: str) -> None:
        """Write one text file, as UTF-8."""
        (self.part / name).write_text(text, encoding="utf-8", newline="\n")

    def must_take_the_files(self) -> None:
        """``UsageError`` where a folder stands in the way of a file; changes nothing."""
        for file in self.part.iterdir():
            target = self.out / file.name
            if target.is_dir() and not target.is_symlink():
                raise UsageError(f"--out: {shown(target)} is a folder, and must be a file")

    def __enter__(self) -> Self:
        there = must_become_a_folder(self.out)
        try:
            self._part = Path(tempfile.mkdtemp(prefix=".jointaction.", dir=there))
        except OSError as fault:
            raise _refused(self.out, fault) from fault
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        part = self.part
        try:
            if fault is None:
                self.must_take_the_files()
                self._move(sorted(part.iterdir()))
            elif isinstance(fault, OSError):
                raise _refused(self.out, fault) from fault
        except OSError as problem:
            raise _refused(self.out, problem) from problem
        finally:
            self._part = None
            shutil.rmtree(part, ignore_errors=True)

    def _move(self, files: list[Path]) -> None:
        targets = [self.out / file.name for file in files]
        self.out.mkdir(parents=True, exist_ok=True)
        for file, target in zip(files, targets, strict=True):
            file.replace(target)
            self.written.append(target)


def _refused(out: Path, fault: OSError | ValueError) -> UsageError:
    why = fault.strerror if isinstance(fault, OSError) and fault.strerror else fault
    return UsageError(f"--out: cannot write into {shown(out)}: {shown(why)}")
