"""Do outside buyers keep the firms of a place apart, and make support fruitless? Claim 22."""

from jointaction.experiments.claims.claim import Claim, Condition, Curve, Measured, Term, Verdict
from jointaction.experiments.claims.worlds import Given, Worlds, at, curve_of, mean_of

HUNDREDTHS = "hundredths of the way from no capability to full"
NEARLY_NOTHING = 1.0  # of these hundredths, in five years
SUPPORT: Given = {
    "subsidy_share": 0.8, "subsidy_quarters": 12.0, "facilitation": 1.0, "credibility": 1.0,
}  # fmt: skip
NO_SUPPORT: Given = {"subsidy_share": 0.0, "subsidy_quarters": 0.0, "facilitation": 0.0}
RUNS = 4


def played_off(worlds: Worlds) -> Measured:
    """Joint upgrading with and without full support, with buyers who rule and with none."""
    ruled, free = (
        worlds.place("joint_upgrading", given={"play_off": share}, runs_per_world=RUNS)
        for share in (1.0, 0.0)
    )
    alone = [worlds.play(place, given=NO_SUPPORT) for place in (ruled, free)]
    helped = [worlds.play(place, given=SUPPORT) for place in (ruled, free)]
    gains = [
        100 * (at(with_it, "capability", 20) - at(without, "capability", 20))
        for with_it, without in zip(helped, alone, strict=True)
    ]
    return Measured(
        {
            "trade": mean_of(alone[0], "cooperation") - mean_of(alone[1], "cooperation"),
            "upgrading": 100 * (at(alone[0], "capability", 20) - at(alone[1], "capability", 20)),
            "support": gains[0] - gains[1],
            "fruitless": gains[0],
            "elsewhere": gains[1],
        },
        (
            Curve("no such buyers", *curve_of(alone[1], "cooperation")),
            Curve("buyers who rule", *curve_of(alone[0], "cooperation")),
        ),
    )


CLAIMS = (
    Claim(
        id=22,
        title="Buyers play firms off",
        says="Strong buyers from outside play the firms of a place off against one another and "
        "discourage upgrading, so that even well-meant public initiatives may stay fruitless.",
        section="3.4",
        set_up="The same places with buyers who play firms off fully and with none, in the past "
        "and for six years with a joint upgrading project; without public support, and with four "
        "fifths of the cost covered for three years and a full-time, fully credible moderator.",
        expected="less co-operation in trade and less capable firms where buyers rule, and less "
        "to be gained there by support",
        conditions=(
            Condition("trade", "co-operation in trade, buyers who rule less none", wants="below"),
            Condition("upgrading", "capability after five years, buyers who rule less none",
                      unit=HUNDREDTHS, wants="below"),
            Condition("support", "gain of capability by public support, buyers who rule less none",
                      unit=HUNDREDTHS, wants="below"),
            Condition("fruitless", "gain of capability by public support where buyers rule",
                      unit=HUNDREDTHS, wants="below", bound=NEARLY_NOTHING, decides=False),
            Condition("elsewhere", "gain of capability by public support without such buyers",
                      unit=HUNDREDTHS, wants="below", bound=NEARLY_NOTHING, decides=False),
        ),
        measure=played_off,
        terms=(
            Term("buyers.on_temptation", of="trade"),
            Term("buyers.blocking", of="upgrading"),
            Term("buyers.blocking", of="support",
                 also=("buyers.discouraging", "buyers.on_temptation")),
        ),
        because={
            Verdict.COMES_OUT: "Buyers make undercutting pay more and hold upgrading back, and "
            "what support adds is held back with the rest.",
            Verdict.PARTLY: "Buyers make undercutting pay more and hold upgrading back, but "
            "support gets so little off the ground in many places even without such buyers that "
            "they can take little from it.",
            Verdict.DOES_NOT_COME_OUT: "What buyers do is too little to show beside what firms "
            "did to one another before.",
        },
        remark="The two last lines say in how many places support adds hardly any capability "
        "(a hundredth), with such buyers and without them.",
        axes=("quarters", "share of co-operative moves in trade"),
    ),
)  # fmt: skip
