"""Made-up cases and forecasts of which every test says what it needs."""

from dataclasses import replace

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.load import load_dossier
from jointaction.experiments.backtest.attempts import Attempt
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.forecasts import EventForecast, RangeParts

BASE = {"takes_off": 0.45, "lasts": 0.35, "pays": 0.35}
NOWHERE = RangeParts(0.0, 0.0, 0.0, 0.0)


def forecast_of(probability, base_rate=0.45, model=0.3, model_reference=0.3):
    """A forecast of which only the middle matters."""
    return EventForecast(
        probability, probability / 2, (1 + probability) / 2, base_rate, 0.1, 0.8, model,
        model_reference, NOWHERE,
    )  # fmt: skip


def attempt(case, took_off, probability=0.5, **more):
    """One initiative with its odds of taking off, and what came of it."""
    lasted, paid = more.pop("lasted", "unknown"), more.pop("paid", "unknown")
    odds = {event: forecast_of(BASE[event], BASE[event]) for event in EVENTS}
    odds["takes_off"] = forecast_of(probability)
    given = {
        "case": case, "case_name": case.title(), "initiative": "one", "name": "An initiative",
        "kind": "training", "start_year": 1990, "years_from_ref": 0, "plain_sum": 0.0,
        "outcome": {"took_off": took_off, "lasted_5y": lasted, "paid": paid}, "odds": odds,
    }  # fmt: skip
    return Attempt(**(given | more))


CLUSTER = {
    "period_end": 2009, "ref_year": 1990, "n_firms": 80, "product_similarity": 0.8,
    "buyer_power": 4, "period_start": 1970,
}  # fmt: skip


def write_case(folder, slug, outcomes, **more):
    """A case of its own in ``folder``; ``outcomes`` are the words of each of its initiatives."""
    said = {"rivalry": 4, "crisis_year": 1989, "start": 1990} | more
    lines: list[str] = [
        "schema_version = 1", f'slug = "{slug}"', f'name = "The place {slug}"',
        "[cluster]", 'sector = "shoes"', *(f"{key} = {value}" for key, value in CLUSTER.items()),
        "[history]", "prior_cooperation = 2", f"rivalry = {said['rivalry']}",
        "[crisis]", f"year = {said['crisis_year']}", 'kind = "slump"', "severity = 3",
    ]  # fmt: skip
    for number, outcome in enumerate(outcomes, start=1):
        lines += [
            "[[initiative]]", f'id = "first-{number}"', f'name = "Later so {number}"',
            'kind = "training"', f"start_year = {said['start']}", "end_year = 0",
            'initiator = "association"', "immediacy = 4", "scale_economies = 3",
            "core_closeness = 1", "predation_latitude = 2", 'subsidy = "none"',
        ]  # fmt: skip
        if outcome is not None:
            words = zip(("took_off", "lasted_5y", "paid"), outcome, strict=False)
            lines += ["[initiative.outcome]", *(f'{key} = "{word}"' for key, word in words)]
            lines += ["confidence = 2", 'outcome_seen = "memory"']
    file = folder / f"{slug}.toml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def loaded(file):
    """The case in a file."""
    return load_dossier(file, load_catalogue())


def with_statement(statements, key, **changed):
    """The statements with one of them changed."""
    return {**statements, key: replace(statements[key], **changed)}
