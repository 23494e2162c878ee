"""What does the fear to lose secrets do to trade and to joint technology? Claims 11 and 12."""

from jointaction.experiments.claims.claim import Claim, Condition, Measured, Term, Verdict
from jointaction.experiments.claims.typical import typical, typical_initiative
from jointaction.experiments.claims.worlds import Worlds, at, by_world, mean_of

HISTORIES = 4  # a world: the effect is looked for beside the luck of a history
FOUNDERS = 0.03  # share of firms a quarter
MOST_SECRECY = 0.6  # the upper end of the prior of ``exchange.secrecy``


def spin_offs(worlds: Worlds) -> Measured:
    """Places where founders leave their firms, against the same places where nobody does."""
    place = worlds.place(runs_per_world=HISTORIES)
    left, stayed = (
        worlds.play(place, given={"spin_offs.rate": rate}, absent=True) for rate in (FOUNDERS, 0.0)
    )
    return Measured(
        {
            name: mean_of(left, series) - mean_of(stayed, series)
            for name, series in (
                ("disposition", "disposition"),
                ("belief", "trade_belief"),
                ("trade", "cooperation"),
            )
        }
        | {"secrets": at(left, "secrets_moved", 24) - at(stayed, "secrets_moved", 24)}
    )


def leakage(worlds: Worlds) -> Measured:
    """A technology venture and joint training, where firms keep most to themselves and nothing."""
    place = worlds.place(
        "training", typical(worlds.catalogue, "training"), off=("institutions",), runs_per_world=2
    )
    venture = typical_initiative(worlds.catalogue, "technology_codevelopment")
    secret, open_ = (
        worlds.play(place, given={"exchange.secrecy": secrecy}, initiative=venture)
        for secrecy in (MOST_SECRECY, 0.0)
    )
    trained = [
        mean_of(worlds.play(place, given={"exchange.secrecy": secrecy}), "participation")
        for secrecy in (MOST_SECRECY, 0.0)
    ]
    learned = [by_world(runs, runs.capability_active) for runs in (secret, open_)]
    return Measured(
        {
            "venture": mean_of(secret, "participation") - mean_of(open_, "participation"),
            "learned": learned[0] - learned[1],
            "nearly_none": by_world(secret, secret.took_off),
            "without": by_world(open_, open_.took_off),
            "training": trained[0] - trained[1],
        }
    )


CLAIMS = (
    Claim(
        id=11,
        title="Spin-offs with secrets",
        says="New firms founded by former employees, who serve the same customers and may take "
        "secrets along, strengthen the leaning against co-operation.",
        section="3.1",
        set_up=f"The same places over six years without any initiative: once {FOUNDERS:.0%} of the "
        "firms lose a founder every quarter, as far as there is room for new firms, once none do. "
        f"{HISTORIES} histories a world.",
        expected="readiness to co-operate and belief in trade partners both lower where founders "
        "leave",
        conditions=(
            Condition("disposition", "readiness to co-operate, founders less none", "log-odds",
                      wants="below"),
            Condition("belief", "belief in trade partners, founders less none", wants="below"),
            Condition("trade", "co-operation in trade, founders less none", wants="below",
                      decides=False),
            Condition("secrets", "secrets that changed hands in six years, founders less none",
                      "units, one for each firm at the start", decides=False),
        ),
        measure=spin_offs,
        terms=(Term("spin_offs.harm"),),
        because={
            Verdict.COMES_OUT: "Firms that lost a founder to a rival next door are less ready to "
            "deal openly, and what their partners meet in trade spreads it. The effect is small: "
            "founders find room only where places are empty.",
            Verdict.PARTLY: "Firms that lost a founder are less ready to deal openly, but in many "
            "places too few founders leave for it to be felt in trade.",
            Verdict.DOES_NOT_COME_OUT: "Too few founders leave, or it is forgotten too soon, for "
            "the place as a whole to show it.",
        },
    ),
    Claim(
        id=12,
        title="Fear of leakage blocks joint technology",
        says="Firms that fear to lose what is essential to them keep out of joint technology, or "
        "tell their technicians to keep silent, so that such a venture hardly gets anywhere.",
        section="3.2, 4.1",
        set_up="The same places with a joint development of technology and with joint training, "
        "both as they typically are, where firms keep nothing secret in what they share and where "
        f"they keep {MOST_SECRECY:.0%} secret, from the start on. Supporting institutions are left "
        "out, so that what is learned comes from the activity. Two histories a world.",
        expected="with secrecy fewer firms take part in the technology venture, those who do learn "
        "less, and hardly any takes off; training is as good as untouched",
        conditions=(
            Condition("venture", "share of firms at work on joint technology, secrecy less none",
                      wants="below"),
            Condition("learned", "capability won by joint technology, secrecy less none",
                      wants="below"),
            Condition("nearly_none", "chance that joint technology takes off under secrecy",
                      wants="below", bound=0.1, judged_on="means"),
            Condition("training", "share of firms at work in joint training, secrecy less none",
                      bound=-0.05),
            Condition("without", "chance that joint technology takes off without secrecy",
                      wants="below", bound=0.1, judged_on="means", decides=False),
        ),
        measure=leakage,
        terms=(Term("exchange.fear"), Term("exchange.on_loss", states=False)),
        because={
            Verdict.COMES_OUT: "Secrecy bites where an activity touches the core: there firms stay "
            "away and technicians keep silent, while training goes on as before.",
            Verdict.PARTLY: "Secrecy keeps firms out of joint technology and technicians silent. "
            "But that hardly ever takes off without secrecy either, and training, which comes "
            "near the core a little, loses some firms as well.",
            Verdict.DOES_NOT_COME_OUT: "Secrecy hurts joint technology, but not as much as the "
            "paper tells, or it hurts training as well.",
        },
    ),
)  # fmt: skip
