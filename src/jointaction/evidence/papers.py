"""What do documents, statistics and the team's own notes say (``evidence.toml``)?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jointaction.catalogue.things import Catalogue
from jointaction.evidence.privacy import Gate
from jointaction.evidence.testimony import EvidenceSource, Testimony, ToDo


@dataclass(frozen=True)
class Papers:
    """What ``evidence.toml`` says; nothing where there is none."""

    gate: Gate = field(default_factory=Gate)
    testimonies: tuple[Testimony, ...] = ()
    sources: tuple[EvidenceSource, ...] = ()
    to_do: tuple[ToDo, ...] = ()
    process: Mapping[str, float | bool | str] = field(default_factory=dict)


def read_papers(
    folder: Path,  # noqa: ARG001
    catalogue: Catalogue,  # noqa: ARG001
    problems: list[str],  # noqa: ARG001
    contents: dict[str, bytes],  # noqa: ARG001
) -> Papers:
    """What ``evidence.toml`` in ``folder`` says."""
    return Papers()
