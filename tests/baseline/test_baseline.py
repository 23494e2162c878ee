"""Are the results of a shipped dossier those that were kept?

To keep new ones after a change that is meant:

    python tests/baseline/test_baseline.py
"""

from pathlib import Path

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.study.appraise import appraise
from jointaction.study.settings import Settings

KEPT = Path(__file__).with_name("criciuma-1991.txt")
SETTINGS = Settings(seed=0, draws=256)
EVENTS = ("takes_off", "lasts", "pays", "all_three")
NUMBERS = ("probability", "low", "high", "base_rate", "model", "model_reference")
TOLERANCE = 1e-6
CHANGED = (
    "Results changed. If that is meant, keep the new ones with "
    "'python tests/baseline/test_baseline.py', and say in a changelog.d/*.results.md what changed "
    "for those who compare with older appraisals. Name: kept, found"
)


def results():
    """The result numbers of the dossier by their names."""
    catalogue = load_catalogue()
    dossier = load_dossier(find_dossier("criciuma-1991"), catalogue)
    numbers = {}
    for one in appraise(dossier, SETTINGS, catalogue).forecast.initiatives:
        for event in EVENTS:
            for number in NUMBERS:
                name = f"{one.initiative}.{event}.{number}"
                numbers[name] = getattr(getattr(one, event), number)
        for number in ("value", "low", "high"):
            numbers[f"{one.initiative}.local_ratio.{number}"] = getattr(one.local_ratio, number)
    return numbers


def kept():
    """The numbers in the file, one a line after its name."""
    lines = KEPT.read_text(encoding="utf-8").splitlines()
    return {name: float(number) for name, number in map(str.split, lines)}


@pytest.mark.slow
def test_results_are_those_that_were_kept():
    before, now = kept(), results()
    assert before.keys() == now.keys(), CHANGED
    changed = [
        f"{name}: {before[name]}, {now[name]}"
        for name in now
        if now[name] != pytest.approx(before[name], abs=TOLERANCE)
    ]
    assert not changed, "\n".join([CHANGED, *changed])


if __name__ == "__main__":
    KEPT.write_text(
        "".join(f"{name} {number:.9g}\n" for name, number in results().items()), encoding="utf-8"
    )
