"""Does every entry of the catalogue load, agree with the others, and cite what exists?"""

import contextlib
import math
import time
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jointaction.catalogue.load import load_catalogue
from jointaction.errors import CatalogueError
from jointaction.sources import Citation, Grade

PLACES_IN_THE_PAPER = {
    "", "1", "2", "2.1", "2.2", "2.3", "3", "3.1", "3.2", "3.3", "3.4", "4", "4.1", "4.2", "5", "6",
    "Table 1", "Table 2", "Table 3", "Figure 1", "Figure 2", "Figure 3",
    *(f"fn. {n}" for n in range(1, 15)),
}  # fmt: skip

SMALL = {
    "references.bib": "@misc{Paper2002, author={A, B}, title={Of obstacles}, year={2002}}",
    "obstacle_classes/between_firms/dilemma.toml": """
        code = "FF1"
        order = 1
        title = "Dilemma"
        plain = "Firms expect to be cheated."
        story = "A story."
        acts_through = ["trust"]
        sources = ["Paper2002 3.1"]
        """,
    "obstacles/between_firms/rivalry.toml": """
        code = "FF1"
        order = 1
        title = "Rivalry"
        plain = "Firms are rivals."
        story = "A story."
        ask = "Are they?"
        acts_through = ["trust"]
        sources = ["Paper2002"]
        [[signs]]
        key = "history.rivalry"
        reads = "rivalry as rated"
        grade = "judged"
        none_at = 1
        full_at = 5
        """,
    "criteria/cooperation/predation.toml": """
        family = "cooperation"
        order = 1
        title = "Predation"
        question = "Is there room?"
        story = "A story."
        reads = "history.rivalry"
        good = "low"
        doubtful_at = 3
        fails_at = 4
        kills = true
        when_good = "None."
        when_doubtful = "Some."
        when_bad = "Wide."
        ask = "Who would notice?"
        grade = "judged"
        sources = ["Paper2002 4.1"]
        """,
    "keys/history/rivalry.toml": """
        order = 1
        title = "Rivalry"
        question = "How strong?"
        scale = "rating_0_5"
        draw = 7
        [missing]
        low = 0
        high = 5
        grade = "judged"
        [[moves]]
        quantities = ["trust.memory"]
        how = "Straight."
        grade = "judged"
        parameters = ["trust.memory"]
        """,
    "keys/initiative/subsidy.toml": """
        order = 2
        title = "Subsidy"
        question = "How much?"
        scale = "word"
        draw = 8
        [words]
        none = "none"
        high = "high"
        [missing_words]
        grade = "judged"
        [missing_words.probabilities]
        none = 0.5
        high = 0.5
        """,
    "mechanisms/trust.toml": """
        title = "Trust"
        plain = "Firms learn."
        story = "A story."
        equation = "B"
        process = "Belief follows what was met."
        steps = [10]
        off = {"trust.memory" = 1}
        order = 1
        sources = []
        [parameters.memory]
        title = "Memory"
        symbol = "theta"
        unit = "share"
        default = 0.8
        low = 0.74
        high = 0.85
        mark = "laboratory"
        grade = "derived"
        draw = 1
        why = "Choices in the laboratory."
        sources = ["Paper2002"]
        """,
    "actors/local_government.toml": """
        title = "Local government"
        plain = "The mayor."
        order = 1
        dossier_words = []
        sources = []
        """,
    "instruments/local_government/moderator.toml": """
        actor = "local_government"
        table = "table_2"
        row = "Brokers"
        title = "Moderator"
        what = "Moderate"
        how = "At a table"
        story = "A story."
        order = 1
        against = ["FF1"]
        moves_nothing = ""
        warnings = []
        sources = []
        [[shifts]]
        quantity = "trust.memory"
        low = 0.0
        mode = 0.1
        high = 0.2
        unit = "share"
        grade = "judged"
        draw = 2
        """,
    "bundles/both.toml": """
        title = "Both"
        story = "A story."
        order = 1
        instruments = ["local_government/moderator"]
        sources = []
        """,
    "base_rates/lasts.toml": """
        event = "lasts"
        title = "Lasts"
        definition = "Still running."
        a = 2.1
        b = 3.9
        draw = 3
        grade = "judged"
        why = "From neighbours."
        [ceiling]
        title = "Own account"
        value = "81 %"
        bias = "survivors"
        grade = "reported"
        sources = ["Paper2002"]
        [[neighbours]]
        title = "Networks"
        value = "a third"
        bias = "two regions"
        grade = "general knowledge"
        sources = []
        """,
    "activities/training.toml": """
        title = "Training"
        plain = "courses"
        story = "A story."
        who_must_take_part = "A few."
        common_problem = false
        weaker_variants = ["training"]
        offered_as_alternative = true
        warnings = []
        sources = []
        cost = {low = 1, high = 2, grade = "judged"}
        benefit = {low = 1, high = 2, grade = "judged"}
        threshold = {low = 0.1, high = 0.2, grade = "judged"}
        goal_quarters = {low = 4, high = 8, grade = "judged", shape = "log_uniform"}
        knowledge = {low = 0, high = 1, grade = "judged"}
        typical = {subsidy = 1}
        """,
}  # fmt: skip

