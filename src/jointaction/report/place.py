"""What is there to read about the place itself, whatever is started in it?

Takes a diagnosis and gives one section of the report: where the problem lies first, in three lines
at most; then every obstacle with its evidence, who was heard, what to ask next, and what else is
seen: network, checklists, paradigms, type of cluster.
"""

from dataclasses import dataclass

from jointaction.diagnose.diagnosis import Diagnosis
from jointaction.report.ask_next import AskLine, ask_lines, to_do_sentence
from jointaction.report.checklists import ChecklistFigures, checklist_figures
from jointaction.report.cluster_type import ClusterTypeView, cluster_type_view
from jointaction.report.figures import Figure
from jointaction.report.heard import heard_sentences
from jointaction.report.network import network_figure, network_says
from jointaction.report.obstacles import (
    ObstacleRow,
    WorstLine,
    obstacle_rows,
    obstacles_finding,
    worst_lines,
)
from jointaction.report.origins import Voices


@dataclass(frozen=True)
class PlaceSection:
    """The section on obstacles and on the place as such, ready to be laid out."""

    finding: str
    worst: tuple[WorstLine, ...]
    heard: tuple[str, ...]
    obstacles: tuple[ObstacleRow, ...]
    ask_next: tuple[AskLine, ...]
    to_do: str
    network: Figure | None
    network_says: tuple[str, ...]
    checklists: ChecklistFigures
    cluster_type: ClusterTypeView | None


def place_section(diagnosis: Diagnosis, voices: Voices) -> PlaceSection:
    """The section on one place."""
    return PlaceSection(
        finding=obstacles_finding(diagnosis),
        worst=worst_lines(diagnosis, voices),
        heard=heard_sentences(diagnosis.heard),
        obstacles=obstacle_rows(diagnosis, voices),
        ask_next=ask_lines(diagnosis.ask_next),
        to_do=to_do_sentence(diagnosis.to_do),
        network=network_figure(diagnosis.network),
        network_says=network_says(diagnosis.network),
        checklists=checklist_figures(diagnosis.checklists),
        cluster_type=cluster_type_view(diagnosis.cluster_types),
    )
