"""What does government do this quarter? Step 7."""

from jointaction.simulate.kernel import Page, kernel
from jointaction.simulate.layout import LANES, Lane
from jointaction.simulate.rules import government, talk
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO, F, one_if


@kernel
def acted(quarter: int, lane: Page) -> None:
    """Red tape is cut, and credibility rises by it or falls by meddling."""
    now = F(quarter)
    for i in range(LANES):
        begun = now >= lane[Lane.CUTTING_FROM * LANES + i]
        over = now >= lane[Lane.CUTTING_UNTIL * LANES + i]
        cutting = lane[Lane.CUTTING * LANES + i] if begun & (not over) else ZERO
        before = lane[Lane.RED_TAPE * LANES + i]
        after = government.red_tape_after(before, cutting, lane[Lane.RED_TAPE_LEAST * LANES + i])
        meddles = one_if(lane[Lane.INTENDED * LANES + i] > HALF) * talk.faded(
            ONE, now, lane[Lane.TALK_HALF_LIFE * LANES + i]
        )
        lane[Lane.RED_TAPE * LANES + i] = after
        lane[Lane.CREDIBILITY * LANES + i] = government.credibility_after(
            lane[Lane.CREDIBILITY * LANES + i],
            lane[Lane.GAIN_OF_CREDIT * LANES + i],
            before - after,
            lane[Lane.LOSS_OF_CREDIT * LANES + i] * meddles,
            lane[Lane.FACILITATION * LANES + i] * lane[Lane.PROMOTED * LANES + i],
            after,
        )
