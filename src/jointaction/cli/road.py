"""The commands of the road: appraise the whole of it, or stop at one stage."""

from pathlib import Path

from jointaction.cli import findings, sentences
from jointaction.cli.asking import (
    DEFAULT,
    AsJson,
    DossierName,
    Draws,
    Out,
    Record,
    RunsPerDraw,
    Seed,
    Start,
    TaughtBy,
    Threads,
    Without,
    asked_for,
    mechanisms,
)
from jointaction.cli.story import StoryOfRun, tell_one_history
from jointaction.cli.telling import tell, tell_json, watched
from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnose import diagnose as diagnose_place
from jointaction.progress import part_of
from jointaction.screen.screen import screen as screen_place
from jointaction.store.folder import must_become_a_folder
from jointaction.study.document import (
    Document,
    advised_document,
    diagnosis_document,
    forecast_document,
    head,
    screening_document,
    write_document,
)
from jointaction.study.settings import Settings
from jointaction.study.version import VERSION

DEFAULT_FOLDER = Path("appraisals")


def appraise(
    dossier: DossierName,
    out: Out = None,
    seed: Seed = 0,
    draws: Draws = DEFAULT.draws,
    runs_per_draw: RunsPerDraw = DEFAULT.runs_per_draw,
    threads: Threads = 0,
    record: Record = False,
    start: Start = None,
    registry: TaughtBy = None,
    json: AsJson = False,
) -> None:
    """Walk the whole road, from obstacles to odds and a report.

    Writes report.html, appraisal.json and the histories as Parquet into DIR, by default
    appraisals/ with the dossier's slug. With --json the appraisal is printed, and files are
    written only where --out is given. With --record the forecast is kept in a registry, which asks
    one day what happened; what it has learnt by then goes into the odds.
    """
    from jointaction.cli.recording import consulted
    from jointaction.study.appraisal_document import appraisal_document
    from jointaction.study.appraise import appraise as appraise_place
    from jointaction.study.files import write_appraisal

    chosen = Settings(seed, draws, runs_per_draw, threads)
    place, catalogue = asked_for(dossier)
    folder = out if out is not None or json else DEFAULT_FOLDER / place.slug
    if folder is not None:
        must_become_a_folder(folder)
    with (
        consulted(registry, place, catalogue, start or (), record=record) as kept,
        watched() as watch,
    ):
        appraisal = appraise_place(place, chosen, catalogue, watch, beliefs=kept.beliefs)
        if folder is None:
            kept.record(appraisal)
        else:
            watch("writing the report", 1.0)
            page = write_appraisal(
                appraisal, chosen, catalogue, folder, asked=dossier, registry=kept.again,
                when_complete=lambda: kept.record(appraisal),
            )  # fmt: skip
    if json:
        tell_json(appraisal_document(appraisal, chosen) | kept.document)
        return
    for line in sentences.of_forecast(appraisal.forecast, catalogue):
        tell(line)
    for line in kept.lines(catalogue):
        tell(line)
    tell(str(page))


def diagnose(dossier: DossierName, seed: Seed = 0, json: AsJson = False, out: Out = None) -> None:
    """Find what stands in the way of co-operation, with evidence.

    Six classes of obstacles, between firms, between firms and institutions, and between private
    and public; what nobody knows is said to be not known. With --out the network, where there is
    one, is written as GraphML and for Kumu too.
    """
    place, catalogue = asked_for(dossier)
    diagnosis = diagnose_place(place, catalogue)
    document = head(place, VERSION, seed) | {"diagnosis": diagnosis_document(diagnosis)}
    if out is not None:
        from jointaction.study.files import write_diagnosis

        write_diagnosis(diagnosis, document, out, place)
    if json:
        tell_json(document)
        return
    for line in findings.of_diagnosis(diagnosis):
        tell(line)


def screen(dossier: DossierName, seed: Seed = 0, json: AsJson = False, out: Out = None) -> None:
    """Test each initiative: would rivals do this together?

    Four criteria of what rivals will and will not do together, and three of whether these people
    can start it at all. Gives reasons, never odds.
    """
    place, catalogue = asked_for(dossier)
    screening = screen_place(place, diagnose_place(place, catalogue), catalogue)
    document = head(place, VERSION, seed) | {
        "screening": screening_document(screening),
        "advised": advised_document(screening),
    }
    if _told(document, "screening.json", out, place, json):
        return
    for line in findings.of_screening(screening, place):
        tell(line)


def simulate(
    dossier: DossierName,
    out: Out = None,
    seed: Seed = 0,
    draws: Draws = DEFAULT.draws,
    runs_per_draw: RunsPerDraw = DEFAULT.runs_per_draw,
    threads: Threads = 0,
    without: Without = None,
    story: StoryOfRun = None,
    json: AsJson = False,
) -> None:
    """Play the place many times, with each initiative and without.

    Shares of histories are no odds yet: the forecast sets them against what happened elsewhere.
    A mechanism of the model can be switched off with --without, to see what it does. With --story
    one history of each initiative is told in plain words; --out then writes story.html.
    """
    from jointaction.simulate.simulate import simulate as simulate_place
    from jointaction.study.appraisal_document import simulation_document

    chosen = Settings(seed, draws, runs_per_draw, threads)
    place, catalogue = asked_for(dossier)
    off = mechanisms(without, catalogue)
    if story is not None:
        tell_one_history(place, catalogue, chosen, dossier, story, off, out=out, json=json)
        return
    with watched() as watch:
        simulation = simulate_place(place, catalogue, chosen.ensemble, watch, off)
    document = head(place, VERSION, seed) | {
        "without": list(off),
        "simulation": simulation_document(simulation),
    }
    if out is not None:
        from jointaction.study.files import write_histories

        write_histories(simulation.scenarios, document, out, place)
    if json:
        tell_json(document)
        return
    for name in off:
        tell(f"Switched off: {catalogue.mechanisms[name].title.lower()} ({name}).")
    for line in sentences.of_simulation(simulation, place):
        tell(line)


def forecast(
    dossier: DossierName,
    out: Out = None,
    seed: Seed = 0,
    draws: Draws = DEFAULT.draws,
    runs_per_draw: RunsPerDraw = DEFAULT.runs_per_draw,
    threads: Threads = 0,
    json: AsJson = False,
) -> None:
    """Give the odds that each initiative takes off, lasts and pays.

    With the advice and its reasons: start, repair something first, do something else, or do not
    start.
    """
    from jointaction.forecast.forecast import forecast as forecast_place
    from jointaction.simulate.simulate import simulate as simulate_place

    chosen = Settings(seed, draws, runs_per_draw, threads)
    place, catalogue = asked_for(dossier)
    screening = screen_place(place, diagnose_place(place, catalogue), catalogue)
    with watched() as watch:
        simulation = simulate_place(place, catalogue, chosen.ensemble, part_of(watch, 0, 0.3))
        odds = forecast_place(simulation, screening, catalogue, part_of(watch, 0.3, 1))
    document = head(place, VERSION, seed) | {"forecast": forecast_document(odds)}
    if _told(document, "forecast.json", out, place, json):
        return
    for line in sentences.of_forecast(odds, catalogue):
        tell(line)


def _told(document: Document, name: str, out: Path | None, place: Dossier, json: bool) -> bool:
    """Write and print a document where that is asked for; whether it was printed."""
    if out is not None:
        write_document(name, document, out, place)
    if json:
        tell_json(document)
    return json
