"""Is the region where it lasts found where there is one, said in words, and refused where not?"""

import numpy as np
import pytest

from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.forecast.why.boxes import Ground, best_box
from jointaction.forecast.why.drivers import drivers
from jointaction.forecast.why.explanation import Of
from jointaction.forecast.why.limits import limit, steps
from jointaction.forecast.why.quantities import Quantity, quantities
from jointaction.forecast.why.regions import region
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate

DRAWS = 1000


def uniform(seed, *shape):
    return np.random.default_rng(seed).uniform(size=shape)


def lasting(made_up, chance, seed, drawn):
    """Two histories a draw that last with a chance (one a draw)."""
    lasted = (uniform(seed, len(chance), 2) < chance[:, None]).ravel()
    return made_up(draws=len(chance), lasted=lasted, took_off=lasted, drawn=drawn)


def six(seed, draws=DRAWS):
    """Six answers that nothing is known of, each over its whole scale."""
    names = ("history.rivalry", "history.skill_level", "history.local_government",
             "initiative.immediacy", "cluster.product_similarity",
             "cluster.lead_firm_share")  # fmt: skip
    drawn = {name: 5 * one for name, one in zip(names[:4], uniform(seed, 4, draws), strict=True)}
    shares = dict(zip(names[4:], uniform(seed + 1000, 2, draws), strict=True))
    return drawn | shares


def test_a_planted_box_is_found(made_up, catalogue):
    """Below 3 of 5 and less than half: .3 of all draws, .8 of which last, against .1 elsewhere."""
    drawn = six(1)
    box = (drawn["history.rivalry"] < 3) & (drawn["cluster.lead_firm_share"] < 0.5)
    found = region(lasting(made_up, np.where(box, 0.8, 0.1), 2, drawn), catalogue)
    assert [one.quantity for one in found.limits] == ["cluster.lead_firm_share", "history.rivalry"]
    share, rivalry = found.limits
    assert share.low is rivalry.low is None
    assert share.high == pytest.approx(0.5, abs=0.1)
    assert rivalry.high == pytest.approx(3, abs=0.5)
    assert found.inside.value == pytest.approx(0.8, abs=0.1)
    assert found.inside.low < 0.8 < found.inside.high
    assert found.outside == pytest.approx(0.1, abs=0.05)
    assert found.size == pytest.approx(0.3, abs=0.07)
    assert found.sentence.startswith(
        "It takes off and lasts mostly where the few largest firms make less than half of output "
        "and rivalry among the firms is rated below 3 of 5: in about"
    )
    assert found.refused == ""


def test_a_box_with_two_ends(made_up, catalogue):
    """Immediacy from 2 to 4 only: two fifths of the draws."""
    drawn = six(3)
    middle = (drawn["initiative.immediacy"] >= 2) & (drawn["initiative.immediacy"] < 4)
    found = region(lasting(made_up, np.where(middle, 0.45, 0.05), 4, drawn), catalogue)
    (only,) = found.limits
    assert (only.low, only.high) == pytest.approx((2, 4), abs=0.5)
    assert "its immediacy is rated between" in found.sentence
    assert found.sentence.startswith("It takes off and lasts most often where")


def test_words_are_said_as_the_dossier_explains_them(made_up, catalogue):
    """It lasts where one of two kinds of buyers buy; the others are all alike."""
    key = catalogue.keys["cluster.buyer_structure"]
    word = np.floor(len(key.words) * uniform(5, DRAWS))
    drawn = six(6) | {"cluster.buyer_structure": word}
    good = [list(key.words).index(name) for name in ("few_external", "corporate_groups")]
    chance = np.where(np.isin(word, good), 0.75, 0.1)
    found = region(lasting(made_up, chance, 7, drawn), catalogue)
    assert [one.words for one in found.limits] == [("few_external", "corporate_groups")]
    assert found.sentence.startswith(
        "It takes off and lasts mostly where the main buyers are a few buyers from outside or "
        "corporate groups:"
    )


def test_nothing_is_found_where_there_is_nothing(made_up, catalogue):
    called = 0
    for seed in range(20):
        drawn = six(100 + seed)
        found = region(lasting(made_up, np.full(DRAWS, 0.2), seed, drawn), catalogue)
        called += not found.refused
    assert called <= 2


def test_what_one_half_shows_and_the_other_does_not_is_no_region(made_up, catalogue):
    """In every second draw skills decide all, in the others nothing does."""
    drawn = six(8)
    even = np.arange(DRAWS) % 2 == 0
    chance = np.where(even, np.where(drawn["history.skill_level"] > 3, 0.9, 0.1), 0.3)
    found = region(lasting(made_up, chance, 9, drawn), catalogue)
    assert "does not in the other" in found.refused
    assert (found.limits, found.size) == ((), 1.0)
    assert found.inside.low <= found.inside.value == found.outside <= found.inside.high


