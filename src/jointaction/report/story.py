"""How is the story of one history told: how it ended and why, then what happened, by year?

Takes a ``Story`` and says the events that mattered, at most a dozen sentences, each the events of
one quarter. The terminal, the page of a story and the report use the same sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jointaction.forecast.typical import Choice
from jointaction.report.clauses import clause, quarter_of
from jointaction.report.endings import course_finding, firms_sentence, headline, trade_sentence, why
from jointaction.report.figures import Figure
from jointaction.report.plain import full_stop, name_text
from jointaction.report.sentences import of_100
from jointaction.report.timeline import Mark, timeline
from jointaction.scales import QUARTERS_A_YEAR
from jointaction.simulate.story.events import Event, Term, What
from jointaction.simulate.story.story import Story

MOST_SENTENCES = 11
MOST_CLAUSES = 3
LEAST_WEIGHT = 24.0  # what matters less is left out (judged)
CAUTION = (
    "A story is one of many simulated histories. It shows how such a thing can go, with chance in "
    "it; it is no forecast, and its firms are made up."
)
DATING = (
    "Years count from the start of the initiative, taken as the first quarter of the year that the "
    "dossier gives."
)


@dataclass(frozen=True)
class Sentence:
    """What happened in one quarter: ``number`` from 1, ``text`` a whole sentence without a date.

    ``speaks`` is 1 for the activity, -1 against it, 0 neither; ``calendar`` is the year where the
    start is known.
    """

    number: int
    quarter: int
    year: int
    calendar: int | None
    when: str
    text: str
    speaks: int
    events: tuple[Event, ...]

    @property
    def dated(self) -> str:
        """The sentence with its date: "In the second quarter of year 3 ..."."""
        calendar = f" ({self.calendar})" if self.calendar else ""
        return f"In the {self.when} of year {self.year}{calendar}, {self.text}"


@dataclass(frozen=True)
class Year:
    """A year of the story with its sentences."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class StoryPage:
    """One story, ready to be printed."""

    name: str
    headline: str
    why: str
    chosen: str
    years: tuple[Year, ...]
    closing: tuple[str, ...]
    figure: Figure

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that happened, in order."""
        return tuple(one for year in self.years for one in year.sentences)


@dataclass(frozen=True)
class TwoStories:
    """A typical success and a typical failure of one initiative; each None where there is none.

    ``none`` says so in words, of whichever there is not.
    """

    success: StoryPage | None
    failure: StoryPage | None
    none: str

    @property
    def title(self) -> str:
        """What stands over them."""
        if self.success and self.failure:
            return "Two histories told: a typical success and a typical failure"
        return f"A history told: a typical {'failure' if self.failure else 'success'}"


@dataclass(frozen=True)
class StoriesPage:
    """The page of one or more stories of a place, ready to be laid out."""

    place: str
    stories: tuple[StoryPage, ...]
    dating: str
    line: str
    command: str


def story_page(
    story: Story,
    choice: Choice,
    name: str,
    start_year: int | None,
    most: int = MOST_SENTENCES,
) -> StoryPage:
    """The story of one history of the initiative of that name.

    ``start_year`` is the year of quarter 0, taken as the first quarter of that year (assumed; the
    dossier knows only the year).
    """
    sentences = _sentences(_that_mattered(story.events, most), start_year)
    marks = [Mark(one.number, one.quarter, one.speaks, one.text) for one in sentences]
    return StoryPage(
        name=name_text(name),
        headline=headline(story),
        why=why(story),
        chosen=choice_sentence(choice),
        years=tuple(
            Year(title, tuple(those)) for title, those in groupby(sentences, key=_year_title)
        ),
        closing=tuple(filter(None, (firms_sentence(story), trade_sentence(story)))),
        figure=timeline(story, marks, course_finding(story), start_year),
    )


def two_stories(success: StoryPage | None, failure: StoryPage | None, runs: int) -> TwoStories:
    """Both stories, or what is to be said where one of them is missing among so many runs."""
    none = ""
    if success is None:
        none = (
            f"Not one of the {runs:,} simulated histories lasted, so there is no success to tell. "
            "That does not make one impossible."
        )
    elif failure is None:
        none = (
            f"All of the {runs:,} simulated histories lasted, so there is no failure to tell. "
            "That does not make one impossible."
        )
    return TwoStories(success, failure, none)


def choice_sentence(choice: Choice) -> str:
    """Which history is told and why: typical of its ending, or named by somebody."""
    alike = f"of the {choice.of:,} simulated histories {of_100(choice.share)} ended like this"
    if choice.named:
        return f"This is history {choice.run}, as asked for; {alike}."
    return (
        f"This is history {choice.run}, chosen because its course is nearest to the middle of "
        f"those that ended like this; {alike}."
    )


def calendar_year(quarter: int, start_year: int | None) -> int | None:
    """The year of a quarter, None where the year of the start is not known."""
    return None if start_year is None else start_year + quarter // QUARTERS_A_YEAR


def _that_mattered(events: Sequence[Event], most: int) -> list[Event]:
    """The weightiest events of at most so many quarters, in the order of time."""
    order = sorted(range(len(events)), key=lambda at: (-events[at].weight, at))
    taken: dict[int, list[int]] = {}
    for at in order:
        event = events[at]
        if event.weight < LEAST_WEIGHT or (event.quarter not in taken and len(taken) == most):
            continue
        here = taken.setdefault(event.quarter, [])
        if len(here) < MOST_CLAUSES:
            here.append(at)
    return [events[at] for at in sorted(at for here in taken.values() for at in here)]


def _sentences(events: Sequence[Event], start_year: int | None) -> list[Sentence]:
    made = []
    for number, (quarter, group) in enumerate(groupby(events, key=lambda e: e.quarter), start=1):
        those = tuple(group)
        heaviest = max(those, key=lambda event: event.weight)
        said = [clause(event) for event in _said_once(those)]
        made.append(
            Sentence(
                number, quarter, quarter // QUARTERS_A_YEAR + 1,
                calendar_year(quarter, start_year), quarter_of(quarter),
                full_stop("; ".join(said)), heaviest.speaks, those,
            )
        )  # fmt: skip
    return made


def _said_once(events: tuple[Event, ...]) -> list[Event]:
    """Events of one quarter: what firms expect of one another is a cause but once."""
    if not any(e.what in (What.ENOUGH_BELIEF, What.TOO_LITTLE_BELIEF) for e in events):
        return list(events)
    return [
        replace(event, causes=tuple(c for c in event.causes if c.term != Term.BELIEF))
        for event in events
    ]


def _year_title(sentence: Sentence) -> str:
    return f"Year {sentence.year}" + (f" ({sentence.calendar})" if sentence.calendar else "")
