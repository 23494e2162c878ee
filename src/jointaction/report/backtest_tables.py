"""Which tables stand on the page on the forecasts' past?

Numbers have two decimals; what cannot be said is a dash. An AUC that rests on fewer than five of
either outcome hangs on single initiatives, and stands in brackets where groups are small.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jointaction.catalogue.things import Event
from jointaction.experiments.backtest.attempts import Attempt
from jointaction.experiments.backtest.backtest import Backtest
from jointaction.experiments.backtest.fit import WEIGHTS, Fit, Variant
from jointaction.experiments.backtest.groups import GroupScores
from jointaction.experiments.backtest.outcomes import CODED_AS
from jointaction.experiments.backtest.scoring import FEWEST, EventScores
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.scores import Ranged
from jointaction.report.figures import DataTable
from jointaction.report.plain import name_text

TITLES = {"takes_off": "Taking off", "lasts": "Lasting", "pays": "Paying"}
HAPPENED = {"takes_off": "took off", "lasts": "lasted", "pays": "paid"}
SPLITS = {
    "by_confidence": "By the coder's confidence in the outcome (1 little, 3 good)",
    "by_outcome_seen": "By where the outcome was seen",
    "by_distance": "By years between the start and what the ratings describe",
}
WORST = 4
SCORES_NOTE = (
    "(a) The base rate, the same for every place. (b) The share among the other cases of the set, "
    "(k + 1/2) / (n + 1). Brier: mean squared difference between odds and outcome. Log score: mean "
    "of minus the natural logarithm of the odds given to what happened. Of both lower is better."
)
RANKING_NOTE = (
    "AUC: how often one that happened was given higher odds than one that did not, ties half; 0.50 "
    "is chance; in brackets 5 to 95 % of 2,000 resamples of cases. (b) ranks against the outcomes "
    "by construction: a case's own success is missing from the share that forecasts it. Plain sum: "
    "immediacy + scale - core - predation, as rated."
)
FAILURES_NOTE = (
    "Chosen by the odds alone, four on either side of each event: of those that happened the four "
    "with the lowest odds, of those that did not the four with the highest ('partly' counts as no)."
)


def scores_table(caption: str, scores: Iterable[EventScores]) -> DataTable:
    """Brier and log score beside those of both constants."""
    heads = (
        *("Event", "Scored", "Happened", "Mean odds", "Brier", "of base rate (a)"),
        *("of other cases (b)", "Log score", "of (a)", "of (b)"),
    )
    rows = tuple(
        (
            *(TITLES[one.event], str(one.n), str(one.happened), number(one.mean_probability)),
            *(number(one.brier), number(one.brier_base_rate), number(one.brier_leave_one_out)),
            *(number(one.log_score), number(one.log_score_base_rate)),
            number(one.log_score_leave_one_out),
        )
        for one in scores
    )
    return DataTable(caption, heads, rows)


def ranking_table(caption: str, scores: Iterable[EventScores]) -> DataTable:
    """AUC beside that of (b) and of the plain sum."""
    heads = (
        *("Event", "Forecasts", "Other cases (b)", "Plain sum", "Forecasts less plain sum"),
        "Resamples without AUC",
    )
    rows = tuple(
        (
            *(TITLES[one.event], ranged(one.auc), ranged(one.auc_leave_one_out)),
            *(ranged(one.plain_sum.auc), ranged(one.plain_sum.difference, sign=True)),
            str(one.auc.undefined),
        )
        for one in scores
    )
    return DataTable(caption, heads, rows)


def conditions_table(scores: Mapping[Event, EventScores]) -> DataTable:
    """Which conditions of skill hold for which event."""
    says = [one.says for one in next(iter(scores.values())).conditions]
    rows = tuple(
        (sentence, *(yes_or_no(one.conditions[at].holds) for one in scores.values()))
        for at, sentence in enumerate(says)
    )
    heads = ("Condition", *(TITLES[event] for event in scores))
    return DataTable("Skill is claimed only where all of these hold", heads, rows)


def failures(found: Backtest) -> Iterator[DataTable]:
    """Of which initiatives too little was said, and of which too much, event by event.

    Nothing where all were given the same odds.
    """
    for event, scores in found.scores.items():
        if not scores.constant:
            yield _failures(found.attempts, event)


def _failures(attempts: Sequence[Attempt], event: Event) -> DataTable:
    too_little, too_much = farthest_off(attempts, event)
    rows = [("too little", one) for one in too_little] + [("too much", one) for one in too_much]
    return DataTable(
        f"{TITLES[event]}: said too little, said too much",
        ("Case and initiative", "Said", "Odds", "Range", "Coded"),
        tuple((name_of(one), said, *_said(one, event)) for said, one in rows),
    )


def farthest_off(attempts: Sequence[Attempt], event: Event) -> tuple[list[Attempt], list[Attempt]]:
    """Those that happened at the lowest odds, and those that did not at the highest."""

    def by_odds(one: Attempt) -> tuple[float, str, str]:
        return one.odds[event].probability, one.case, one.initiative

    answers = [(one, one.answers(partly_is_yes=False)[event]) for one in attempts]
    happened = sorted((one for one, answer in answers if answer is True), key=by_odds)
    did_not = sorted((one for one, answer in answers if answer is False), key=by_odds)
    return happened[:WORST], did_not[::-1][:WORST]


def name_of(one: Attempt) -> str:
    """Case and initiative on one line."""
    return f"{name_text(one.case_name)}: {name_text(one.name)}"


def _said(one: Attempt, event: Event) -> tuple[str, ...]:
    odds = one.odds[event]
    return (
        number(odds.probability),
        f"{number(odds.low)} to {number(odds.high)}",
        str(one.outcome[CODED_AS[event]]),
    )


def cases_table(found: Backtest) -> DataTable:
    """Every forecast beside its outcome."""
    heads = ("Case and initiative", "Started", *TITLES.values())
    rows = tuple(
        (
            name_of(one),
            "-" if one.start_year is None else str(one.start_year),
            *(_odds_and_outcome(one, event) for event in EVENTS),
        )
        for one in found.attempts
    )
    return DataTable("Every forecast and what happened", heads, rows)


def _odds_and_outcome(one: Attempt, event: Event) -> str:
    answer = one.answers(partly_is_yes=False)[event]
    if not isinstance(answer, bool):
        return str(answer)
    return f"{number(one.odds[event].probability)}, {'yes' if answer else 'no'}"


def group_tables(found: Backtest) -> Iterator[DataTable]:
    """Each split as a table; an AUC of few is in brackets."""
    heads = ("Group", "Event", "Scored", "Happened", "Mean odds", "Brier", "Log score", "AUC")
    for name, split in found.groups.items():
        rows = tuple(
            (label, TITLES[event], *_group(one))
            for event, groups in split.items()
            for label, one in groups.items()
        )
        yield DataTable(SPLITS[name], heads, rows)


def _group(one: GroupScores) -> tuple[str, ...]:
    few = min(one.happened, one.n - one.happened) < FEWEST
    auc = ranged(one.auc) if not few else f"({number(one.auc.value)})"
    return (
        *(str(one.n), str(one.happened), number(one.mean_probability)),
        *(number(one.brier), number(one.log_score), "-" if one.auc.value is None else auc),
    )


def fit_tables(found: Backtest) -> Iterator[DataTable]:
    """Scores on the cases left out, beside those of the product."""
    heads = (
        *("Event", "Scored", "Brier fitted", "unfitted", "Log score fitted", "unfitted"),
        *("AUC fitted", "unfitted"),
    )
    for says, variant in variants(found):
        rows = tuple(
            (
                *(TITLES[event], str(one.n), number(one.brier), number(one.brier_unfitted)),
                *(number(one.log_score), number(one.log_score_unfitted)),
                *(ranged(one.auc), ranged(one.auc_unfitted)),
            )
            for event, one in variant.events.items()
        )
        yield DataTable(f"{says}, each case forecast by the others", heads, rows)


def at_an_end(weight: float) -> str:
    """A clause that says of a fitted weight that none beyond it was tried.

    >>> at_an_end(2.0)
    ' (the largest weight that was tried: a larger one might fit better still)'
    """
    if weight == WEIGHTS[-1]:
        return " (the largest weight that was tried: a larger one might fit better still)"
    return " (the smallest weight that was tried)"


def variants(found: Backtest) -> tuple[tuple[str, Variant], ...]:
    """Both ways to fit, named; none where nothing was fitted."""
    if not isinstance(found.fit, Fit):
        return ()
    return (
        ("Weight", found.fit.weight),
        ("Weight and an intercept an event", found.fit.weight_and_intercepts),
    )


def yes_or_no(holds: bool | None) -> str:
    """Whether it holds, in a word; a dash where that cannot be judged.

    >>> yes_or_no(True), yes_or_no(False), yes_or_no(None)
    ('yes', 'no', '-')
    """
    return "-" if holds is None else "yes" if holds else "no"


def number(value: float | None) -> str:
    """A number with two decimals, or a dash.

    >>> number(0.825), number(None)
    ('0.82', '-')
    """
    return "-" if value is None else f"{value:.2f}"


def ranged(score: Ranged, *, sign: bool = False) -> str:
    """A score with its range in brackets, or a dash.

    >>> ranged(Ranged(0.8, 0.65, 0.96, 0))
    '0.80 (0.65 to 0.96)'
    """
    if score.value is None:
        return "-"
    shape = "+.2f" if sign else ".2f"
    if score.low is None or score.high is None:
        return format(score.value, shape)
    return f"{score.value:{shape}} ({score.low:{shape}} to {score.high:{shape}})"