def test_two_looks_at_the_same_draws_share_the_doubt_allowed(made_up, catalogue):
    """In one half it lasts below 2.5 only; in the other in 145 of 250 draws there, and in 125 of
    250 above. .08 over its standard error, root of (.58 x .42 + .5 x .5) / 250, is 1.80: a doubt
    of 3.6 %, enough where answers are all there is, too much where parameters get a look as well.
    """
    grid = (np.arange(500) + 0.5) / 100  # 0 to 5, half of them below 2.5
    rivalry = np.repeat(grid, 2)  # every value in either half
    below = grid < 2.5
    told = np.where(below, np.arange(500) < 145, np.arange(500) < 375)
    lasted = np.repeat(np.stack([below, told], axis=1).ravel(), 2)
    answer = {"history.rivalry": rivalry}
    alone = region(made_up(draws=DRAWS, lasted=lasted, took_off=lasted, drawn=answer), catalogue)
    assert [one.high for one in alone.limits] == [2.5]
    assert (alone.inside.value, alone.outside) == pytest.approx((0.58, 0.5))
    assert alone.size == pytest.approx(0.5)
    idle = {"trust.memory": np.tile(uniform(33, 20), 50)}
    both = made_up(draws=DRAWS, lasted=lasted, took_off=lasted, drawn=answer | idle)
    assert "does not in the other" in region(both, catalogue).refused


def test_an_answer_is_rather_named_than_a_parameter(made_up, catalogue):
    """Both say the same but for a little noise; a parameter that says far more is named."""
    drawn = six(10)
    rivalry = drawn["history.rivalry"] / 5
    near = np.clip(rivalry + 0.05 * (uniform(11, DRAWS) - 0.5), 0, 1)
    runs = lasting(made_up, 0.8 - 0.7 * near, 12, drawn | {"red_tape.cost": near})
    assert [one.of for one in region(runs, catalogue).limits] == [Of.ANSWER]
    far = uniform(13, DRAWS)
    chance = 0.9 - 0.8 * far - 0.1 * rivalry
    found = region(lasting(made_up, chance, 14, drawn | {"red_tape.cost": far}), catalogue)
    (only,) = found.limits
    assert (only.quantity, only.of) == ("red_tape.cost", Of.PARAMETER)
    assert "nobody in the place can tell" in found.sentence


def test_never_more_than_three_limits_and_never_too_few_draws(made_up, catalogue):
    drawn = six(15)
    chance = np.prod([one / one.max() for one in drawn.values()], axis=0) ** 0.5
    found = region(lasting(made_up, chance, 16, drawn), catalogue)
    assert 1 <= len(found.limits) <= 3
    assert found.size >= 0.08


def test_what_is_known_exactly_is_not_named(made_up, catalogue):
    drawn = six(17) | {"history.political_rivalry": np.full(DRAWS, 2.0), "crisis": uniform(18, 9)}
    runs = lasting(made_up, np.full(DRAWS, 0.5), 19, drawn)
    named = {quantity.name for quantity in quantities(runs, catalogue)}
    assert named == set(six(17))


def test_refused_in_words(made_up, catalogue):
    few = region(lasting(made_up, np.full(199, 0.5), 1, six(20, 199)), catalogue)
    assert (
        few.refused == "199 draws are too few to tell where it takes off and lasts: 200 are needed."
    )
    never = region(lasting(made_up, np.zeros(DRAWS), 1, six(21)), catalogue)
    assert never.refused == "It takes off and lasts in 0 of 2,000 histories, too few to say where."
    assert never.sentence == never.refused


def test_where_all_is_known_only_chance_is_left(made_up, catalogue):
    runs = lasting(made_up, np.full(DRAWS, 0.4), 25, {"history.rivalry": np.full(DRAWS, 3.0)})
    said = "Everything about this place is known for sure: only chance is left."
    assert region(runs, catalogue).refused == said
    assert drivers(runs, catalogue)[0].refused == said


def test_cuts_keep_draws_enough():
    """The outcome is 1 in 20 of 200 draws, the four last cells; but 40 must lie inside."""
    cells = np.tile(np.arange(40), 5)[None, :]
    ground = Ground(cells, np.array([40]), np.array([False]), (cells[0] >= 36).astype(float))
    box = best_box(ground, 40)
    assert box[0][36:].all()
    assert ground.inside(box).sum() == 40


def test_a_limit_that_others_make_needless_is_given_up():
    """It happens where two answers are both in their upper half: 250 of 1,000 draws.

    A third one stands for both, 9 times in 10 there and 1 in 10 elsewhere: by it .75 (225 of 300)
    are parted from .036 (25 of 700), more clearly than by either answer (.5 from 0), so it is cut
    first. Once both answers are cut it only leaves out 25 draws that are as good as those inside.
    """
    one, other, tenth = (axis.ravel() for axis in np.indices((10, 10, 10)))
    happens = (one >= 5) & (other >= 5)
    stands_for_both = np.where(happens, tenth > 0, tenth == 0)
    cells = np.stack([stands_for_both, one, other]).astype(np.int64)
    ground = Ground(cells, np.array([2, 10, 10]), np.zeros(3, dtype=bool), happens.astype(float))
    box = best_box(ground, 40)
    assert sorted(box) == [1, 2]
    assert (ground.inside(box) == happens).all()


