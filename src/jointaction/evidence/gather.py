"""What do the answers, papers and networks beside a dossier say about the place?

Takes the folder of a dossier; reads what stands there (each of it may be missing) and passes it
through the gate:

* ``evidence.toml``: documents, statistics, how the appraisal was done, and who may be told of
  (``papers``);
* ``answers.*``, ``answers-*`` and ``private/answers.csv``: what people answered (``exports``);
* ``ties.*`` and ``actors.*``: who deals with whom (``networks``).

Gives the gated ``Evidence``, one sentence a fault, and the bytes that were read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jointaction.catalogue.things import Catalogue
from jointaction.evidence.exports.answers_beside import read_answers
from jointaction.evidence.networks.beside import read_network
from jointaction.evidence.papers import read_papers
from jointaction.evidence.privacy import pass_gate
from jointaction.evidence.testimony import NO_EVIDENCE, Evidence


@dataclass(frozen=True)
class Gathered:
    """The evidence beside a dossier, what is wrong with it, and the files it was read from."""

    evidence: Evidence = NO_EVIDENCE
    problems: tuple[str, ...] = ()
    contents: Mapping[str, bytes] | None = None


def gather(
    folder: Path,
    initiatives: Sequence[tuple[str, str]],
    firms: Sequence[str],
    catalogue: Catalogue,
) -> Gathered:
    """The evidence in ``folder``.

    ``initiatives`` are (id, name) of those in the dossier, ``firms`` the ids in its list of firms,
    empty where there is none.
    """
    problems: list[str] = []
    contents: dict[str, bytes] = {}
    papers = read_papers(folder, catalogue, problems, contents)
    answers = read_answers(folder, initiatives, catalogue, problems, contents)
    network = read_network(folder, firms, papers.gate, problems, contents)
    if problems:
        return Gathered(NO_EVIDENCE, tuple(problems), contents)
    told = pass_gate(answers, papers.gate, catalogue)
    evidence = Evidence(
        testimonies=(*told.testimonies, *papers.testimonies),
        intentions=told.intentions,
        heard=told.heard,
        to_do=papers.to_do,
        sources=papers.sources,
        process=papers.process,
        network=network,
        smallest_cell=papers.gate.smallest_cell,
    )
    return Gathered(evidence, (), contents)
