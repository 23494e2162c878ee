"""How is a function of arrays compiled?

Every kernel of the simulation is compiled alike: it releases Python's lock, so that pages run on
several threads; it is kept on disk, so that only the first start is slow; and it divides as the
processor does, without a check.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

# What kernels work on: fields of a page, numbers of runs or firms in the draws, and series.
Page = NDArray[np.float32]
RunNumbers = NDArray[np.uint64]
Record = NDArray[np.float32]
Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def kernel(function: Kernel) -> Kernel:
    """Compile ``function``; its ``py_func`` is the same function in plain Python.

    Where nothing can be kept, as in an installation that may only be read, it is compiled anew at
    every start.
    """
    try:
        return _compiled(function, keep=True)
    except RuntimeError:  # there is no folder to keep it in
        return _compiled(function, keep=False)


def _compiled(function: Kernel, *, keep: bool) -> Kernel:
    return cast(Kernel, njit(nogil=True, cache=keep, error_model="numpy")(function))
