"""Does rivalry divide the firms of a place, and does it drive them on? Claims 8 and 32."""

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Measured,
    Term,
    Verdict,
)
from jointaction.experiments.claims.worlds import Worlds, by_world, mean_of


def similar_products(worlds: Worlds) -> Measured:
    """Places in which all make the same, against places in which nobody does."""
    alike, apart = (
        worlds.play(worlds.place(given={"product_similarity": share}), absent=True)
        for share in (1.0, 0.0)
    )
    return Measured({"trade": mean_of(alike, "cooperation") - mean_of(apart, "cooperation")})


def rivalry(worlds: Worlds) -> Measured:
    """Places rated 5 for rivalry, against the same places rated 1."""
    fierce, mild = (
        worlds.play(worlds.place(says={"history.rivalry": rating}), absent=True)
        for rating in (5, 1)
    )
    learned = [by_world(runs, runs.capability_passive) for runs in (fierce, mild)]
    return Measured(
        {
            "trade": mean_of(fierce, "cooperation") - mean_of(mild, "cooperation"),
            "capability": learned[0] - learned[1],
        }
    )


CLAIMS = (
    Claim(
        id=8,
        title="Similar products hurt",
        says="Where many firms make more or less identical products for the same customers, "
        "everyday behaviour is opportunistic.",
        section="3.1",
        set_up="The same places with products of no similarity and of full similarity, in the "
        "past and in the six years after it, without any initiative.",
        expected="less co-operation in trade where all make the same",
        conditions=(
            Condition("trade", "co-operation in trade, all alike less all different",
                      wants="below"),
        ),
        measure=similar_products,
        terms=(Term("tie_game.similarity"),),
        because={
            Verdict.COMES_OUT: "Similar products raise what undercutting pays, and over years of "
            "trade that shows in nearly every place.",
            Verdict.PARTLY: "Similar products raise what undercutting pays, but in many places "
            "history decides more than that.",
            Verdict.DOES_NOT_COME_OUT: "What undercutting pays matters too little beside history "
            "for similar products to show.",
        },
    ),
    Claim(
        id=32,
        title="Rivalry drives and divides",
        says="Rivalry between neighbours presses firms to improve, and it stands in the way of "
        "their co-operation.",
        section="1, 3.1",
        set_up="The same places rated 1 and 5 for rivalry, everything else equal, over six years "
        "without any initiative.",
        expected="capability up without joint action, co-operation in trade down",
        conditions=(
            Condition("trade", "co-operation in trade, rivalry 5 less rivalry 1", wants="below"),
            Condition("capability", "gain of capability without joint action, rivalry 5 less 1"),
        ),
        measure=rivalry,
        terms=(
            Term("place.disposition_factor", of="trade"),
            Term("capability.passive_rate", of="capability"),
        ),
        because={
            Verdict.COMES_OUT: "The same rivalry that makes firms learn keeps them from dealing "
            "openly with one another.",
            Verdict.PARTLY: "Rivalry has both faces, but one of them shows in some places only.",
            Verdict.DOES_NOT_COME_OUT: "One of the two faces of rivalry does not show in the "
            "simulated places.",
        },
    ),
)  # fmt: skip
