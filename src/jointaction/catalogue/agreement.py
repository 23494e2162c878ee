"""Do the entries of the catalogue agree with one another?

Takes a ``Catalogue`` whose entries are each well written; gives one line a fault, naming file, key
and what is allowed; none where everything agrees. A kind of which nothing is there yet cannot be
compared with and is passed over, so that a catalogue can grow file by file.
"""

from collections.abc import Iterable, Iterator

from jointaction.catalogue import numbers
from jointaction.catalogue.appraising_agreement import process_faults
from jointaction.catalogue.asking_agreement import asking_faults
from jointaction.catalogue.things import (
    Catalogue,
    Criterion,
    Instrument,
    Key,
    Obstacle,
    ObstacleClass,
    Sign,
)
from jointaction.scales import HIGHEST_SEVERITY, Scale

AREAS = {"FF": "between_firms", "FI": "firms_and_institutions", "PP": "private_and_public"}
ROWS_OF = {"table_2": 1, "table_3": 3}  # cells of a row: Table 3 tells who, what and how
CELLS_END = " | "
FIRST_STEP, LAST_STEP = 0, 12
TABLES = ("top", "cluster", "history", "crisis", "initiative", "outcome", "coding", "source")


def disagreements(catalogue: Catalogue) -> list[str]:
    """Every fault that only shows when entries are laid side by side."""
    checks = (
        _classes, _obstacles, _criteria, _keys, _activities, _actors, _instruments, _rows, _bundles,
        _mechanisms, asking_faults, process_faults,
    )  # fmt: skip
    faults = [fault for check in checks for fault in check(catalogue)]
    return [*faults, *numbers.faults(catalogue)]


def _not_one_of(where: str, key: str, said: str, what: str, known: Iterable[str]) -> Iterator[str]:
    """A fault where ``said`` is not known; silence where nothing of the kind is there yet."""
    names = sorted(known)
    if names and said not in names:
        listed = ", ".join(names) if len(names) <= 30 else f"{', '.join(names[:30])}, ..."
        yield f"{where}: {key}: there is no {what} '{said}'; allowed are {listed}"


def _mechanisms_exist(
    catalogue: Catalogue, thing: Obstacle | ObstacleClass, where: str
) -> Iterator[str]:
    for mechanism in thing.acts_through:
        yield from _not_one_of(where, "acts_through", mechanism, "mechanism", catalogue.mechanisms)


def _classes(catalogue: Catalogue) -> Iterator[str]:
    codes: dict[str, str] = {}
    for name, thing in catalogue.obstacle_classes.items():
        where = f"obstacle_classes/{name}.toml"
        if AREAS[thing.code[:2]] != thing.area:
            yield f"{where}: code: {thing.code} belongs to the area {AREAS[thing.code[:2]]}"
        if thing.code in codes:
            yield f"{where}: code: {thing.code} is already that of {codes[thing.code]}"
        codes[thing.code] = name
        yield from _mechanisms_exist(catalogue, thing, where)


def _obstacles(catalogue: Catalogue) -> Iterator[str]:
    codes = {thing.code for thing in catalogue.obstacle_classes.values()}
    for name, thing in catalogue.obstacles.items():
        where = f"obstacles/{name}.toml"
        area = AREAS[thing.code[:2]]
        if name.split("/")[0] != area:
            yield f"{where}: code: {thing.code} must be filed under obstacles/{area}/"
        yield from _not_one_of(where, "code", thing.code, "class of obstacles", codes)
        yield from _mechanisms_exist(catalogue, thing, where)
        for i, sign in enumerate(thing.signs):
            yield from _sign(catalogue, sign, f"{where}: signs[{i}]")


def _sign(catalogue: Catalogue, sign: Sign, where: str) -> Iterator[str]:
    yield from _not_one_of(where, "key", sign.key, "key of a dossier", catalogue.keys)
    for word, severity in sign.words.items():
        if not 0 <= severity <= HIGHEST_SEVERITY:
            yield f"{where}: words.{word}: a severity is a number from 0 to {HIGHEST_SEVERITY:g}"
    ends = (sign.none_at, sign.full_at)
    if bool(sign.words) == (None not in ends) or ends.count(None) == 1:
        yield f"{where}: words: give either none_at and full_at, or words, and not both"
    elif sign.none_at is not None and sign.none_at == sign.full_at:
        yield f"{where}: full_at: must differ from none_at"
    elif sign.key in catalogue.keys:
        yield from _sign_fits(sign, catalogue.keys[sign.key], where)


def _sign_fits(sign: Sign, key: Key, where: str) -> Iterator[str]:
    if key.scale.is_number:
        if sign.words:
            yield f"{where}: words: {key.path} is a number; give none_at and full_at"
            return
        low, high = key.scale.limits
        for name, end in (("none_at", sign.none_at), ("full_at", sign.full_at)):
            if end is not None and not low <= end <= high:
                yield f"{where}: {name}: {key.path} lies from {low:g} to {high:g}"
    elif not sign.words:
        yield f"{where}: none_at: {key.path} is no number; give the severity of its words"
    elif key.words:
        for word in sign.words:
            yield from _not_one_of(where, "words", word, f"word of {key.path}", key.words)


