"""Which trial is it that the kept file of the made-up worlds tells of?"""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.worlds.coverage import Coverage
from jointaction.experiments.worlds.made_up import Trial, WorldScores
from jointaction.experiments.worlds.reliability import Group, Reliability
from jointaction.experiments.worlds.rules import WORLDS, MadeUp
from jointaction.experiments.worlds.scoring import Estimate, EventScores
from jointaction.forecast.beliefs import judged_beliefs

KEPT = json.loads(
    (Path(__file__).parents[2] / "docs" / "reference" / "worlds.json").read_text(encoding="utf-8")
)


def kept_trial() -> Trial:
    """The trial made up again from its numbers, without its places."""
    catalogue = load_catalogue()
    made = MadeUp((), (), {}, catalogue, judged_beliefs(catalogue), KEPT["seed"])
    return Trial(
        **KEPT["settings"],
        answers=KEPT["answers"],
        coverage=tuple(_noun(Coverage, one) for one in KEPT["coverage"]),
        worlds=tuple(
            WorldScores(world, tuple(map(_scores, one["events"].values())))
            for world, one in zip(WORLDS, KEPT["worlds"], strict=True)
        ),
        made=made,
    )


def _scores(kept: Mapping[str, Any]) -> EventScores:
    told = kept["reliability"]
    groups = tuple(_noun(Group, one) for one in told["groups"])
    reliability = _noun(Reliability, {**told, "groups": groups})
    scores: EventScores = _noun(EventScores, {**kept, "reliability": reliability})
    return scores


def _noun(kind: type, kept: Mapping[str, Any]) -> Any:
    """A noun from its fields, numbers with an interval told apart by their three names."""
    named = {field.name: kept[field.name] for field in fields(kind)}
    return kind(**{name: _estimate(value) for name, value in named.items()})


def _estimate(value: Any) -> Any:
    is_one = isinstance(value, dict) and set(value) == {"value", "low", "high"}
    return Estimate(**value) if is_one else value
