"""How did one history end, in one sentence, and why, as far as its states say so?"""

import math

import numpy as np

from jointaction.report.clauses import (
    causes_away,
    counted,
    date_of,
    hundred,
    in_the_way,
    of_firms,
)
from jointaction.scales import QUARTERS_A_YEAR
from jointaction.simulate.endings import FIFTH_YEAR_ENDS, FIRST_YEAR
from jointaction.simulate.mapping import QUARTERS_AFTER_SUBSIDY
from jointaction.simulate.runs import Ending
from jointaction.simulate.story.events import Event, What
from jointaction.simulate.story.story import Story

_MUCH = 0.1  # a change of belief that is worth telling (judged)


def headline(story: Story) -> str:
    """How it ended, in one sentence."""
    at_work, asked = story.at_work, story.intended
    match story.ending:
        case Ending.LASTED:
            still = of_firms(at_work[FIFTH_YEAR_ENDS], asked)
            return f"It lasted: after five years {still} still took part."
        case Ending.NEVER_REACHED_THRESHOLD:
            most = max(at_work[: max(FIRST_YEAR) + 1])
            together = f"{'at most ' if most else ''}{of_firms(most, asked)}"
            return (
                f"It never got together: {together} took part in any quarter of the first year, "
                f"and the activity needs {story.needed_to_run}."
            )
        case Ending.BROKEN_BY_SIDE_OFFERS:
            event = _last(story, What.BROKEN)
            when = f" in the {date_of(event.quarter)}" if event else ""
            return f"It broke{when}, over members who took a better offer on the side."
        case Ending.TOO_FEW_AFTER_A_YEAR:
            return _too_few(story)
        case Ending.FADED_WHEN_GOALS_WERE_REACHED:
            return f"It faded when its goals were reached: {_in_the_end(story)}."
        case Ending.FADED_WHEN_SUBSIDY_ENDED:
            ended = date_of(math.ceil(story.subsidy_quarters))
            return f"It faded when public money ended, in the {ended}: {_in_the_end(story)}."
        case _:
            height = max(at_work)
            return (
                f"It took off, with {of_firms(height, asked)} at its height, and then firms "
                f"drifted away: {_in_the_end(story)}."
            )


def course_finding(story: Story) -> str:
    """What the timeline shows: the height of participation, and what was left of it."""
    at_work = story.at_work[: FIFTH_YEAR_ENDS + 1]
    height = max(at_work)
    left = of_firms(at_work[-1], story.intended)
    if not height:
        return f"Nobody took part: {counted(story.needed_to_run, 'firm')} would have been needed"
    when = date_of(at_work.index(height))
    return (
        f"At most {of_firms(height, story.intended)} took part (first in the {when}), {left} "
        f"after five years; {story.needed_to_run} are needed"
    )


def why(story: Story) -> str:
    """What the states name as the reasons, in one sentence."""
    if story.ending == Ending.LASTED:
        return _why_it_lasted(story)
    if story.ending == Ending.NEVER_REACHED_THRESHOLD:
        return _why_never(story)
    if story.ending == Ending.BROKEN_BY_SIDE_OFFERS:
        event = _last(story, What.BROKEN)
        if event is None:
            return ""
        counts = event.numbers
        return (
            f"{round(counts['side_offers'])} of {counted(counts['members'], 'member')} took one, "
            f"and the others would bear no more than {hundred(counts['bearable'])} of 100."
        )
    stopped = _last(story, What.STOPPED)
    if stopped is None or not causes_away(stopped):
        return ""
    text = causes_away(stopped).removeprefix(", because ")
    return f"It stopped in the {date_of(stopped.quarter)} because {text}."


def trade_sentence(story: Story) -> str:
    """How co-operation in trade went on, from the first year to the fifth."""
    moves = story.runs.cooperation[:, 0].astype(np.float64)
    first = moves[:QUARTERS_A_YEAR]
    fifth = moves[FIFTH_YEAR_ENDS - QUARTERS_A_YEAR : FIFTH_YEAR_ENDS]
    if not (np.isfinite(first).any() and np.isfinite(fifth).any()):
        return ""
    return (
        f"Co-operative moves in trade between firms: {hundred(float(np.nanmean(first)))} of 100 in "
        f"the first year, {hundred(float(np.nanmean(fifth)))} of 100 in the fifth."
    )


