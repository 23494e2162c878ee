"""Claims on made-up worlds, whose right verdict is plain."""

import numpy as np

from jointaction.experiments.claims.claim import Claim, Condition, Measured, Verdict

WORDS = {
    Verdict.COMES_OUT: "It does.",
    Verdict.PARTLY: "Here and there.",
    Verdict.DOES_NOT_COME_OUT: "It does not.",
}


def claim_of(measure, *conditions, terms=(), number=1):
    """A claim with its conditions, measured by ``measure``."""
    return Claim(
        id=number, title="Made up", says="Nothing.", section="3.1", set_up="None.",
        expected="something", conditions=conditions or (Condition("effect", "an effect"),),
        measure=measure, because=WORDS, terms=terms,
    )  # fmt: skip


def worlds_of(**values):
    """What was measured: one number a world for each condition."""
    return Measured({name: np.array(seen, dtype=float) for name, seen in values.items()})
