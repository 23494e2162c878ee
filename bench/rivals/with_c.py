"""The work in C, as a floor: what the machine can do where nothing but this rule is asked."""

import ctypes
import shutil
import subprocess
from functools import cache
from pathlib import Path

import numpy as np

from rivals import work
from rivals.work import Shares

WIDE = 16
SOURCE = Path(__file__).with_name("floor.c")
BUILT = Path(__file__).parents[1] / "out" / "floor.so"


@cache
def _library() -> ctypes.CDLL:
    compiler = shutil.which("cc")
    if compiler is None:
        raise FileNotFoundError("there is no C compiler (cc) here")
    BUILT.parent.mkdir(exist_ok=True)
    options = ["-O3", "-march=native", "-ffast-math", "-shared",
               "-fPIC", "-o", str(BUILT), str(SOURCE), "-lm"]  # fmt: skip
    subprocess.run([compiler, *options], check=True)  # noqa: S603 - our own source
    return ctypes.CDLL(str(BUILT))


def play(runs: int, seed: int) -> Shares:
    """The shares of ``runs`` runs."""
    blocks = -(-runs // WIDE)
    rows = [work.ROWS[name] for name in ("cc", "cd", "dc", "dd")]
    spec = np.array(
        [work.CONTINUATION, work.TEMPTATION, work.LOSS, work.OPENING, work.PULL, *rows,
         work.SPREAD], dtype=np.float32,
    )  # fmt: skip
    shares = np.empty((blocks * WIDE, work.QUARTERS), dtype=np.float32)
    pointer = ctypes.POINTER(ctypes.c_float)
    _library().play(
        blocks, work.FIRMS, work.NEIGHBOURS, work.QUARTERS, spec.ctypes.data_as(pointer),
        ctypes.c_uint64(seed), shares.ctypes.data_as(pointer),
    )  # fmt: skip
    return shares[:runs].astype(np.float64)
