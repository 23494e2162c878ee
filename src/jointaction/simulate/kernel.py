"""How is a function of arrays compiled?

Every kernel of the simulation is compiled alike: it releases Python's lock, so that pages run on
several threads; it is kept on disk, so that only the first start is slow; it divides as the
processor does, without a check. It makes no arrays, and so counts no references to any.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numba.core.compiler import Compiler
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
    return _kept(function)


def kernel_with_arrays(function: Kernel) -> Kernel:
    """Compile a ``function`` that makes arrays of its own."""
    return _kept(function, arrays=True)


def kernel_of_parts(function: Kernel) -> Kernel:
    """Compile a ``function`` of which no two arguments share memory.

    For the small loops that are called once a tie: without that promise each call would begin with
    a check of every pair of arguments, which costs as much as a fifth of the loop.
    """
    return _kept(function, compiler=_OfParts)


class _OfParts(Compiler):
    """Numba's own compiler, told that arguments are apart; no option of ``njit`` says so."""

    def define_pipelines(self) -> object:
        self.state.flags.noalias = True
        return super().define_pipelines()  # type: ignore[no-untyped-call]


def _kept(function: Kernel, *, arrays: bool = False, compiler: type[Compiler] = Compiler) -> Kernel:
    options: dict[str, Any] = {
        "nogil": True,
        "error_model": "numpy",
        "_nrt": arrays,
        "pipeline_class": compiler,
    }
    try:
        return cast(Kernel, njit(cache=True, **options)(function))
    except RuntimeError:  # there is no folder to keep it in
        return cast(Kernel, njit(cache=False, **options)(function))
