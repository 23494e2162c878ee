"""How is each event of a history said, in one plain clause?

A clause begins small and ends without a full stop, so that what happened in one quarter makes one
sentence. Causes are those that the event carries, no others. Shares are said of 100.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from jointaction.scales import QUARTERS_A_YEAR
from jointaction.simulate.story.events import Cause, Event, Firm, Standing, Term, What

_MOST_NAMED = 2
_ORDINALS = ("first", "second", "third", "fourth")


def quarter_of(quarter: int) -> str:
    """Which quarter of its year: "second quarter"."""
    return f"{_ORDINALS[quarter % QUARTERS_A_YEAR]} quarter"


def date_of(quarter: int) -> str:
    """The date of a quarter, counted from the start.

    >>> date_of(9)
    'second quarter of year 3'
    """
    return f"{quarter_of(quarter)} of year {quarter // QUARTERS_A_YEAR + 1}"


def counted(number: float, one: str, many: str = "") -> str:
    """A number of things: "one firm", "3 firms"."""
    whole = round(number)
    return f"one {one}" if whole == 1 else f"{whole or 'no'} {many or one + 's'}"


def of_firms(number: float, asked: float) -> str:
    """A number of the firms asked: "4 of 12 firms"."""
    return f"{round(number) or 'none'} of {round(asked)} {'firm' if round(asked) == 1 else 'firms'}"


def firm_name(firm: Firm) -> str:
    """A firm by its size and number: it goes by the same name in all of the story."""
    if firm.came:
        newcomer = "newcomer" if firm.came == 1 else f"{_nth(firm.came)} newcomer"
        return f"the {newcomer} in the place of firm {firm.number}"
    if firm.standing == Standing.LARGEST:
        return "the largest firm"
    return f"firm {firm.number} ({firm.standing})"


def firm_names(firms: Sequence[Firm]) -> str:
    """Firms by name where they are one or two, else counted."""
    if len(firms) <= _MOST_NAMED:
        return " and ".join(firm_name(firm) for firm in firms)
    largest = any(f.standing == Standing.LARGEST for f in firms)
    return f"{len(firms)} firms{', the largest among them,' if largest else ''}"


def _nth(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def hundred(share: float) -> str:
    """A share of 100, without the hundred."""
    return str(round(100 * share))


def _fell(cause: Cause) -> str:
    return (
        "firms expected fewer of the others to do their part "
        f"({hundred(cause.after)} of 100, down from {hundred(cause.before)})"
    )


def _rose(cause: Cause) -> str:
    return (
        "firms expected more of the others to do their part "
        f"({hundred(cause.after)} of 100, up from {hundred(cause.before)})"
    )


_AWAY: Mapping[Term, Callable[[Cause], str]] = {
    Term.BELIEF: _fell,
    Term.COST: lambda _: "taking part had become dearer for what it brings",
    Term.PRESSING: lambda _: "the problem pressed less",
    Term.WEARINESS: lambda _: "members had grown weary as the goals came nearer",
    Term.OUTSIDE_OWNERS: lambda _: "more of the firms were owned from outside",
    Term.EARLIER: lambda _: "fewer firms had seen an earlier project pay",
    Term.LAUNCH_TALK: lambda _: "the talk of the launch had worn off",
    Term.MEETINGS: lambda _: "firms met less in the association",
    Term.SIDE_OFFERS: lambda c: f"{counted(c.after, 'member')} took a better offer on the side",
    Term.NEW_DIRECTORS: lambda c: f"{counted(c.after, 'member')} had left under a new director",
    Term.CLOSURES: lambda c: f"{counted(c.after, 'member')} had closed",
}
_TOWARDS: Mapping[Term, Callable[[Cause], str]] = {
    Term.BELIEF: _rose,
    Term.COST: lambda _: "taking part had become cheaper for what it brings",
    Term.PRESSING: lambda _: "the problem pressed more",
    Term.OUTSIDE_OWNERS: lambda _: "fewer of the firms were owned from outside",
    Term.EARLIER: lambda _: "more firms had seen an earlier project pay",
    Term.MEETINGS: lambda _: "firms met more in the association",
}
_IN_THE_WAY: Mapping[Term, Callable[[Cause], str]] = {
    Term.BELIEF: lambda c: (
        f"firms expected only {hundred(c.after)} of 100 of the others to do their part"
    ),
    Term.CORE: lambda _: "it comes close to what firms earn their living with",
    Term.PREDATION: lambda _: "it leaves members room to gain at the others' cost unseen",
    Term.LEAKAGE: lambda _: "firms feared for their secrets",
    Term.BUYERS: lambda _: "buyers discouraged it",
    Term.COST: lambda _: "taking part cost a firm much for what it would bring",
    Term.OUTSIDE_OWNERS: lambda _: "firms owned from outside may decide little on the spot",
}


def causes_away(event: Event) -> str:
    """Why it came to less: ", after ..." with the causes of the event, or nothing."""
    said = [_AWAY[c.term](c) for c in event.causes if c.term in _AWAY]
    if any(c.term == Term.CHANCE for c in event.causes):
        said.append(_by_chance(event, "fewer"))
    if any(c.term == Term.LUCK_RAN_OUT for c in event.causes):
        expected = event.numbers["expected_members"]
        said.append(f"no more than {expected:.1f} members were to be expected in any case")
    return f", because {' and '.join(said)}" if said else ""


def causes_towards(event: Event) -> str:
    """Why it came to more."""
    said = [_TOWARDS[c.term](c) for c in event.causes if c.term in _TOWARDS]
    if any(c.term == Term.CHANCE for c in event.causes):
        said.append(_by_chance(event, "more"))
    return f", because {' and '.join(said)}" if said else ""


def _by_chance(event: Event, which: str) -> str:
    expected = event.numbers["expected_members"]
    return f"{which} joined, by chance, than the {expected:.1f} that were to be expected"


def in_the_way(causes: Sequence[Cause]) -> str:
    """What kept the firms away from the first, in words, or nothing."""
    return " and ".join(_IN_THE_WAY[c.term](c) for c in causes if c.term in _IN_THE_WAY)


def _first_quarter(e: Event) -> str:
    n = e.numbers
    text = f"{of_firms(n['members'], n['intended'])} asked joined"
    if n["members"] >= n["needed"]:
        return f"{text}, but {counted(n['side_offers'], 'member')} took a better offer on the side"
    return f"{text}, where the activity needs {round(n['needed'])} to run"


def _started(e: Event) -> str:
    n = e.numbers
    if n["again"]:
        return f"it ran again with {of_firms(n['at_work'], n['intended'])}{causes_towards(e)}"
    if e.quarter == 0:
        return (
            f"the activity began: {of_firms(n['at_work'], n['intended'])} asked took part, and it "
            f"needs {round(n['needed'])} to run"
        )
    return (
        f"the activity began at last, with {of_firms(n['at_work'], n['intended'])}"
        f"{causes_towards(e)}"
    )


def _stopped(e: Event) -> str:
    n = e.numbers
    if n["members"] >= n["needed"]:
        return (
            f"the activity stood still, because {counted(n['side_offers'], 'member')} of "
            f"{round(n['members'])} took a better offer on the side"
        )
    left = counted(n["members"], "member")
    return (
        f"the activity stopped with {left} left, where it needs {round(n['needed'])}"
        f"{causes_away(e)}"
    )


def _broken(e: Event) -> str:
    n = e.numbers
    return (
        f"the activity broke: {round(n['side_offers'])} of {counted(n['members'], 'member')} took "
        "a better offer on the side, and the rest gave up"
    )


def _many(e: Event) -> str:
    n = e.numbers
    change = round(n["members"] - n["members_before"])
    if change > 0:
        return f"{counted(change, 'firm')} more than before took part{causes_towards(e)}"
    return f"{counted(-change, 'firm')} fewer than before took part{causes_away(e)}"


def _had_not(e: Event) -> str:
    n = e.numbers
    if n["at_work"] >= n["needed"]:
        return "after a year it had not run steadily enough to count as taken off"
    return (
        f"after a year it had not taken off: {of_firms(n['at_work'], n['intended'])} took part, "
        f"and {round(n['needed'])} are needed"
    )


def _taken_over(e: Event) -> str:
    text = f"an outside group took over {firm_names(e.firms).rstrip(',')}"
    left = round(e.numbers["left_the_activity"])
    if not left:
        return text
    if len(e.firms) == 1:
        return f"{text}, whose new director left the activity"
    return f"{text}, and {left} of them left the activity"


def _new_director(e: Event) -> str:
    left = round(e.numbers["left_the_activity"])
    many = len(e.firms) > 1
    text = f"{firm_names(e.firms)} had {'new directors' if many else 'a new director'}"
    if not left:
        return text
    return (
        f"{text}, and {left} of them left the activity"
        if many
        else f"{text}, who left the activity"
    )


def _closed(e: Event) -> str:
    members = round(e.numbers["members"])
    text = f"{firm_names(e.firms)} closed"
    if not members:
        return text
    if len(e.firms) == 1:
        return f"{text}, a member of the activity"
    return f"{text}, {members} of them members of the activity"


def _technology(e: Event) -> str:
    n = e.numbers
    text = (
        f"technology moved on, and the place heard {hundred(n['signals_heard'])} of 100 signals "
        "from outside"
    )
    if n.get("capability_before", 0) - n.get("capability_after", 0) < 0.01:
        return text
    before, after = hundred(n["capability_before"]), hundred(n["capability_after"])
    return f"{text}: what the firms can do fell from {before} to {after} of 100"


def _office(e: Event) -> str:
    n = e.numbers
    return (
        "after an election the office changed hands, and "
        f"{hundred(n['support_lost'])} of 100 of its support was dropped"
    )


def _beside_belief(event: Event) -> Event:
    """The event with the causes that its clause does not tell anyway."""
    return replace(event, causes=tuple(c for c in event.causes if c.term != Term.BELIEF))


def _enough_belief(e: Event) -> str:
    belief, required = hundred(e.numbers["belief"]), hundred(max(e.numbers["required"], 0))
    return (
        f"firms came to expect {belief} of 100 of the others to do their part, and {required} are "
        f"enough for them to join rather than not{causes_towards(_beside_belief(e))}"
    )


def _too_little_belief(e: Event) -> str:
    belief, required = hundred(e.numbers["belief"]), hundred(e.numbers["required"])
    because = causes_away(_beside_belief(e))
    if belief == required:
        return (
            f"firms expected {belief} of 100 of the others to do their part, a little less than "
            f"makes them join rather than not{because}"
        )
    return (
        f"firms expected only {belief} of 100 of the others to do their part, fewer than the "
        f"{required} at which they join rather than not{because}"
    )


def _association(e: Event) -> str:
    before, after = hundred(e.numbers["before"]), hundred(e.numbers["after"])
    more = "more" if e.numbers["after"] > e.numbers["before"] else "fewer"
    return (
        f"the association had {more} members than a year before ({after} of 100 firms, not "
        f"{before})"
    )


_CLAUSES: Mapping[What, Callable[[Event], str]] = {
    What.FIRST_QUARTER: _first_quarter,
    What.STARTED: _started,
    What.STOPPED: _stopped,
    What.ON_AND_OFF: lambda e: (
        f"it stopped and ran again {counted(e.numbers['times'], 'time')} until the "
        f"{date_of(round(e.numbers['until']))}"
    ),
    What.BROKEN: _broken,
    What.MANY_JOINED: _many,
    What.MANY_LEFT: _many,
    What.LARGEST_JOINED: lambda _: "the largest firm joined",
    What.LARGEST_LEFT: lambda _: "the largest firm left the activity",
    What.ENOUGH_BELIEF: _enough_belief,
    What.TOO_LITTLE_BELIEF: _too_little_belief,
    What.GOAL_REACHED: lambda _: "the goal was all but reached, so that the problem pressed less",
    What.TOOK_OFF: lambda e: (
        "after a year it had taken off, with "
        f"{of_firms(e.numbers['at_work'], e.numbers['intended'])}"
    ),
    What.HAD_NOT_TAKEN_OFF: _had_not,
    What.STILL_RUNNING: lambda e: (
        f"after five years {of_firms(e.numbers['at_work'], e.numbers['intended'])} still took part"
    ),
    What.NO_LONGER_RUNNING: lambda e: (
        f"after five years {of_firms(e.numbers['at_work'], e.numbers['intended'])} took part, "
        "which no longer counts as lasting"
    ),
    What.TAKEN_OVER: _taken_over,
    What.NEW_DIRECTOR: _new_director,
    What.CLOSED: _closed,
    What.SPIN_OFF: lambda e: (
        f"people of {firm_name(e.firms[0])} set up on their own in the place of firm "
        f"{e.firms[1].number}"
    ),
    What.NEWCOMER: lambda e: f"{counted(e.numbers['firms'], 'newcomer')} opened",
    What.SECRETS_LEAKED: lambda e: (
        f"{firm_name(e.firms[0])} lost {hundred(e.numbers['share_lost'])} of 100 of its secrets to "
        "partners who undercut it"
    ),
    What.SLUMP: lambda e: (
        f"demand slumped ({hundred(e.numbers['depth'])} of 100 on the scale of a full crisis)"
    ),
    What.READ_AS_STRUCTURAL: lambda e: (
        "people took the crisis for the end of the trade, and "
        f"{hundred(e.numbers['promotion_diverted'])} of every 100 spent on promotion went elsewhere"
    ),
    What.TECHNOLOGY_MOVED_ON: _technology,
    What.OFFICE_CHANGED: _office,
    What.SUBSIDY_ENDED: lambda e: (
        f"public money ended, which had covered {hundred(e.numbers['share_of_cost'])} of 100 of "
        "the cost"
    ),
    What.RED_TAPE_CUT: lambda e: (
        f"red tape began to be cut, from {hundred(e.numbers['before'])} to "
        f"{hundred(e.numbers['after'])} of 100 in the end"
    ),
    What.ASSOCIATION_GREW: _association,
    What.ASSOCIATION_SHRANK: _association,
    What.COMPLAINTS: lambda e: (
        f"{hundred(e.numbers['share'])} of 100 members of the association from other trades would "
        "rather have left it"
    ),
}


def clause(event: Event) -> str:
    """One event in words."""
    return _CLAUSES[event.what](event)