@pytest.mark.parametrize(
    ("name", "low", "high", "said"),
    [
        ("cluster.n_firms", None, 100, "there are fewer than 100 firms"),
        ("cluster.n_firms", 1500, None, "there are at least 1,500 firms"),
        ("cluster.share_micro", 0.5, None, "at least half of the firms employ fewer than 10"),
        ("cluster.product_similarity", None, 1 / 3, "products are less than a third alike"),
        ("history.rivalry", 2, 3.5, "rivalry among the firms is rated between 2 and 3.5 of 5"),
        ("history.skill_level", 4, None, "skills are rated 4 of 5 or higher"),
        ("initiative.intended_firms", None, 20, "it is meant for fewer than 20 firms"),
    ],
)
def test_limits_in_words(catalogue, name, low, high, said):
    key = catalogue.keys[name]
    quantity = Quantity(name, key.title, key.unit, uniform(0, 9), key.phrase, key=key)
    assert limit(quantity, low, high).said.startswith(said)


@pytest.mark.parametrize(
    ("name", "said", "doubt"),
    [
        (
            "red_tape.cost",
            "what full red tape costs a member is below 0.3",
            "tie-quarters a quarter; 0 to 1 is possible; nobody in the place can tell",
        ),
        (
            "demand.depth",
            "“depth of a slump” (slumps) is below 0.3",
            "share of a full crisis; 0.2 to 0.8 is possible; nobody in the place can tell",
        ),
        (
            "crisis.half_life",
            "“time in which a crisis halves” (crisis) is below 0.3 quarters",
            "4 to 16 is possible; nobody in the place can tell",
        ),
        (
            "goal_quarters",
            "the time to its goal when all firms asked take part is below 0.3 quarters",
            "no dossier asks for it",
        ),
    ],
)
def test_what_no_dossier_asks_is_said_with_unit_and_doubt(made_up, catalogue, name, said, doubt):
    (quantity,) = quantities(made_up(draws=9, drawn={name: uniform(0, 9)}), catalogue)
    assert limit(quantity, None, 0.3).said == f"{said} ({doubt})"


def test_limits_stand_at_round_numbers(catalogue):
    rivalry = catalogue.keys["history.rivalry"]
    drawn = 1.2 + 2 * uniform(22, DRAWS)  # 1.2 to 3.2, 5 % of the draws beyond 1.3 and 3.1
    assert steps(Quantity("a", "A", "", drawn, "{}", key=rivalry)) == pytest.approx(
        [1.5, 2, 2.5, 3]
    )
    firms = catalogue.keys["cluster.n_firms"]
    many = 10 * 100 ** uniform(23, DRAWS)  # 10 to 1,000
    round_numbers = [15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700]
    assert steps(Quantity("b", "B", "", many, "{}", key=firms)) == pytest.approx(round_numbers)
    small = 0.02 * uniform(24, DRAWS)
    at = steps(Quantity("c", "C", "share", small, "{}"))
    assert at == pytest.approx(0.002 * np.round(at / 0.002))
    assert 5 <= len(at) <= 12


@pytest.fixture(scope="module")
def sialkot(catalogue):
    dossier = load_dossier(find_dossier("sialkot"), catalogue)
    return simulate(dossier, catalogue, Ensemble(0, 600, 2)).with_initiative["quality-assurance"]


def test_every_answer_that_is_drawn_has_a_phrase(sialkot, catalogue):
    asked = [key for path, key in catalogue.keys.items() if path in sialkot.drawn]
    assert len(asked) > 20
    assert all(key.phrase.count("{}") == 1 for key in asked)


def test_a_shipped_dossier(sialkot, catalogue):
    """In Sialkot quality assurance lasts where its cost asks for little trust, if anywhere."""
    found = region(sialkot, catalogue)
    assert "required_trust.cost" in {one.quantity for one in found.limits}
    assert found.outside < sialkot.lasted.mean() < found.inside.value
    assert found.inside.low > found.outside
    named = set(catalogue.keys) | {quantity.name for quantity in quantities(sialkot, catalogue)}
    assert {one.quantity for one in found.limits} <= named


def test_a_parameter_is_looked_at_only_where_no_answer_marks_out_a_region(made_up, catalogue):
    rivalry, memory = 5 * uniform(31, DRAWS), 0.7 + 0.2 * uniform(32, DRAWS)
    by_memory = np.where(memory < 0.76, 0.8, 0.1)
    runs = lasting(made_up, by_memory, 26, {"history.rivalry": rivalry, "trust.memory": memory})
    found = region(runs, catalogue)
    assert [one.of for one in found.limits] == [Of.PARAMETER]
    assert found.sentence.startswith(
        "No answer from this place marks out where it takes off and lasts."
    )
    by_both = np.where(memory < 0.76, 0.7, 0.1) + np.where(rivalry < 2, 0.25, 0.0)
    runs = lasting(made_up, by_both, 27, {"history.rivalry": rivalry, "trust.memory": memory})
    assert [one.of for one in region(runs, catalogue).limits] == [Of.ANSWER]
