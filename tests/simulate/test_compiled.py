"""Is the compiled simulation the interpreted one to the last bit, and are its loops vectorised?"""

import os
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numba import njit

from jointaction.simulate.kernel import kernel
from jointaction.simulate.layout import Lane
from jointaction.simulate.steps import beliefs, firms, knowledge, projects, shocks, support, ties
from tests.simulate.world import lively_world

ROOT = Path(__file__).parents[2]

PLAY = """
import sys
import numpy as np
from tests.simulate.world import lively_world
from jointaction.simulate.step import quarters
assert not hasattr(quarters, "py_func"), "this must be the interpreted simulation"
played = lively_world().play(first=-3, last=6)
np.savez(sys.argv[1], lane=played.lane, firm=played.firm, tie=played.tie,
    record=played.record)
"""

PAGE, RUNS, WORD, NUMBER = "float32[::1]", "uint64[::1]", "uint64", "float32"
KERNELS = {
    ties._play: (NUMBER, PAGE, PAGE, PAGE, PAGE),
    ties._draw: (RUNS, WORD, WORD, WORD, RUNS, PAGE),
    projects.joined: ("int64", RUNS, RUNS, RUNS, "int64", PAGE, PAGE),
    beliefs.of_firms: ("int64", "int64", PAGE, PAGE),
    shocks.of_firms: ("int64", RUNS, RUNS, RUNS, "int64", PAGE, PAGE),
    knowledge.shared: (NUMBER, PAGE, PAGE, PAGE, PAGE),
    support.decided: ("int64", RUNS, RUNS, RUNS, "int64", PAGE, PAGE),
    firms._taken: (NUMBER, RUNS, WORD, WORD, RUNS, NUMBER, NUMBER, PAGE, PAGE, PAGE, PAGE),
    firms._founded: (PAGE, PAGE, NUMBER, PAGE),
    firms._settled: (NUMBER, PAGE, PAGE),
}
ENOUGH_REGISTERS = 50


def test_compiled_equals_interpreted(tmp_path):
    file = tmp_path / "interpreted.npz"
    subprocess.run(
        [sys.executable, "-c", PLAY, str(file)],
        cwd=ROOT,
        env=os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(ROOT)},
        check=True,
    )
    played = lively_world().play(first=-3, last=6)
    with np.load(file) as interpreted:
        for name in interpreted.files:
            ours = getattr(played, name)
            np.testing.assert_array_equal(
                ours.view(np.uint32), interpreted[name].view(np.uint32), err_msg=name
            )
    assert 0 < played.active.mean() < 1
    assert 0 < np.nanmean(played.cooperation) < 1
    assert played.of(Lane.BROKEN).max() == 1


def has_avx2():
    cpu = Path("/proc/cpuinfo")
    return platform.machine() == "x86_64" and cpu.exists() and "avx2" in cpu.read_text()


@pytest.mark.slow
@pytest.mark.skipif(not has_avx2(), reason="only processors with AVX2 have these registers")
@pytest.mark.parametrize(
    "kernel",
    KERNELS,
    ids=lambda kernel: f"{kernel.py_func.__module__.rsplit('.')[-1]}.{kernel.py_func.__name__}",
)
def test_inner_loops_treat_many_histories_at_once(kernel):
    """Compiled anew, because what is read from the disk no longer has its assembly."""
    signature = f"void({', '.join(KERNELS[kernel])})"
    fresh = njit(signature, nogil=True, error_model="numpy")(kernel.py_func)
    (assembly,) = fresh.inspect_asm().values()
    assert len(re.findall(r"%[yz]mm\d", assembly)) > ENOUGH_REGISTERS


def test_where_nothing_can_be_kept_it_is_compiled_all_the_same():
    made: dict[str, Any] = {}
    exec("def twice(number):\n    return 2 * number\n", made)
    with pytest.raises(RuntimeError, match="cannot cache"):
        njit(cache=True)(made["twice"])
    assert kernel(made["twice"])(21) == 42