def firms_sentence(story: Story) -> str:
    """How many of the firms asked closed, came, were bought or had new directors in all."""
    total = {
        what: sum(len(e.firms) for e in story.events if e.what == what)
        for what in (What.CLOSED, What.TAKEN_OVER, What.NEW_DIRECTOR)
    }
    if not any(total.values()):
        return ""
    years = math.ceil((story.quarters - 1) / QUARTERS_A_YEAR)
    closed = counted(total[What.CLOSED], "firm")
    bought = counted(total[What.TAKEN_OVER], "firm")
    directors = counted(total[What.NEW_DIRECTOR], "time")
    return (
        f"Among those asked and newcomers in their places, over {counted(years, 'year')}: "
        f"{closed} closed, {bought} passed to owners outside, and {directors} a new director came."
    )


def _too_few(story: Story) -> str:
    count = story.at_work[max(FIRST_YEAR)]
    if count >= story.needed and story.runs.active[max(FIRST_YEAR), 0]:
        return (
            "It ran, but not steadily enough in its first year to count as taken off: "
            f"{_quarters_running(story)}."
        )
    return (
        f"It ran, but too few were left after a year: {of_firms(count, story.intended)}, and "
        f"{max(story.needed, story.needed_to_run)} are needed."
    )


def _quarters_running(story: Story) -> str:
    ran = sum(
        story.runs.active[quarter, 0] and story.at_work[quarter] >= story.needed
        for quarter in FIRST_YEAR
    )
    return f"with enough firms in {counted(float(ran), 'quarter')} of four"


def _in_the_end(story: Story) -> str:
    """How many were left when it was looked at: after five years, or a year after the money."""
    needed = max(story.needed, story.needed_to_run)
    last = len(story.at_work) - 1
    look = math.ceil(story.subsidy_quarters) + QUARTERS_AFTER_SUBSIDY
    look = min(max(FIFTH_YEAR_ENDS, look), last)
    five = min(FIFTH_YEAR_ENDS, last)
    enough = story.runs.active[five, 0] and story.at_work[five] >= story.needed
    quarter = look if enough else five
    when = "after five years" if quarter == five else "a year after the money ended"
    left = of_firms(story.at_work[quarter], story.intended)
    if not story.runs.active[quarter, 0]:
        return f"{when} it no longer ran, with {left} taking part where {needed} are needed"
    return f"{when} {left} took part, and {needed} are needed"


def _why_it_lasted(story: Story) -> str:
    decisions = story.decisions
    first, last = decisions[0], decisions[min(FIFTH_YEAR_ENDS, len(decisions) - 1)]
    if last.belief - first.belief >= _MUCH:
        return (
            "Firms saw the others at work: at the start they expected "
            f"{hundred(first.belief)} of 100 of them to do their part, after five years "
            f"{hundred(last.belief)}."
        )
    return (
        f"Firms expected {hundred(first.belief)} of 100 of the others to do their part at the "
        f"start and {hundred(last.belief)} after five years, where {hundred(last.required)} are "
        "enough for a firm to join rather than not."
    )


def _why_never(story: Story) -> str:
    first = story.decisions[0]
    expected = f"Firms expected {hundred(first.belief)} of 100 of the others to do their part, and "
    if first.expected >= story.needed_to_run:
        return (
            f"{expected}{hundred(max(first.required, 0))} are enough for a firm to join rather "
            f"than not: {first.expected:.1f} members were to be expected, so chance had a hand in "
            "it."
        )
    if first.required > 1:
        expected += "not even all of them would have been enough"
    else:
        expected += f"it takes {hundred(max(first.required, 0))} for a firm to join rather than not"
    others = [cause for cause in story.in_the_way if cause.term != "belief"]
    held = in_the_way(others)
    return f"{expected}: {held}." if held else f"{expected}."


def _last(story: Story, what: What) -> Event | None:
    found = [event for event in story.events if event.what == what]
    return found[-1] if found else None