OBSTACLE = "obstacles/between_firms/rivalry.toml"
CLASS = "obstacle_classes/between_firms/dilemma.toml"
KEY = "keys/history/rivalry.toml"
WORD_KEY = "keys/initiative/subsidy.toml"
MECHANISM = "mechanisms/trust.toml"
INSTRUMENT = "instruments/local_government/moderator.toml"
RATE = "base_rates/lasts.toml"
CRITERION = "criteria/cooperation/predation.toml"
ACTIVITY = "activities/training.toml"

BROKEN = [
    # file, what stands there, what is written instead, what the message must name
    (OBSTACLE, 'title = "Rivalry"', "", ["title", "missing"]),
    (OBSTACLE, 'title = "Rivalry"', "title = 3", ["title", "text in quotation marks"]),
    (OBSTACLE, 'ask = "Are they?"', 'ask = "A?"\naks = 1', ["aks", "unknown key; allowed"]),
    (OBSTACLE, "none_at = 1", 'none_at = "1"', ["signs[0].none_at", "a number"]),
    (OBSTACLE, "none_at = 1", "none_at = true", ["signs[0].none_at", "a number"]),
    (OBSTACLE, "none_at = 1", "none_at = nan", ["signs[0].none_at", "finite"]),
    (OBSTACLE, "none_at = 1", "none_at = -inf", ["signs[0].none_at", "finite"]),
    (OBSTACLE, "none_at = 1", "none_at = 1979-05-27", ["signs[0].none_at", "date"]),
    (OBSTACLE, "none_at = 1", "nowhere_at = 1", ["signs[0].nowhere_at", "unknown key", "none_at"]),
    (OBSTACLE, "none_at = 1", "none_at = 5", ["signs[0]", "full_at", "differ"]),
    (OBSTACLE, "none_at = 1", "", ["signs[0]", "none_at and full_at"]),
    (OBSTACLE, "full_at = 5", "full_at = 6", ["signs[0]", "full_at", "from 0 to 5"]),
    (OBSTACLE, "none_at = 1\n        full_at = 5", "words = {a = 1}", ["words", "is a number"]),
    (OBSTACLE, "history.rivalry", "history.rivalri", ["signs[0]", "history.rivalry"]),
    (OBSTACLE, "history.rivalry", "initiative.subsidy", ["signs[0]", "none_at", "no number"]),
    (OBSTACLE, 'grade = "judged"', 'grade = "guessed"', ["signs[0].grade", "judged", "measured"]),
    (OBSTACLE, 'grade = "judged"', 'grade = "measured"', ["signs[0]", "grade", "judged"]),
    (OBSTACLE, 'code = "FF1"', 'code = "FF3"', ["code", "FF1", "PP2"]),
    (OBSTACLE, 'code = "FF1"', 'code = "PP1"', ["code", "private_and_public"]),
    (OBSTACLE, 'code = "FF1"', 'code = "FF2"', ["code", "FF2", "allowed are FF1"]),
    (OBSTACLE, "order = 1", "order = 1.5", ["order", "whole number"]),
    (OBSTACLE, '["trust"]', '["trusts"]', ["acts_through", "trusts", "allowed are trust"]),
    (OBSTACLE, '["trust"]', '"trust"', ["acts_through", "list"]),
    (OBSTACLE, '["Paper2002"]', '["Paper2003"]', ["sources", "Paper2003", "references.bib"]),
    (OBSTACLE, '["Paper2002"]', "[2002]", ["sources", "MeyerStamer2002 3.1"]),
    (OBSTACLE, '["Paper2002"]', '"Paper2002"', ["sources", "list"]),
    (OBSTACLE, "order = 1", 'order = 1\nname = "rivalry"', ["name", "the path says it"]),
    (OBSTACLE, "order = 1", "order = ", ["TOML"]),
    (CLASS, 'code = "FF1"', 'code = "FI1"', ["code", "firms_and_institutions"]),
    (CLASS, '["trust"]', '["hope"]', ["acts_through", "hope"]),
    (KEY, 'scale = "rating_0_5"', 'scale = "stars"', ["scale", "rating_0_5"]),
    (KEY, "low = 0", "low = 6", ["missing", "low <= mode <= high"]),
    (KEY, "high = 5", "high = 5\nmod = 9", ["missing.mod", "unknown key", "mode, zero_share"]),
    (KEY, "high = 5", "high = 5\nmode = 9", ["missing", "low <= mode <= high"]),
    (KEY, "high = 5", 'high = 5\nshape = "normal"', ["missing", "mode", "normal"]),
    (KEY, "high = 5", 'high = 5\nshape = "log_uniform"', ["missing", "low", "above 0"]),
    (KEY, "high = 5", 'high = 5\nshape = "skewed_from_zero"', ["missing", "zero_share"]),
    (KEY, "high = 5", 'high = 5\nsources = ["Paper2002"]', ["missing", "must not name a source"]),
    (KEY, 'ties = ["trust.memory"]', 'ties = ["memory"]', ["quantities", "no fact 'memory'"]),
    (KEY, 'parameters = ["trust.', 'parameters = ["trusted.', ["parameters", "trust.memory"]),
    (WORD_KEY, "draw = 8", "draw = 7", ["draw", "7", "already used"]),
    (KEY, "draw = 7", "draw = -1", ["draw", "0 or more"]),
    (WORD_KEY, "none = 0.5", "none = 0.4", ["missing_words", "sum to one"]),
    (WORD_KEY, "none = 0.5", "some = 0.5", ["missing_words", "allowed are none, high"]),
    (WORD_KEY, "none = 0.5", "none = 1.5\nlow = -1.0", ["missing_words", "0 or more"]),
    (MECHANISM, "default = 0.8", "default = 0.9", ["parameters.memory", "low <= default <= high"]),
    (MECHANISM, "default = 0.8", 'default = "0.8"', ["parameters.memory.default", "a number"]),
    (MECHANISM, "default = 0.8", "defalt = 0.8", ["parameters.memory.defalt", "default"]),
    (MECHANISM, '["Paper2002"]', "[]", ["parameters.memory", "must name its source"]),
    (MECHANISM, '"derived"', '"judged"', ["parameters.memory", "must not name a source"]),
    (MECHANISM, "steps = [10]", "steps = [13]", ["steps", "from 0 to 12"]),
    (MECHANISM, "steps = [10]", "steps = []", ["steps", "from 0 to 12"]),
    (MECHANISM, '"trust.memory" = 1', '"trust.hope" = 1', ["off", "no parameter 'trust.hope'"]),
    (MECHANISM, '"trust.memory" = 1', '"hope" = 1', ["off", "no fact 'hope'"]),
    (MECHANISM, "draw = 1", "draw = 2", ["draw", "2", "already used"]),
    (INSTRUMENT, 'actor = "local_government"', 'actor = "mayor"', ["actor", "local_government"]),
    (INSTRUMENT, '["FF1"]', '["FF9"]', ["against", "FF1"]),
    (INSTRUMENT, '["FF1"]', '["PP2"]', ["against", "PP2", "allowed are FF1"]),
    (INSTRUMENT, "mode = 0.1", "mode = 0.3", ["shifts[0]", "low <= mode <= high"]),
    (INSTRUMENT, "trust.memory", "trust.hope", ["quantity", "trust.hope"]),
    (INSTRUMENT, "trust.memory", "hope", ["quantity", "no fact 'hope'"]),
    (INSTRUMENT, '"table_2"', '"table_9"', ["table", "table_2"]),
    (INSTRUMENT, '"table_2"', '"own"', ["row", "nowhere else"]),
    (INSTRUMENT, '"table_2"', '"table_3"', ["row", "3 cells"]),
    (INSTRUMENT, 'row = "Brokers"', "", ["row", "must be given"]),
    (INSTRUMENT, 'moves_nothing = ""', 'moves_nothing = "Why."', ["moves_nothing"]),
    ("bundles/both.toml", "moderator", "mediator", ["instruments", "local_government/moderator"]),
    (ACTIVITY, '["training"]', '["teaching"]', ["weaker_variants", "teaching", "training"]),
    (ACTIVITY, "cost = {low = 1", "cost = {low = 3", ["cost", "low <= mode <= high"]),
    (ACTIVITY, "subsidy = 1", "subsidies = 1", ["typical", "subsidies"]),
    (RATE, "a = 2.1", "a = 0", ["a: must be above 0"]),
    (RATE, '"lasts"\n', '"ends"\n', ["event", "lasts"]),
    (RATE, '["Paper2002"]', "[]", ["ceiling", "must name its source"]),
    (RATE, "sources = []", 'sources = ["Paper2002"]', ["neighbours[0]", "must not name a source"]),
    (CRITERION, "fails_at = 4", "fails_at = 2", ["fails_at", "doubtful_at"]),
    (CRITERION, '"history.rivalry"', '"rivalry"', ["reads", "history.rivalry"]),
    (CRITERION, '"cooperation"', '"appraisal"', ["family", "criteria/appraisal/"]),
    (CRITERION, "kills = true", 'kills = "yes"', ["kills", "true or false"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture
def small(tmp_path):
    for name, text in SMALL.items():
        write(tmp_path, name, text)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def things(value, kind):
    if isinstance(value, kind):
        yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from things(getattr(value, field.name), kind)
    elif isinstance(value, tuple):
        for item in value:
            yield from things(item, kind)
    elif isinstance(value, dict):
        for item in value.values():
            yield from things(item, kind)


def test_everything_loads_within_a_second():
    started = time.process_time()
    load_catalogue()
    assert time.process_time() - started < 1.0


def test_the_six_classes_stand_in_the_order_of_table_1(catalogue):
    classes = sorted(catalogue.obstacle_classes.values(), key=lambda one: one.order)
    assert [one.code for one in classes] == ["FF1", "FF2", "FI1", "FI2", "PP1", "PP2"]


def test_every_class_has_obstacles_and_one_that_a_dossier_can_show(catalogue):
    for one in catalogue.obstacle_classes.values():
        own = [thing for thing in catalogue.obstacles.values() if thing.code == one.code]
        assert len(own) >= 5, one.code
        assert any(thing.signs for thing in own), one.code
        assert sorted(thing.order for thing in own) == list(range(1, len(own) + 1))


def test_every_obstacle_can_be_asked_about(catalogue):
    for name, obstacle in catalogue.obstacles.items():
        assert obstacle.ask.endswith("?"), name
        assert obstacle.plain.endswith("."), name
        assert any(source.key == "MeyerStamer2002" for source in obstacle.sources), name


def test_only_the_core_and_predation_kill(catalogue):
    killing = {name for name, criterion in catalogue.criteria.items() if criterion.kills}
    assert killing == {"cooperation/touches_core_activity", "cooperation/predatory_latitude"}
    families = [criterion.family for criterion in catalogue.criteria.values()]
    assert (families.count("cooperation"), families.count("appraisal")) == (4, 3)


def test_reasons_are_whole_sentences(catalogue):
    for criterion in catalogue.criteria.values():
        for sentence in (criterion.when_good, criterion.when_doubtful, criterion.when_bad):
            assert sentence[0].isupper(), criterion.name
            assert sentence.endswith("."), criterion.name


def test_every_initiator_of_a_dossier_is_one_actor(catalogue):
    words = [word for actor in catalogue.actors.values() for word in actor.dossier_words]
    assert len(words) == len(set(words))
    assert set(words) == set(catalogue.keys["initiative.initiator"].words) - {"none"}


def test_every_place_cited_in_the_paper_exists(catalogue):
    for citation in things(catalogue, Citation):
        if citation.key == "MeyerStamer2002":
            assert citation.place in PLACES_IN_THE_PAPER, citation


def test_references_read_as_a_person_would_write_them(catalogue):
    assert catalogue.references["Schmitz1995"].text == (
        "Schmitz, Hubert (1995). Collective Efficiency: Growth Path for Small-Scale Industry. "
        "Journal of Development Studies 31(4), 529-566."
    )
    mori = catalogue.references["MoriHanakiKameda2024"]
    assert mori.url == "https://doi.org/10.1038/s41467-024-49779-9"
    for reference in catalogue.references.values():
        assert not set("{}\\") & set(reference.text), reference.key


def test_a_small_catalogue_loads(small):
    catalogue = load_catalogue(small)
    key = catalogue.keys["history.rivalry"]
    assert (key.table, key.name, key.path) == ("history", "rivalry", "history.rivalry")
    assert catalogue.obstacle_classes["between_firms/dilemma"].area == "between_firms"
    assert catalogue.obstacles["between_firms/rivalry"].signs[0].grade is Grade.JUDGED
    assert catalogue.obstacles["between_firms/rivalry"].sources == (Citation("Paper2002"),)
    cited = catalogue.obstacle_classes["between_firms/dilemma"].sources[0]
    assert (cited.key, cited.place) == ("Paper2002", "3.1")
    assert catalogue.parameter("trust.memory").default == 0.8
    assert math.isclose(catalogue.base_rates["lasts"].mean, 0.35)


def test_an_empty_folder_is_an_empty_catalogue(tmp_path):
    assert not load_catalogue(tmp_path).obstacles


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CatalogueError, match="no such folder"):
        load_catalogue(tmp_path / "nowhere")


@pytest.mark.parametrize(("file", "stands", "instead", "named"), BROKEN)
def test_a_broken_entry_is_told_by_file_and_key(small, file, stands, instead, named):
    text = SMALL[file]
    assert stands in text
    write(small, file, text.replace(stands, instead, 1))
    with pytest.raises(CatalogueError) as told:
        load_catalogue(small)
    lines = str(told.value).splitlines()
    assert any(line.startswith(f"{file}: ") for line in lines), lines
    assert any(all(word in line for word in named) for line in lines), lines


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("keys/rivalry.toml", SMALL[KEY], "keys/<table>/<key>.toml"),
        ("keys/past/feuds.toml", SMALL[KEY].replace("7", "9"), "'past'"),
        ("obstacles/between_firms/Big Trouble.toml", "", "small letters"),
        ("obstacle_classes/elsewhere/dilemma.toml", SMALL[CLASS], "area"),
        ("obstacle_classes/between_firms/zeal.toml", SMALL[CLASS], "already that of"),
        ("advice.toml", "thresholds = 1", "thresholds"),
        ("references.bib", "@misc{a, author={B}", "BibTeX"),
        ("references.bib", "@misc{a, author={B}}", "title"),
    ],
)
def test_a_file_in_the_wrong_place_is_told(small, file, text, named):
    write(small, file, text)
    with pytest.raises(CatalogueError, match=named) as told:
        load_catalogue(small)
    assert str(told.value).startswith(file)


