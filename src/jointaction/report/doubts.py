"""What do we not know here, and how could all of this be wrong?

Two lists of plain sentences. The first is about this dossier, the second about the method; the
second is printed in every report, whatever it says.
"""

from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnosis import Diagnosis
from jointaction.forecast.beliefs import Beliefs
from jointaction.forecast.forecasts import Forecast
from jointaction.report.plain import lower_first, name_text
from jointaction.report.sentences import of_100
from jointaction.screen.screening import Screening

LARGEST_PLACE = 300
_A_QUARTER = 25  # of 100
_OF_THE_MODEL = (
    (
        "Laboratory subjects are not firms. How rivals answer one another's moves in the model is "
        "taken from games played for money, mostly by students. It gives shape, not forecasts."
    ),
    (
        "Most numbers of the model have never been measured in a cluster. They are drawn again and "
        "again from the whole range that we hold possible; the ranges themselves are judged."
    ),
)
# Must say what the page "How good is it?" of the documentation says; a test holds them together.
TRACK_RECORD = (
    "Held against 24 places of which it is known how they ended, these forecasts showed no skill: "
    "they put those that took off before the others no better than four ratings added up by hand. "
    "Treat a difference between two places as a reason to ask, not as a finding."
)
_ALWAYS = (
    TRACK_RECORD,
    (
        "There are no survival data for the time after the subsidy ends. The rate for lasting "
        "rests on neighbouring kinds of undertakings."
    ),
    (
        "Known cases code a neighbouring event (whether it was still seen to work), not exactly "
        "ours; a test against them says only so much."
    ),
    (
        "Alike products, buyers who play firms off, and crisis move these odds only a little in "
        "the model: they act on trade, and how far trade touches joint projects no data tell. "
        "Read such obstacles as reasons, not as sizes."
    ),
    (
        "Gains of repairs and alternatives are points without a range of their own. They are good "
        "for an order of magnitude, not for a ranking of near equals."
    ),
    "The thresholds of the advice and the words for severity and odds are judged.",
)


def how_it_could_be_wrong(forecast: Forecast) -> tuple[str, ...]:
    """The method's own doubts, with the numbers of this run."""
    firms = [_firms_sentence(forecast)] if forecast.initiatives else []
    draws = sorted({(f.draws, f.runs) for f in forecast.initiatives})
    numbers = [
        f"The odds come from {draw:,} sets of the model's numbers and {run:,} histories an "
        "initiative; with other seeds the last digit may differ."
        for draw, run in draws
    ]
    return (*_OF_THE_MODEL, *_of_beliefs(forecast.beliefs), *_ALWAYS, *firms, *numbers)


def _of_beliefs(beliefs: Beliefs) -> tuple[str, str]:
    """What is judged about the base rates and about the model's say, and what was learnt."""
    mean = beliefs.weight.mean
    say = "a quarter" if round(100 * mean) == _A_QUARTER else of_100(mean)
    taught = any(one.used for one in beliefs.learned)
    return (
        (
            "Local evidence is capped. Whatever is known about the place, it moves the log-odds of "
            f"an event by {beliefs.cap:g} at most, and on average the model's word counts for "
            f"{say}."
        ),
        (
            f"The base rates are judged{', and moved by a registry' if taught else ''}. They stand "
            "between a ceiling (what managers of living initiatives say) and a floor (hard counts "
            "of those that act); no study that we know follows initiatives from launch to death."
        ),
    )


def what_we_do_not_know(
    dossier: Dossier, diagnosis: Diagnosis, screening: Screening, forecast: Forecast
) -> tuple[str, ...]:
    """What the dossier leaves open, in the order of the report."""
    return (
        *_about_obstacles(diagnosis),
        *_about_initiatives(dossier, screening, forecast),
        *_about_coder(dossier),
    )


def _about_obstacles(diagnosis: Diagnosis) -> list[str]:
    particulars = [p for o in diagnosis.obstacles for p in o.particulars]
    unknown = sum(not p.known for p in particulars)
    dark = [o.title for o in diagnosis.obstacles if o.severity is None]
    found = []
    if unknown:
        found.append(
            f"Of {len(particulars)} obstacles that the paper names, {unknown} are not known here."
        )
    if dark and len(dark) == len(diagnosis.obstacles):
        found.append("Nothing is known about any class of obstacles.")
    elif dark:
        found.append(f"Nothing at all is known about: {'; '.join(map(lower_first, dark))}.")
    return found


def _about_initiatives(dossier: Dossier, screening: Screening, forecast: Forecast) -> list[str]:
    found = []
    for initiative in dossier.initiatives:
        name = name_text(initiative.name)
        unrated = [
            lower_first(c.title)
            for c in screening.of(initiative.id).criteria
            if c.finding == "unknown"
        ]
        if unrated:
            found.append(f"{name}: not rated: {'; '.join(unrated)}.")
        if not forecast.of(initiative.id).pays_is_local:
            found.append(f"{name}: no cost is given, so whether it pays is the outside view only.")
    return found


def _about_coder(dossier: Dossier) -> list[str]:
    if dossier.place_known_poorly:
        return [
            "Whoever filled the dossier knows the place poorly, so its ratings count as less exact."
        ]
    if not dossier.sources:
        return ["The dossier names no source: every statement in it is judged."]
    return []


def _firms_sentence(forecast: Forecast) -> str:
    middle = [f.firms_simulated for f in forecast.initiatives]
    most = max(f.firms_simulated_high for f in forecast.initiatives)
    least = min(middle)
    count = str(least) if least == max(middle) else f"{least} to {max(middle)}"
    firms = "firm is" if count == "1" else "firms are"
    tail = f", {most} at most" if most > max(middle) else ""
    sentence = f"In the middle of the draws {count} {firms} simulated{tail}"
    if any(f.firms_capped for f in forecast.initiatives):
        return f"{sentence}; the place has more, but never more than {LARGEST_PLACE} are simulated."
    return f"{sentence} (never more than {LARGEST_PLACE})."
