"""What came out of a claim when it was examined in sampled worlds?"""

from dataclasses import dataclass

from jointaction.experiments.claims.claim import Claim, Condition, Curve, Kind, Term, Verdict


@dataclass(frozen=True)
class Reading:
    """What was seen of one condition.

    ``effect`` with ``low`` and ``high``: the median of the worlds with the range from their 5th
    to their 95th percentile, or the mean with the same range over resamples of the worlds
    (bootstrap); ``interval`` says which. ``share`` is the share of worlds (or
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
    def near_threshold(self) -> bool:
        """Whether other worlds might well give another verdict.

        Two standard errors of the share reach over a threshold, or the range of the resampled
        means reaches over the bound.
        """
        if self.share is None or self.low is None or self.high is None:
            return False
        if self.condition.judged_on == "means":
            return self.low < self.condition.bound < self.high
        apart = self.worlds * (1 - (self.equal_share or 0.0))
        error = (self.share * (1 - self.share) / apart) ** 0.5
        limits = self.condition.thresholds
        return any(abs(self.share - one) < 2 * error for one in (limits.comes_out, limits.partly))

    @property
    def interval(self) -> str:
        """What the range is a range of, in words."""
        if self.condition.shows_mean:
            return "5-95 % of the mean, bootstrap over sampled worlds"
        return "5-95 % over sampled worlds"


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
        """Put in, if nothing is left of its first condition without a term that states it.

        The first condition is the main effect; of the others a term may put in a part.
        """
        return Kind.PUT_IN if self.putting_in else Kind.EMERGENT

    @property
    def putting_in(self) -> tuple[str, ...]:
        """The terms that put the claim in."""
        return tuple(
            one.term.name for one in self._stated if one.term.of in ("", self.claim.main.name)
        )

    @property
    def parts_put_in(self) -> tuple[tuple[str, str], ...]:
        """Conditions but the first that were put in, with the terms that did it."""
        return tuple(
            (self.claim.condition(one.term.of).says, one.term.name)
            for one in self._stated
            if one.term.of not in ("", self.claim.main.name)
        )

    @property
    def _stated(self) -> tuple[Ablation, ...]:
        return tuple(one for one in self.ablations if one.removes and one.term.states)

    @property
    def explanation(self) -> str:
        """Why, in plain words, chosen by the verdict; then which condition holds it back."""
        said = self.claim.because[self.verdict]
        several = sum(one.condition.decides for one in self.readings) > 1
        if several and self.verdict is not Verdict.COMES_OUT:
            said += f" Weakest here: {self.deciding.condition.says}."
        if self.deciding.near_threshold:
            said += " The share lies near a threshold: other worlds may give another verdict."
        return said