def _criteria(catalogue: Catalogue) -> Iterator[str]:
    for name, thing in catalogue.criteria.items():
        where = f"criteria/{name}.toml"
        yield from _not_one_of(where, "reads", thing.reads, "key of a dossier", catalogue.keys)
        if name.split("/")[0] != thing.family:
            yield f"{where}: family: must be filed under criteria/{thing.family}/"
        if not _ordered(thing):
            yield f"{where}: fails_at: must lie at doubtful_at or on its bad side"


def _ordered(criterion: Criterion) -> bool:
    if criterion.good == "high":
        return criterion.fails_at <= criterion.doubtful_at
    return criterion.fails_at >= criterion.doubtful_at


def _keys(catalogue: Catalogue) -> Iterator[str]:
    for key in catalogue.keys.values():
        where = f"keys/{key.table}/{key.name}.toml"
        yield from _not_one_of(where, "table", key.table, "table of a dossier", TABLES)
        if key.scale is Scale.WORD and not key.words:
            yield f"{where}: words: a scale of words must list them"
        if key.missing and not key.scale.is_number:
            yield f"{where}: missing: {key.scale} is no number; give missing_words"
        if key.missing_words and set(key.missing_words.probabilities) - set(key.words):
            yield f"{where}: missing_words: allowed are {', '.join(key.words) or 'no words'}"
        for i, move in enumerate(key.moves):
            for quantity in move.quantities:
                yield from numbers.not_a_quantity(
                    f"{where}: moves[{i}].quantities", quantity, catalogue
                )
            for parameter in move.parameters:
                yield from _not_one_of(
                    where,
                    f"moves[{i}].parameters",
                    parameter,
                    "parameter",
                    numbers.parameter_names(catalogue),
                )


def _activities(catalogue: Catalogue) -> Iterator[str]:
    ratings = {key.name for key in catalogue.keys.values() if key.table == "initiative"}
    for name, thing in catalogue.activities.items():
        where = f"activities/{name}.toml"
        for variant in thing.weaker_variants:
            yield from _not_one_of(
                where, "weaker_variants", variant, "activity", catalogue.activities
            )
        for key in thing.typical:
            yield from _not_one_of(where, "typical", key, "key of an initiative", ratings)


def _actors(catalogue: Catalogue) -> Iterator[str]:
    initiator = catalogue.keys.get("initiative.initiator")
    for name, thing in catalogue.actors.items():
        for word in thing.dossier_words if initiator else ():
            yield from _not_one_of(
                f"actors/{name}.toml",
                "dossier_words",
                word,
                "initiator",
                initiator.words if initiator else (),
            )


def _instruments(catalogue: Catalogue) -> Iterator[str]:
    codes = {thing.code for thing in catalogue.obstacle_classes.values()}
    for name, thing in catalogue.instruments.items():
        where = f"instruments/{name}.toml"
        yield from _not_one_of(where, "actor", thing.actor, "actor", catalogue.actors)
        for code in thing.against:
            yield from _not_one_of(where, "against", code, "class of obstacles", codes)
        yield from _moves_or_says_why_not(thing, where)


def _moves_or_says_why_not(instrument: Instrument, where: str) -> Iterator[str]:
    if bool(instrument.shifts) == bool(instrument.moves_nothing.strip()):
        yield f"{where}: moves_nothing: give shifts, or say here why it moves none, and not both"


def _rows(catalogue: Catalogue) -> Iterator[str]:
    """Each row of Tables 2 and 3 of the paper is one instrument, and nothing else is a row."""
    taken: dict[tuple[str, str], str] = {}
    for name, thing in catalogue.instruments.items():
        where = f"instruments/{name}.toml: row"
        if (thing.table in ROWS_OF) != bool(thing.row):
            yield f"{where}: must be given where table is table_2 or table_3, and nowhere else"
        elif thing.row and (thing.table, thing.row) in taken:
            yield f"{where}: '{thing.row}' already stands for {taken[thing.table, thing.row]}"
        elif thing.row.count(CELLS_END) != ROWS_OF.get(thing.table, 1) - 1:
            yield f"{where}: write the {ROWS_OF[thing.table]} cells with '{CELLS_END}' between them"
        taken[thing.table, thing.row] = name


def _bundles(catalogue: Catalogue) -> Iterator[str]:
    for name, thing in catalogue.bundles.items():
        for instrument in thing.instruments:
            yield from _not_one_of(
                f"bundles/{name}.toml",
                "instruments",
                instrument,
                "instrument",
                catalogue.instruments,
            )


def _mechanisms(catalogue: Catalogue) -> Iterator[str]:
    for name, thing in catalogue.mechanisms.items():
        where = f"mechanisms/{name}.toml"
        for quantity in thing.off:
            yield from numbers.not_a_quantity(f"{where}: off", quantity, catalogue)
        if not thing.steps or not all(FIRST_STEP <= s <= LAST_STEP for s in thing.steps):
            yield f"{where}: steps: list steps of a quarter, from {FIRST_STEP} to {LAST_STEP}"
