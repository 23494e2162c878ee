"""Does an external enemy help, and do supply-driven starts fade? Claims 29 and 30."""

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Curve,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.worlds import Worlds, by_world, curve_of, mean_of
from jointaction.simulate.runs import Runs

SUBSIDY_QUARTERS = 8.0
ASKED_BY_FIRMS = {"felt_share": 1.0, "subsidy_share": 0.0, "subsidy_quarters": 0.0}
ASKED_BY_DONOR = {"felt_share": 0.0, "subsidy_share": 0.8, "subsidy_quarters": SUBSIDY_QUARTERS}


def external_enemy(worlds: Worlds) -> Measured:
    """Joint environmental work with an agency that presses and without."""
    place = worlds.place(kind="environment", runs_per_world=4)
    pressed, free = (
        worlds.play(place, given={"external_pressure": pressure}) for pressure in (1.0, 0.0)
    )
    return Measured(
        {
            "takes off": by_world(pressed, pressed.took_off) - by_world(free, free.took_off),
            "lasts": by_world(pressed, pressed.lasted) - by_world(free, free.lasted),
            "taking part": mean_of(pressed, "participation") - mean_of(free, "participation"),
        },
        (
            Curve("full pressure from outside", *curve_of(pressed, "participation")),
            Curve("no pressure", *curve_of(free, "participation")),
        ),
    )


def supply_driven(worlds: Worlds) -> Measured:
    """The same training, asked for by firms, or by a donor who pays for two years."""
    place = worlds.place()
    firms, donor = (worlds.play(place, given=who) for who in (ASKED_BY_FIRMS, ASKED_BY_DONOR))
    return Measured(
        {
            "falls further": fall(donor) - fall(firms),
            "donor falls": fall(donor),
            "firms fall": fall(firms),
            "before": before_the_end(donor) - before_the_end(firms),
            "at the end": mean_of(donor, "participation", 17, 20)
            - mean_of(firms, "participation", 17, 20),
        },
        (
            Curve("asked for by firms", *curve_of(firms, "participation")),
            Curve("asked for by a donor, money for two years", *curve_of(donor, "participation")),
        ),
    )


def before_the_end(runs: Runs) -> Numbers:
    """Taking part in the last year of the money."""
    return mean_of(runs, "participation", 4, int(SUBSIDY_QUARTERS) - 1)


def fall(runs: Runs) -> Numbers:
    """By how much taking part falls from the last year of the money to the fifth year."""
    return before_the_end(runs) - mean_of(runs, "participation", 17, 20)


CLAIMS = (
    Claim(
        id=29,
        title="An external enemy helps",
        says="An environmental agency as an external enemy gives firms a reason to stick "
        "together.",
        section="4.1",
        set_up="Joint environmental work in the same places with full pressure from outside and "
        "with none.",
        expected="takes off and lasts more often",
        conditions=(
            Condition("takes off", "share of histories that take off, pressure less none",
                      shown="mean"),
            Condition("lasts", "share of histories that last, pressure less none", shown="mean"),
            Condition("taking part", "share of firms taking part over six years, pressure less "
                      "none", decides=False),
        ),
        measure=external_enemy,
        terms=(
            Term("external_pressure.required_trust"),
            Term("external_pressure.required_trust", of="lasts"),
        ),
        axes=("quarter", "share of firms taking part"),
        because={
            Verdict.COMES_OUT: "Pressure from outside lowers the trust that taking part requires, "
            "and it finds deviators out.",
            Verdict.PARTLY: "Pressure from outside lowers the trust that taking part requires, "
            "but in many places joint work starts, or fails, with it or without.",
            Verdict.DOES_NOT_COME_OUT: "Pressure from outside moves too little where other "
            "obstacles decide.",
        },
    ),
    Claim(
        id=30,
        title="Supply-driven starts fade",
        says="Promotion that nobody in business asked for, and that is measured by what goes in, "
        "disappoints; that it fades when the money ends is our inference.",
        section="5",
        set_up="The same training in the same places: asked for by firms that feel the need, "
        "without money; or by a donor who covers four fifths of the cost for two years, for "
        "firms that do not feel it. Compared: taking part in the second year and in the fifth.",
        expected="the donor's start falls back further",
        conditions=(
            Condition("falls further", "fall of taking part after the money, donor less firms",
                      shown="mean"),
            Condition("donor falls", "fall of taking part, asked for by a donor", decides=False),
            Condition("firms fall", "fall of taking part, asked for by firms", decides=False),
            Condition("before", "taking part in the second year, donor less firms",
                      decides=False),
            Condition("at the end", "taking part in the fifth year, donor less firms",
                      wants="below", decides=False),
        ),
        measure=supply_driven,
        terms=(Term("required_trust.cost"), Term("required_trust.immediacy", states=False)),
        axes=("quarter", "share of firms taking part"),
        because={
            Verdict.COMES_OUT: "Money draws firms in that do not feel the need; when it ends, "
            "they go, further down than firms that asked for it themselves.",
            Verdict.PARTLY: "Money draws in some firms that do not feel the need, and some of "
            "them go when it ends; elsewhere the start by firms falls as far.",
            Verdict.DOES_NOT_COME_OUT: "The donor's start is lower from the beginning and so has "
            "less far to fall, while the need that firms feel is used up as goals are reached: "
            "the inference does not come out as a fall.",
        },
    ),
)  # fmt: skip
