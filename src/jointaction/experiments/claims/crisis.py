"""Does a crisis set rivals against one another, or start joint action? Claims 9 and 10."""

import numpy as np

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Curve,
    Measured,
    Term,
    Thresholds,
    Verdict,
)
from jointaction.experiments.claims.typical import typical
from jointaction.experiments.claims.worlds import Says, Worlds, by_world, curve_of, mean_of

NO_CRISIS = {"crisis": 0.0, "crisis_immediacy": 0.0}


def opportunism(worlds: Worlds) -> Measured:
    """Two years with a severe crisis and without, no activity in sight."""
    place = worlds.place()
    calm = worlds.play(place, given=NO_CRISIS, absent=True)
    struck = worlds.play(place, given={"crisis": 1.0, "crisis_immediacy": 0.0}, absent=True)
    return Measured(
        {"trade": mean_of(struck, "cooperation", 1, 8) - mean_of(calm, "cooperation", 1, 8)},
        (
            Curve("no crisis", *curve_of(calm, "cooperation")),
            Curve("severe crisis in quarter 0", *curve_of(struck, "cooperation")),
        ),
    )


def joint_action(worlds: Worlds) -> Measured:
    """Joint testing, which saves cost for all, proposed in a severe crisis and in calm."""
    place = worlds.place(kind="testing", says=testing(worlds), runs_per_world=4)
    pressing = worlds.parameters()["crisis.immediacy"]
    calm = worlds.play(place, given=NO_CRISIS)
    struck = worlds.play(place, given={"crisis": 1.0, "crisis_immediacy": pressing})
    takes_off = by_world(struck, struck.took_off) - by_world(calm, calm.took_off)
    part = mean_of(struck, "participation", 1, 4) - mean_of(calm, "participation", 1, 4)
    trade = mean_of(struck, "cooperation", 1, 8) - mean_of(calm, "cooperation", 1, 8)
    return Measured(
        {
            "takes off": takes_off,
            "both": np.minimum(part, -trade),
            "taking part": part,
            "trade": trade,
        },
        (
            Curve("no crisis", *curve_of(calm, "participation")),
            Curve("severe crisis in quarter 0", *curve_of(struck, "participation")),
        ),
    )


def testing(worlds: Worlds) -> Says:
    """What is typical of joint testing, but for its immediacy, which is left to the crisis."""
    said = typical(worlds.catalogue, "testing")
    return {key: rating for key, rating in said.items() if key != "initiative.immediacy"}


CLAIMS = (
    Claim(
        id=9,
        title="Crisis feeds opportunism",
        says="In a crisis co-operation might offer a way out, but firms that scramble for "
        "survival are even readier to undercut one another.",
        section="3.1",
        set_up="The same places with a severe crisis in quarter 0 and with none; no activity is "
        "proposed. Seen over the first two years.",
        expected="less co-operation in trade",
        conditions=(
            Condition("trade", "co-operation in trade, severe crisis less none", wants="below"),
        ),
        measure=opportunism,
        terms=(Term("crisis.on_temptation", also=("crisis.on_continuation",)),),
        axes=("quarter", "share of co-operative moves"),
        because={
            Verdict.COMES_OUT: "A crisis raises what undercutting pays and shortens the future "
            "that firms expect together; in nearly every place they undercut more.",
            Verdict.PARTLY: "A crisis raises what undercutting pays and shortens the future that "
            "firms expect together, but in many places that is lost beside their history.",
            Verdict.DOES_NOT_COME_OUT: "A crisis changes what undercutting pays, yet in most "
            "places firms go on as they did before.",
        },
    ),
    Claim(
        id=10,
        title="Crisis can start joint action",
        says="A crisis can bring firms to act together where it presses a problem on all of them; "
        "just as likely the opposite happens.",
        section="3.4, 4.1",
        set_up="Joint testing, which saves cost for all, with the ratings typical of it, is "
        "proposed in the same places in a severe crisis and without one; its immediacy is not "
        "rated, so the crisis adds to it. The crisis may be read as structural (3.4).",
        expected="joint testing takes off more often; and undercutting in trade and more joint "
        "action both occur over the sampled worlds",
        conditions=(
            Condition("takes off", "share of histories that take off, severe crisis less none",
                      shown="mean"),
            Condition("both", "both at once: more taking part in the first year, less "
                      "co-operation in trade (the smaller of the two changes)",
                      thresholds=Thresholds(0.2, 0.1)),
            Condition("taking part", "share of firms taking part in the first year, severe crisis "
                      "less none", decides=False),
            Condition("trade", "co-operation in trade, severe crisis less none", wants="below",
                      decides=False),
        ),
        measure=joint_action,
        terms=(Term("crisis.immediacy"),),
        axes=("quarter", "share of firms taking part"),
        because={
            Verdict.COMES_OUT: "Where the problem is common to all, a crisis makes it press, and "
            "that outweighs the harm it does to trade; both happen in the same places.",
            Verdict.PARTLY: "A common problem presses more in a crisis, but in many places that "
            "is outweighed by the harm to trade, by firms that close, or by a crisis that is "
            "read as the end of the trade.",
            Verdict.DOES_NOT_COME_OUT: "A common problem presses more in a crisis, but a crisis "
            "also sets firms against one another, closes some and may be read as the end of the "
            "trade. The opposite, which the paper calls just as likely, is seen nearly as often "
            "or oftener.",
        },
    ),
)  # fmt: skip
