"""How sure of the others must an average firm be before it is as likely to join as not?

One number for each activity, a belief (0-1 and beyond), which the four criteria of
[MeyerStamer2002] 4.1 shift: closeness to the core and room for predation raise it, an immediate
problem lowers it, economies of scale lower it through the cost a member. Laboratory: taking part
in a threshold project follows the belief that others will, whatever the threshold. Signs from
the paper, sizes assumed (catalogue, ``required_trust``).
"""

from jointaction.simulate.rules.arithmetic import ONE, ZERO, F, Real, power_of_two, rule, within

LARGEST_COST_RATIO = F(3)
LEAST_GAIN = F(0.01)


@rule
def cost_a_member(cost: Real, log2_members: Real, economies: Real, scale: Real) -> Real:
    """Cost of one member a quarter when ``2**log2_members`` share it.

    >>> float(cost_a_member(F(1), F(2), F(0.5), F(1)))
    0.5
    """
    return cost * power_of_two(-log2_members * economies * scale)


@rule
def cost_ratio(
    cost_now: Real, subsidised: Real, red_tape: Real, benefit: Real, free_riding: Real
) -> Real:
    """Cost to the firm over the benefit that only members get, at most 3.

    ``red_tape`` is its cost a member a quarter; ``free_riding`` the part of the benefit that
    outsiders get as well.
    """
    own = benefit * (ONE - free_riding)
    own = LEAST_GAIN if own < LEAST_GAIN else own
    return within((cost_now * (ONE - subsidised) + red_tape) / own, ZERO, LARGEST_COST_RATIO)


@rule
def of_activity(
    baseline: Real,
    core: Real,
    predation: Real,
    cost: Real,
    immediacy: Real,
    pressure: Real,
    earlier: Real,
) -> Real:
    """Required trust of the activity: each term already weighted, in shifts of belief."""
    return baseline + core + predation + cost - immediacy - pressure - earlier


@rule
def undetected(predation: Real, detection: Real) -> Real:
    """Room for predation that nobody would see."""
    return predation * (ONE - detection)


@rule
def fear_of_leakage(weight: Real, secrecy: Real, core: Real) -> Real:
    """Rise by fear that secrets leak where the activity touches the core (3.2, 4.1)."""
    return weight * secrecy * core


@rule
def of_firm(now: Real, outside: Real, feeling: Real, earlier: Real) -> Real:
    """Required trust of one firm: more where it may not decide or does not feel the problem.

    ``outside``, ``feeling`` (what immediacy does not take off) and ``earlier`` are weighted.
    """
    return now + outside + feeling - earlier
