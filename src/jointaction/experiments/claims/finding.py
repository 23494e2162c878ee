"""What came out of a claim when it was examined in sampled worlds?"""

from dataclasses import dataclass

from jointaction.experiments.claims.claim import Claim, Condition, Curve, Kind, Term, Verdict


@dataclass(frozen=True)
class Reading:
    """What was seen of one condition.

    ``effect`` with ``low`` and ``high``: where the worlds are judged, their median with the range
    from the 5th to the 95th percentile over sampled worlds; where means are judged, the mean with
    the same range over resamples of the worlds (bootstrap). ``share`` is the share of worlds (or
    resamples) in which the condition holds, of those not exactly at the bound; ``equal_share``
    the share of worlds exactly at it. All are None where no world says anything; ``share`` also
    where all are equal. ``mean`` is the mean over worlds.
    """

    condition: Condition
    worlds: int
    effect: float | None
    low: float | None
    high: float | None
    mean: float | None
    share: float | None
    equal_share: float | None

    @property
    def verdict(self) -> Verdict:
        """The verdict on this condition alone; where no world differs, it does not come out."""
        if self.share is None:
            return Verdict.DOES_NOT_COME_OUT
        return self.condition.thresholds.verdict(self.share)

    @property
    def interval(self) -> str:
        """What the range is a range of, in words."""
        if self.condition.judged_on == "worlds":
            return "5-95 % over sampled worlds"
        return "5-95 % of the mean, bootstrap over sampled worlds"


@dataclass(frozen=True)
class Ablation:
    """What is left of the mean effect without a term; None where there was none to remove."""

    term: Term
    left: float | None
    removes: bool


@dataclass(frozen=True)
class Finding:
    """A claim with all that was seen of it. ``runs`` counts all histories, ablation included."""

    claim: Claim
    seed: int
    worlds: int
    runs: int
    readings: tuple[Reading, ...]
    ablations: tuple[Ablation, ...]
    curves: tuple[Curve, ...]

    @property
    def deciding(self) -> Reading:
        """The condition on which the verdict rests: the one that holds least."""
        order = list(Verdict)
        deciding = [one for one in self.readings if one.condition.decides]
        return max(deciding, key=lambda one: (order.index(one.verdict), -(one.share or 0.0)))

    @property
    def verdict(self) -> Verdict:
        """The claim comes out as far as its weakest condition does."""
        return self.deciding.verdict

    @property
    def kind(self) -> Kind:
        """Put in, if without one term whose sign states the claim nothing is left of it."""
        stated = any(one.removes and one.term.states for one in self.ablations)
        return Kind.PUT_IN if stated else Kind.EMERGENT

    @property
    def putting_in(self) -> tuple[str, ...]:
        """The terms that put the claim in."""
        return tuple(one.term.quantity for one in self.ablations if one.removes and one.term.states)

    @property
    def explanation(self) -> str:
        """Why, in plain words, chosen by the verdict."""
        return self.claim.because[self.verdict]
