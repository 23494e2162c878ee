"""Do talk, rules and sanctions hold a game together? Claims 6 and 7."""

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Curve,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.worlds import Given, Worlds, curve_of, mean_of
from jointaction.simulate.place import Place

FORGETTING = (0.0, 0.02, 0.1)
RULE_QUARTERS = 12
NEUTRAL = {"history.rivalry": 2.5, "history.prior_cooperation": 2.5}
LONG_RIVALRY = {"history.rivalry": 5, "history.prior_cooperation": 0}
FACE_TO_FACE: Given = {"meetings": 1.0, "talk.written": 0.0}
CIRCULARS: Given = {"meetings": 1.0, "talk.face_to_face": 0.0}
SILENCE: Given = {"meetings": 0.0}


def talk(worlds: Worlds) -> Measured:
    """Six years with meetings, with circulars and with neither, in two kinds of places."""
    neutral, rivals = (
        worlds.place(says=history | {"history.association_strength": 4})
        for history in (NEUTRAL, LONG_RIVALRY)
    )
    met = worlds.play(neutral, given=FACE_TO_FACE, absent=True)
    wrote = worlds.play(neutral, given=CIRCULARS, absent=True)
    silent = worlds.play(neutral, given=SILENCE, absent=True)
    face = mean_of(met, "cooperation") - mean_of(silent, "cooperation")
    circulars = mean_of(wrote, "cooperation") - mean_of(silent, "cooperation")
    at_psi = {
        f"psi {psi:g}": effect_of_talk(worlds, neutral, {"learning.forgetting": psi})
        for psi in FORGETTING
    }
    return Measured(
        {
            "face": face,
            "circulars": circulars,
            "more": face - circulars,
            "rivalry": effect_of_talk(worlds, rivals, {}) - face,
        }
        | at_psi,
        (
            Curve("meetings face to face", *curve_of(met, "cooperation")),
            Curve("written circulars", *curve_of(wrote, "cooperation")),
            Curve("neither", *curve_of(silent, "cooperation")),
        ),
    )


def effect_of_talk(worlds: Worlds, place: Place, given: Given) -> Numbers:
    """Co-operation with meetings less without, over six years."""
    met, silent = (
        worlds.play(place, given=dict(talk) | dict(given), absent=True)
        for talk in (FACE_TO_FACE, SILENCE)
    )
    return mean_of(met, "cooperation") - mean_of(silent, "cooperation")


def rules(worlds: Worlds) -> Measured:
    """Six years without a rule, with one, and with one that ends after three."""
    place = worlds.place(given={"rules.fine": 0.0})
    fine: Given = {"rules.fine": worlds.parameters()["rules.fine"], "detection": 0.9}
    none = worlds.play(place, absent=True)
    kept = worlds.play(place, given=fine, absent=True)
    ended = worlds.play(place, given=dict(fine) | {"rule_ends": float(RULE_QUARTERS)}, absent=True)

    def after(name: str) -> Numbers:
        later = (RULE_QUARTERS + 1, 24)
        return mean_of(ended, name, *later) - mean_of(none, name, *later)

    return Measured(
        {
            "rule": mean_of(kept, "cooperation", 1, RULE_QUARTERS)
            - mean_of(none, "cooperation", 1, RULE_QUARTERS),
            "after": after("cooperation"),
            "belief": after("trade_belief"),
        },
        (
            Curve("without a rule", *curve_of(none, "cooperation")),
            Curve("with a rule", *curve_of(kept, "cooperation")),
            Curve("with a rule that ends", *curve_of(ended, "cooperation")),
        ),
    )


CLAIMS = (
    Claim(
        id=6,
        title="Talk helps",
        says="Direct communication makes the co-operative game more stable.",
        section="3.1",
        set_up="The same places, neutral in history, with an association rated 4, over six years "
        "with its meetings only, with its circulars only, and with neither; and once more after "
        "long rivalry (rivalry 5, earlier co-operation 0).",
        expected="co-operation in trade up, more face to face than in writing, less after long "
        "rivalry",
        conditions=(
            Condition("face", "co-operation, meetings face to face less neither"),
            Condition("circulars", "co-operation, circulars less neither"),
            Condition("more", "effect of meetings less effect of circulars"),
            Condition("rivalry", "effect of meetings after long rivalry less in a neutral place",
                      wants="below"),
            *(
                Condition(f"psi {psi:g}", f"effect of meetings, forgetting (psi) at {psi:g}",
                          decides=False)
                for psi in FORGETTING
            ),
        ),
        measure=talk,
        terms=(Term("talk.face_to_face"), Term("talk.written", of="circulars")),
        axes=("quarter", "share of co-operative moves"),
        because={
            Verdict.COMES_OUT: "Whoever is talked to opens more often with co-operation; after "
            "long rivalry that starts from too low to change much.",
            Verdict.PARTLY: "Talk helps, but one part of the claim, the lead of meetings over "
            "writing or the loss after long rivalry, holds in some worlds only.",
            Verdict.DOES_NOT_COME_OUT: "In too many worlds one part of the claim fails: talk "
            "reaches members of the association only, and it moves little where few of them "
            "listen.",
        },
        remark="The effects are those of laboratory sessions, halved.",
    ),
    Claim(
        id=7,
        title="Rules and sanctions, then withdrawn",
        says="Rules, and sanctions where they are broken, stabilise the co-operative game.",
        section="3.1",
        set_up="The same places over six years without a rule, with a fine that is found out nine "
        "times in ten, and with the same fine for three years only.",
        expected="co-operation in trade up while the rule holds; after its end at or below that "
        "of places which never had one",
        conditions=(
            Condition("rule", "co-operation while the rule holds less without"),
            Condition("after", "co-operation after its end less without a rule", wants="below"),
            Condition("belief", "belief in trade partners after its end less without a rule",
                      wants="below", decides=False),
        ),
        measure=rules,
        terms=(Term("rules.fine"), Term("rules.crowding_out", of="belief")),
        axes=("quarter", "share of co-operative moves"),
        because={
            Verdict.COMES_OUT: "A fine makes undercutting pay less as long as it is there; what "
            "remains afterwards is less trust than before.",
            Verdict.PARTLY: "A fine helps while it is there; after its end some places keep a "
            "little of what was learned under it and others do not.",
            Verdict.DOES_NOT_COME_OUT: "A fine helps while it is there, but what firms learned "
            "under it stays with them for a while: co-operation in trade does not fall to the "
            "level of places that never had a rule, though belief in partners is hurt when the "
            "rule ends.",
        },
        remark="That trust falls below the control when a sanction is withdrawn is a laboratory "
        "result; the paper itself speaks of rules and sanctions only.",
    ),
)  # fmt: skip
