"""The commands of the road: appraise the whole of it, or stop at one stage."""

from pathlib import Path

from jointaction.cli import sentences
from jointaction.cli.asking import (
    AsJson,
    DossierName,
    Draws,
    Out,
    RunsPerDraw,
    Seed,
    Threads,
    asked_for,
    settings,
)
from jointaction.cli.telling import tell, tell_json, watched
from jointaction.diagnose.diagnose import diagnose as diagnose_place
from jointaction.forecast.forecast import forecast as forecast_place
from jointaction.progress import part_of
from jointaction.screen.screen import screen as screen_place
from jointaction.simulate.simulate import simulate as simulate_place
from jointaction.study.appraise import appraise as appraise_place
from jointaction.study.document import (
    Document,
    appraisal_document,
    diagnosis_document,
    forecast_document,
    head,
    screening_document,
    simulation_document,
)
from jointaction.study.files import write_appraisal, write_document, write_histories
from jointaction.study.version import VERSION

DEFAULT_FOLDER = Path("appraisals")


def appraise(
    dossier: DossierName,
    out: Out = None,
    seed: Seed = 0,
    draws: Draws = 1000,
    runs_per_draw: RunsPerDraw = 2,
    threads: Threads = 0,
    json: AsJson = False,
) -> None:
    """Walk the whole road: obstacles, criteria, simulation, odds, advice and a report.

    Writes report.html, appraisal.json and the histories as Parquet into DIR, by default
    appraisals/ with the dossier's slug. With --json the appraisal is printed, and files are
    written only where --out is given.
    """
    chosen = settings(seed, draws, runs_per_draw, threads)
    place, catalogue = asked_for(dossier)
    folder = out if out is not None or json else DEFAULT_FOLDER / place.slug
    with watched() as watch:
        appraisal = appraise_place(place, chosen, catalogue, watch)
        if folder is not None:
            watch("writing the report", 1.0)
            page = write_appraisal(appraisal, chosen, catalogue, folder)
    if json:
        tell_json(appraisal_document(appraisal, chosen))
        return
    for line in sentences.of_forecast(appraisal.forecast):
        tell(line)
    tell(str(page))


def diagnose(dossier: DossierName, seed: Seed = 0, json: AsJson = False, out: Out = None) -> None:
    """Find what stands in the way of co-operation: six classes of obstacles, with evidence."""
    place, catalogue = asked_for(dossier)
    diagnosis = diagnose_place(place, catalogue)
    document = head(place, VERSION, seed) | {"diagnosis": diagnosis_document(diagnosis)}
    if _told(document, "diagnosis.json", out, json):
        return
    for line in sentences.of_diagnosis(diagnosis):
        tell(line)


def screen(dossier: DossierName, seed: Seed = 0, json: AsJson = False, out: Out = None) -> None:
    """Test each initiative: would rivals do this together, and can these people start it?"""
    place, catalogue = asked_for(dossier)
    screening = screen_place(place, diagnose_place(place, catalogue), catalogue)
    document = head(place, VERSION, seed) | {"screening": screening_document(screening)}
    if _told(document, "screening.json", out, json):
        return
    for line in sentences.of_screening(screening, place):
        tell(line)


def simulate(
    dossier: DossierName,
    out: Out = None,
    seed: Seed = 0,
    draws: Draws = 1000,
    runs_per_draw: RunsPerDraw = 2,
    threads: Threads = 0,
    json: AsJson = False,
) -> None:
    """Play the place thousands of times, with each initiative and without any."""
    chosen = settings(seed, draws, runs_per_draw, threads)
    place, catalogue = asked_for(dossier)
    with watched() as watch:
        simulation = simulate_place(place, catalogue, chosen.ensemble, watch)
    runs = {"": simulation.without} | dict(simulation.with_initiative)
    document = head(place, VERSION, seed) | {"simulation": simulation_document(runs)}
    if out is not None:
        write_histories(list(runs.values()), document, out)
    if json:
        tell_json(document)
        return
    for line in sentences.of_simulation(simulation, place):
        tell(line)


def forecast(
    dossier: DossierName,
    out: Out = None,
    seed: Seed = 0,
    draws: Draws = 1000,
    runs_per_draw: RunsPerDraw = 2,
    threads: Threads = 0,
    json: AsJson = False,
) -> None:
    """Give the odds that each initiative takes off, lasts and pays, and what to do first."""
    chosen = settings(seed, draws, runs_per_draw, threads)
    place, catalogue = asked_for(dossier)
    screening = screen_place(place, diagnose_place(place, catalogue), catalogue)
    with watched() as watch:
        simulation = simulate_place(place, catalogue, chosen.ensemble, part_of(watch, 0, 0.3))
        odds = forecast_place(simulation, screening, catalogue, part_of(watch, 0.3, 1))
    document = head(place, VERSION, seed) | {"forecast": forecast_document(odds)}
    if _told(document, "forecast.json", out, json):
        return
    for line in sentences.of_forecast(odds):
        tell(line)


def _told(document: Document, name: str, out: Path | None, json: bool) -> bool:
    """Write and print a document where that is asked for; whether it was printed."""
    if out is not None:
        write_document(name, document, out)
    if json:
        tell_json(document)
    return json
