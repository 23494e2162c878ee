"""How do several files appear all together, or not at all?

They are written into a hidden folder next to the one wanted, and moved into place when all are
complete. If anything goes wrong, or somebody interrupts, the hidden folder is removed and the
wanted one is as it was.
"""

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType

from jointaction.errors import UsageError


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

    def __enter__(self) -> "Folder":
        if self.out.exists() and not self.out.is_dir():
            raise UsageError(f"--out: {self.out} is a file, and must be a folder")
        try:
            beside = self.out.resolve().parent
            beside.mkdir(parents=True, exist_ok=True)
            part = tempfile.mkdtemp(prefix=f".{self.out.resolve().name}.", dir=beside)
        except OSError as fault:
            raise UsageError(
                f"--out: cannot write into {self.out.parent}: {fault.strerror}"
            ) from fault
        self._part = Path(part)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        part, self._part = self.part, None
        try:
            if fault is None:
                self.out.mkdir(exist_ok=True)
                for file in sorted(part.iterdir()):
                    target = self.out / file.name
                    os.replace(file, target)
                    self.written.append(target)
        except OSError as problem:
            raise UsageError(
                f"--out: cannot write into {self.out}: {problem.strerror}"
            ) from problem
        finally:
            shutil.rmtree(part, ignore_errors=True)
