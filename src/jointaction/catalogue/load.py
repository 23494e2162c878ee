"""What does the field know, read from one TOML file a thing and checked before anybody uses it?

Takes a folder (the packaged one unless told otherwise); gives the ``Catalogue``. A fault raises
``CatalogueError``: one line a fault, naming file, key and what is allowed. Every call reads the
files afresh. Folders may be empty or absent; the checks compare what is there.

>>> load_catalogue().obstacle_classes["between_firms/prisoners_dilemma"].code
'FF1'
"""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from jointaction.catalogue.agreement import disagreements
from jointaction.catalogue.appraising import ProcessFact
from jointaction.catalogue.asking import AnswerScale, Indicator, Question, Theme
from jointaction.catalogue.bibliography import read_references
from jointaction.catalogue.entry import thing_from
from jointaction.catalogue.paths import entries, packaged_folder, read_toml
from jointaction.catalogue.things import (
    Activity,
    Actor,
    Advice,
    BaseRate,
    Bundle,
    Catalogue,
    ClusterType,
    Criterion,
    Instrument,
    Key,
    Mechanism,
    Obstacle,
    ObstacleClass,
)
from jointaction.errors import CatalogueError

Thing = TypeVar("Thing")

NO_ADVICE = Advice({}, {}, ())


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue in ``folder``, checked; the packaged one where no folder is named."""
    folder = packaged_folder() if folder is None else Path(folder)
    if not folder.is_dir():
        raise CatalogueError(f"{folder}: there is no such folder")
    catalogue = _read(folder)
    faults = disagreements(catalogue)
    if faults:
        raise CatalogueError("\n".join(faults))
    return catalogue


def _read(folder: Path) -> Catalogue:
    return Catalogue(
        obstacle_classes=_things(folder, "obstacle_classes", ObstacleClass),
        obstacles=_things(folder, "obstacles", Obstacle),
        criteria=_things(folder, "criteria", Criterion),
        activities=_things(folder, "activities", Activity),
        cluster_types=_things(folder, "cluster_types", ClusterType),
        actors=_things(folder, "actors", Actor),
        instruments=_things(folder, "instruments", Instrument),
        bundles=_things(folder, "bundles", Bundle),
        base_rates=_things(folder, "base_rates", BaseRate),
        keys={key.path: key for key in _things(folder, "keys", Key).values()},
        mechanisms=_things(folder, "mechanisms", Mechanism),
        advice=_advice(folder),
        references=read_references(folder / "references.bib", "references.bib"),
        indicators=_things(folder, "indicators", Indicator),
        themes=_things(folder, "themes", Theme),
        questions=_questions(folder),
        answer_scales=_things(folder, "answer_scales", AnswerScale),
        process=_things(folder, "process", ProcessFact),
    )


def _questions(folder: Path) -> dict[str, Question]:
    """Every question by its own name, which no two may share whatever their theme."""
    questions: dict[str, Question] = {}
    for path, question in _things(folder, "questions", Question).items():
        if question.name in questions:
            other = questions[question.name].theme
            raise CatalogueError(
                f"questions/{path}.toml: file name: {question.name} is already a question of the "
                f"theme {other}"
            )
        questions[question.name] = question
    return questions


def _things(folder: Path, kind: str, noun: type[Thing]) -> dict[str, Thing]:
    """Every thing of a kind by its name; faults of all files are told together."""
    adapter = TypeAdapter(noun)
    things: dict[str, Thing] = {}
    faults: list[str] = []
    for name, file in entries(folder, kind):
        where = f"{kind}/{name}.toml"
        try:
            given = _said_by_path(noun, name, where)
            things[name] = thing_from(adapter, noun, read_toml(file, where), given, where)
        except CatalogueError as error:
            faults.append(str(error))
    if faults:
        raise CatalogueError("\n".join(faults))
    return things


def _said_by_path(noun: type[Any], name: str, where: str) -> dict[str, str]:
    """What a path says about a thing: its name, the table of a key, the area of a class."""
    first, _, rest = name.partition("/")
    if noun is Key:
        if not rest or "/" in rest:
            raise CatalogueError(f"{where}: path: a key lies at keys/<table>/<key>.toml")
        return {"table": first, "name": rest}
    if noun is Question:
        if not rest or "/" in rest:
            raise CatalogueError(f"{where}: path: a question lies at questions/<theme>/<name>.toml")
        return {"theme": first, "name": rest}
    if noun is ObstacleClass:
        return {"area": first, "name": name}
    return {"name": name}


def _advice(folder: Path) -> Advice:
    file = folder / "advice.toml"
    if not file.exists():
        return NO_ADVICE
    said = read_toml(file, "advice.toml")
    return thing_from(TypeAdapter(Advice), Advice, said, {}, "advice.toml")
