"""Should government put its own house in order before it brings firms together? Claim 19."""

from jointaction.experiments.claims.claim import Claim, Condition, Curve, Measured, Term, Verdict
from jointaction.experiments.claims.worlds import Worlds, at, by_world, curve_of, mean_of
from jointaction.simulate.place import Place, lived_through

CUTTING = 0.2  # of full red tape a quarter, for a year: down to what is needed
# A year in which nobody is asked yet; economies of scale need somebody to share the cost.
NOBODY_ASKED = {"intended": 0.0, "scale": 0.0, "crisis": 0.0}


def order_of_steps(worlds: Worlds) -> Measured:
    """A moderator sent after a year of cutting red tape, against one sent after a year of none."""
    place = worlds.place(
        says={"history.local_government": 1}, given={"facilitation": 1.0}, off=("elections",)
    )
    cut_first, at_once = (
        worlds.play(after_a_year(worlds, place, cutting)) for cutting in (CUTTING, 0.0)
    )
    before = by_world(at_once, at_once.drawn["credibility"])
    later = at(at_once, "credibility", 8)
    return Measured(
        {
            "taking part": mean_of(cut_first, "participation", 1, 20)
            - mean_of(at_once, "participation", 1, 20),
            "loss": later - before,
            "trusted": at(cut_first, "credibility", 8) - later,
        },
        (
            Curve("red tape cut first", *curve_of(cut_first, "participation")),
            Curve("red tape left as it is", *curve_of(at_once, "participation")),
        ),
    )


def after_a_year(worlds: Worlds, place: Place, cutting: float) -> Place:
    """The place a year on, in which so much red tape was cut a quarter and nobody was asked."""
    given = NOBODY_ASKED | {"cutting": cutting} | dict(worlds.without)
    return lived_through(place, place.dossier.initiatives[0], 4, given=given)


CLAIMS = (
    Claim(
        id=19,
        title="House in order first",
        says="Only a government that has cleared away the obstacles of its own making has the "
        "credibility to bring firms together.",
        section="4.1",
        set_up="The same joint training with a full-time moderator of a local government rated 1, "
        "after a year in which red tape was cut down to what is needed and after a year in which "
        "nothing was done. No elections, so that only what government does moves its credibility.",
        expected="more firms take part where red tape is cut first; where it is not, the moderator "
        "costs government credibility",
        conditions=(
            Condition("taking part", "share of firms at work over five years, red tape cut first "
                      "less not"),
            Condition("loss", "credibility two years after the moderator came, less before, red "
                      "tape left as it is", wants="below"),
            Condition("trusted", "credibility two years after the moderator came, red tape cut "
                      "first less not"),
        ),
        measure=order_of_steps,
        terms=(
            Term("government.up", of="taking part"),
            Term("red_tape.cost", of="taking part"),
            Term("red_tape.cost", of="taking part", also=("government.up", "government.down")),
            Term("government.down", of="loss"),
            Term("government.up", of="trusted"),
        ),
        because={
            Verdict.COMES_OUT: "Cutting red tape makes taking part cheaper and the moderator "
            "believed; sent into full red tape he uses up what credibility there was.",
            Verdict.PARTLY: "Cutting red tape makes taking part cheaper and the moderator "
            "believed, but whether firms take part hangs on their past with one another far more "
            "than on government, so in many places the order of steps does not show.",
            Verdict.DOES_NOT_COME_OUT: "Whether firms take part hangs on their past with one "
            "another; what government does first hardly shows beside it.",
        },
        remark="That a moderator sent before can cost credibility is our inference. Cheaper "
        "taking part and a trusted moderator each carry about half of the first "
        "effect; only without both is nothing left. In places where hardly any firm takes part "
        "either way the gain is small.",
        axes=("quarters since the moderator came", "share of the firms asked at work"),
    ),
)  # fmt: skip
