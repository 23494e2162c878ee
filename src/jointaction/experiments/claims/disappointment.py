"""Is disappointment the rule for standard programmes in places with low trust? Claim 28."""

import numpy as np

from jointaction.experiments.claims.claim import Claim, Condition, Measured, Numbers, Verdict
from jointaction.experiments.claims.worlds import Says, Worlds, dossier_of
from jointaction.forecast.pooling import counts

LOW_TRUST: Says = {
    "history.prior_cooperation": 1, "history.rivalry": 4, "cluster.n_firms": 60,
    "initiative.intended_firms": 20, "initiative.subsidy": "medium",
}  # fmt: skip
# what cluster programmes usually offer
PROGRAMME = ("training", "marketing_consortium", "technology_transfer", "innovation_network")


def disappointment(worlds: Worlds) -> Measured:
    """A standard programme of four activities, each alone, in places with low trust."""
    place = worlds.place(kind=PROGRAMME[0], says=LOW_TRUST, runs_per_world=2)
    happened: list[Numbers] = []
    for kind in PROGRAMME:
        asked = dossier_of(kind, LOW_TRUST).initiatives[0]
        with_it = worlds.play(place, initiative=asked)
        without = worlds.play(place, initiative=asked, absent=True)
        happened.append(counts(with_it, without).happened)
    shares = np.mean([seen[:, 1:] / seen[:, :1] for seen in happened], axis=0)
    rates = worlds.catalogue.base_rates.values()
    base = float(np.prod([rate.mean for rate in rates]))
    return Measured(
        {
            "all three": shares[:, 2],
            "takes off": shares[:, 0],
            "lasts": shares[:, 1],
            "against base rate": shares[:, 2] - base,
        }
    )


CLAIMS = (
    Claim(
        id=28,
        title="Disappointment is the rule",
        says="Whoever promotes agglomerations of firms as clusters wherever they find them is "
        "very likely to be disappointed.",
        section="1, 5",
        set_up="A standard programme (training, a marketing consortium, technology transfer, an "
        "innovation network; half of the cost covered at first) in random places with little "
        "earlier co-operation (1) and much rivalry (4).",
        expected="takes off, lasts and pays in well under half of the histories: under a third",
        conditions=(
            Condition("all three", "share of histories that take off, last and pay",
                      wants="below", bound=1 / 3, judged_on="means"),
            Condition("takes off", "share of histories that take off", wants="below", bound=0.5,
                      judged_on="means", decides=False),
            Condition("lasts", "share of histories that take off and last", wants="below",
                      bound=0.5, judged_on="means", decides=False),
            Condition("against base rate", "the three together less the product of the base "
                      "rates", wants="below", judged_on="means", decides=False),
        ),
        measure=disappointment,
        because={
            Verdict.COMES_OUT: "Where firms have little reason to believe in one another, few "
            "programmes come through all three: starting, lasting and paying. Base rates from "
            "the field say the same.",
            Verdict.PARTLY: "Few programmes come through all three, but whether it is less than a "
            "third depends on which worlds are drawn.",
            Verdict.DOES_NOT_COME_OUT: "The simulated programmes come through more often than the "
            "paper, and base rates from the field, lead one to expect: the model is too "
            "friendly here.",
        },
        remark="The model's shares are no forecasts: a forecast rests on the base rate, and the "
        "model moves it.",
    ),
)  # fmt: skip
