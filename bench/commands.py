"""How long do the commands take, each as a process of its own, with kernels kept and without?"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from gates import Gate, timed

from jointaction.catalogue.shipped import shipped_dossiers

OUT = Path(__file__).parent / "out"
FIRST = ("simulate", "criciuma-1991", "--draws", "100")


def command_gates() -> list[Gate]:
    """Help, the first result warm and cold, and every shipped dossier appraised."""
    gates = [
        Gate("jointaction --help", timed(lambda: _run("--help"), 3), "s"),
        Gate("warm start to the first result (simulate, 100 draws)",
             timed(lambda: _run(*FIRST)), "s", 1.5),
        Gate("cold start to the first result, everything compiled anew", (_cold(),), "s"),
    ]  # fmt: skip
    for name in shipped_dossiers():
        seconds = timed(lambda name=name: _run("appraise", name, "--out", str(OUT)), 1)  # type: ignore[misc]
        gates.append(Gate(f"appraise {name}, warm", seconds, "s", 15))
    return gates


def _run(*words: str, kernels: str | None = None) -> None:
    """Run a command; ``kernels`` is a folder in which compiled kernels are looked for and kept."""
    command = [sys.executable, "-m", "jointaction.cli", *words]
    room = {} if kernels is None else {"NUMBA_CACHE_DIR": kernels}
    subprocess.run(command, check=True, capture_output=True, env=os.environ | room)  # noqa: S603 - our own command


def _cold() -> float:
    """Seconds of the first result where no kernel is kept."""
    with tempfile.TemporaryDirectory() as empty:
        kept = Path(empty) / "kernels"
        return timed(lambda: _run(*FIRST, kernels=str(kept)), 1, warm=False)[0]