def test_a_row_of_a_table_stands_for_one_instrument_only(small):
    again = SMALL[INSTRUMENT].replace("draw = 2", "draw = 99")
    write(small, "instruments/local_government/zeal.toml", again)
    with pytest.raises(CatalogueError, match="already stands for local_government/moderator"):
        load_catalogue(small)


def test_all_faults_are_told_at_once(small):
    write(small, OBSTACLE, SMALL[OBSTACLE].replace("none_at = 1", 'none_at = "low"'))
    write(small, "obstacles/between_firms/empty.toml", "")
    with pytest.raises(CatalogueError) as told:
        load_catalogue(small)
    files = {line.split(":")[0] for line in str(told.value).splitlines()}
    assert files == {OBSTACLE, "obstacles/between_firms/empty.toml"}


def test_a_file_in_another_encoding_is_told(small):
    (small / OBSTACLE).write_bytes("title = 'Düren'".encode("latin-1"))
    with pytest.raises(CatalogueError, match="UTF-8"):
        load_catalogue(small)


def test_a_kind_of_which_nothing_is_there_is_not_compared_with(small):
    for file in (MECHANISM, KEY, WORD_KEY):
        (small / file).unlink()
    assert load_catalogue(small).obstacles


VALUES = st.recursive(
    st.one_of(
        st.integers().map(str),
        st.floats().map(str),
        st.booleans().map(lambda value: str(value).lower()),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).map(
            lambda text: "'" + text.replace("'", "") + "'"
        ),
        st.sampled_from(["1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", "nan", "-inf", ""]),
        st.just("9" * 5000),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"k{i} = {v}" for i, v in enumerate(items)) + "}"
        ),
    ),
    max_leaves=4,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    file=st.sampled_from([OBSTACLE, KEY, MECHANISM, INSTRUMENT, RATE, ACTIVITY, CRITERION]),
    line=st.integers(0, 30),
    value=VALUES,
)
def test_garbage_raises_nothing_but_a_catalogue_error(tmp_path_factory, file, line, value):
    folder = tmp_path_factory.mktemp("garbage")
    lines = SMALL[file].splitlines()
    at = line % len(lines)
    lines[at] = f"{lines[at].split('=')[0] or 'key'} = {value}"
    for name in ("references.bib", KEY, MECHANISM):
        write(folder, name, SMALL[name])
    write(folder, file, "\n".join(lines))
    with contextlib.suppress(CatalogueError):
        load_catalogue(folder)
