"""Which histories of a place are told, and how are they written down for other programs?"""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.errors import UsageError
from jointaction.forecast.typical import Choice, chosen, typical
from jointaction.progress import Watcher, part_of, unwatched
from jointaction.report.clauses import clause, firm_name
from jointaction.report.page import render_stories
from jointaction.report.plain import name_text
from jointaction.report.story import (
    DATING,
    StoriesPage,
    StoryPage,
    TwoStories,
    calendar_year,
    story_page,
    two_stories,
)
from jointaction.scales import QUARTERS_A_YEAR
from jointaction.simulate.place import burnt_in, histories
from jointaction.simulate.runs import Ending
from jointaction.simulate.simulate import Simulation
from jointaction.simulate.story.events import Event
from jointaction.simulate.story.story import Story, story_of
from jointaction.store.folder import Folder
from jointaction.study.document import Document, as_json, head
from jointaction.study.settings import Settings
from jointaction.study.version import VERSION

STORY_PAGE = "story.html"
STORY_DOCUMENT = "story.json"
TYPICAL = "typical"
_SHARE_OF_PAST = 0.4
_SENTENCES_IN_BRIEF = 5
_FAILURES = tuple(ending for ending in Ending if ending != Ending.LASTED)


@dataclass(frozen=True)
class ToldStory:
    """One story with what is said of it, and why this one was chosen."""

    story: Story
    choice: Choice
    page: StoryPage
    start_year: int | None


def run_asked(text: str, settings: Settings) -> int | None:
    """The number of the history that was asked for; None for a typical one.

    ``UsageError`` for anything but a number of the ensemble.
    """
    if text == TYPICAL:
        return None
    last = settings.ensemble.runs - 1
    try:
        run = int(text)
    except ValueError:
        run = -1
    if not text.isascii() or not 0 <= run <= last:
        raise UsageError(
            f"--story: {text!r} is not one of the histories: a whole number from 0 to {last}, or "
            "nothing for a typical one"
        )
    return run


def tell_stories(
    dossier: Dossier,
    catalogue: Catalogue,
    settings: Settings,
    run: int | None = None,
    off: Sequence[str] = (),
    watch: Watcher = unwatched,
) -> tuple[ToldStory, ...]:
    """The story of one history of each initiative: that number, or a typical one.

    ``off`` names mechanisms that are switched off.
    """
    past = part_of(watch, 0, _SHARE_OF_PAST)
    place = burnt_in(dossier, catalogue, settings.ensemble, past, off=off)
    told = []
    for number, initiative in enumerate(dossier.initiatives):
        count = len(dossier.initiatives)
        watch_this = part_of(
            part_of(watch, _SHARE_OF_PAST, 1), number / count, (number + 1) / count
        )
        runs = histories(place, initiative, watch=watch_this, detailed=False)
        choice = typical(runs) if run is None else chosen(runs, run)
        if choice is not None:
            told.append(told_story(story_of(place, initiative, choice.run), choice, initiative))
    return tuple(told)


def typical_stories(simulation: Simulation) -> dict[str, TwoStories]:
    """A typical success and a typical failure of each initiative, told briefly."""
    place = simulation.place
    stories = {}
    for initiative in place.dossier.initiatives:
        runs = simulation.with_initiative[initiative.id]
        pages = []
        for among in ((Ending.LASTED,), _FAILURES):
            choice = typical(runs, among)
            pages.append(
                story_page(
                    story_of(place, initiative, choice.run), choice, initiative.name,
                    start_year(initiative), _SENTENCES_IN_BRIEF,
                )
                if choice is not None
                else None
            )  # fmt: skip
        stories[initiative.id] = two_stories(pages[0], pages[1], len(runs.draw))
    return stories


def told_story(story: Story, choice: Choice, initiative: Initiative) -> ToldStory:
    """One story in words."""
    start = start_year(initiative)
    return ToldStory(story, choice, story_page(story, choice, initiative.name, start), start)


def start_year(initiative: Initiative) -> int | None:
    """The year of the start, where the dossier gives one year."""
    said = initiative.says("start_year")
    sure = said.low is None or said.low == said.high
    return int(said.number) if said.number is not None and sure else None


def story_document(told: ToldStory) -> Document:
    """One story as numbers and words: how it ended, why, and every event, told or not."""
    story, page = told.story, told.page
    said = {id(event) for sentence in page.sentences for event in sentence.events}
    return {
        "initiative": story.initiative,
        "run": story.run,
        "draw": story.draw,
        "ending": story.ending.name.lower(),
        "ended_alike": told.choice.share,
        "chosen": page.chosen,
        "took_off": bool(story.runs.took_off[0]),
        "lasted": bool(story.runs.lasted[0]),
        "headline": page.headline,
        "why": page.why,
        "sentences": [sentence.dated for sentence in page.sentences],
        "closing": list(page.closing),
        "intended": story.intended,
        "needed_to_run": story.needed_to_run,
        "needed_to_count": story.needed,
        "start_year": told.start_year,
        "participation": [float(share) for share in story.runs.participation[:, 0]],
        "events": [_event(one, told.start_year, told=id(one) in said) for one in story.events],
    }


def _event(event: Event, start: int | None, *, told: bool) -> Document:
    return {
        "quarter": event.quarter,
        "year": event.quarter // QUARTERS_A_YEAR + 1,
        "quarter_of_year": event.quarter % QUARTERS_A_YEAR + 1,
        "calendar_year": calendar_year(event.quarter, start),
        "what": event.what.value,
        "who": [firm_name(firm) for firm in event.firms],
        "cause": [
            {"term": cause.term.value, "before": cause.before, "after": cause.after}
            for cause in event.causes
        ],
        "numbers": dict(event.numbers),
        "weight": event.weight,
        "told": told,
        "text": clause(event),
    }


def stories_document(dossier: Dossier, stories: tuple[ToldStory, ...], seed: int) -> Document:
    """All stories that were told, one entry an initiative."""
    return head(dossier, VERSION, seed) | {"story": [story_document(one) for one in stories]}


def write_stories(
    dossier: Dossier,
    stories: tuple[ToldStory, ...],
    settings: Settings,
    out: Path,
    command: str,
) -> Path:
    """Write the page and the document into ``out``; gives the page's path.

    ``command`` is what to type to have them once more.
    """
    dated = any(one.start_year is not None for one in stories)
    page = StoriesPage(
        place=name_text(dossier.name),
        stories=tuple(one.page for one in stories),
        dating=DATING if dated else "",
        line=f"jointaction {VERSION} · seed {settings.seed} · dossier {dossier.digest[:12]}",
        command=command,
    )
    with Folder(out) as folder:
        folder.write(STORY_PAGE, render_stories(page))
        folder.write(STORY_DOCUMENT, as_json(stories_document(dossier, stories, settings.seed)))
    return out / STORY_PAGE


def command_again(asked: str, settings: Settings, run: int | None, off: Sequence[str] = ()) -> str:
    """What to type to have the same story once more.

    >>> command_again("castellon", Settings(seed=7), 3)
    'jointaction simulate castellon --story 3 --seed 7'
    """
    named = f"./{asked}" if asked.startswith("-") else asked  # else it would be an option
    usual = Settings()
    words = ["jointaction", "simulate", named, "--story"]
    words += [] if run is None else [str(run)]
    words += ["--seed", str(settings.seed)]
    if settings.draws != usual.draws:
        words += ["--draws", str(settings.draws)]
    if settings.runs_per_draw != usual.runs_per_draw:
        words += ["--runs-per-draw", str(settings.runs_per_draw)]
    for name in off:
        words += ["--without", name]
    return shlex.join(words)
