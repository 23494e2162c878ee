"""What does the page on the forecasts' past say, and in which words?

Takes what a backtest found and gives sentences, drawings and tables, for the page, the terminal
and other programs alike. Whether skill was shown is decided by the experiment, never here.
"""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jointaction.evidence.files import shown
from jointaction.experiments.backtest.backtest import Backtest
from jointaction.experiments.backtest.fit import FEWEST_CASES, Fit, TooFew, Variant
from jointaction.experiments.backtest.scoring import CHANCE, FEWEST, EventScores
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.scores import Ranged
from jointaction.report.backtest_caveats import LEARNS, caveats
from jointaction.report.backtest_figures import reliability_figure
from jointaction.report.backtest_tables import (
    FAILURES_NOTE,
    HAPPENED,
    RANKING_NOTE,
    SCORES_NOTE,
    TITLES,
    at_an_end,
    cases_table,
    conditions_table,
    failures,
    fit_tables,
    group_tables,
    number,
    ranking_table,
    scores_table,
    variants,
)
from jointaction.report.figures import DataTable, Figure
from jointaction.report.plain import name_text
from jointaction.simulate.runs import Ensemble


@dataclass(frozen=True)
class BacktestPage:
    """The page, ready to be laid out."""

    kicker: str
    headline: str
    events: tuple[str, ...]
    done: str
    scores: DataTable
    scores_note: str
    ranking: DataTable
    ranking_note: str
    figures: tuple[Figure, ...]
    conditions: DataTable
    failures: tuple[DataTable, ...]
    failures_note: str
    partly: tuple[DataTable, ...]
    left_out: tuple[str, ...]
    groups: tuple[DataTable, ...]
    fit: tuple[str, ...]
    fit_tables: tuple[DataTable, ...]
    cases: DataTable
    caveats: tuple[str, ...]
    line: str
    command: str


def backtest_page(found: Backtest, version: str) -> BacktestPage:
    """The page on one backtest."""
    return BacktestPage(
        kicker=f"{len(found.cases.cases)} cases: {name_text(found.cases.name)}",
        headline=headline(found),
        events=tuple(event_text(found.scores[event]) for event in EVENTS),
        done=what_was_done(found),
        scores=scores_table("Scores: lower is better", found.scores.values()),
        scores_note=SCORES_NOTE,
        ranking=ranking_table("Ranking: AUC, higher is better", found.scores.values()),
        ranking_note=RANKING_NOTE,
        figures=tuple(
            reliability_figure(TITLES[event], HAPPENED[event], found.reliability[event])
            for event in EVENTS
            if found.reliability[event]
        ),
        conditions=conditions_table(found.scores),
        failures=tuple(failures(found)),
        failures_note=FAILURES_NOTE,
        partly=(
            scores_table("Scores with 'partly' counted as yes", found.partly_as_yes.values()),
            ranking_table("Ranking with 'partly' counted as yes", found.partly_as_yes.values()),
        ),
        left_out=tuple(left_out(found)),
        groups=tuple(group_tables(found)),
        fit=tuple(fit_text(found)),
        fit_tables=tuple(fit_tables(found)),
        cases=cases_table(found),
        caveats=caveats(found),
        line=line(found, version),
        command=command(found),
    )


def headline(found: Backtest) -> str:
    """The first sentence: was skill shown, and in which of the events that were looked at?"""
    n = len(found.cases.cases)
    of = "that come along" if found.cases.shipped else f"({name_text(found.cases.name)})"
    where = f"on the {n} cases {of}" if n > 1 else f"on one case {of}"
    if not found.skilled:
        return f"No skill was shown {where}."
    named = _listed([TITLES[event].lower() for event in found.skilled])
    rest = [TITLES[event].lower() for event in EVENTS if event not in found.skilled]
    none = f"; none was shown for {_listed(rest)}" if rest else ""
    return (
        f"Skill was shown for {named} {where}{none}. {len(EVENTS)} events were looked at, without "
        "allowance for so many looks."
    )


def event_text(of: EventScores) -> str:
    """One event in a few sentences, the verdict first."""
    title = TITLES[of.event]
    if not of.n:
        return f"{title}: nothing could be scored."
    counted = f"{of.happened} of {_count(of.n, 'initiative')} {HAPPENED[of.event]}"
    said = f"the odds said {number(of.mean_probability)} on average"
    verdict = "skill was shown" if of.skill else "no skill shown"
    parts = (f"{title}: {verdict}.", f"{counted}; {said}.", _ranking_text(of), _worth_text(of))
    return " ".join(part for part in parts if part)


def _ahead(difference: Ranged) -> str:
    """Whether the odds rank better than the plain sum, in a word."""
    if (difference.low or 0) > 0:
        return "better"
    return "not surely better" if (difference.value or 0) > 0 else "no better"


def _ranking_text(of: EventScores) -> str:
    """How well the odds ranked, against chance and the plain sum."""
    if of.auc.value is None:
        return "Only one outcome occurs, so nothing can be ranked."
    if of.constant:
        return "All were given the same odds, so the ranking carries no news."
    if of.auc.low is None:
        return (
            f"All belong to one case: their AUC, {number(of.auc.value)}, has no range, and whether "
            "they rank better than chance cannot be said."
        )
    than = "better than chance" if of.auc.low > CHANCE else "not surely better than chance"
    plain = of.plain_sum
    if plain.auc.value is None:
        beside = "there are no ratings to add up for comparison"
    else:
        beside = f"{_ahead(plain.difference)} than the plain sum of four ratings"
        beside += f" ({_spoken(plain.auc)})"
    few = min(of.happened, of.n - of.happened)
    hangs = "" if few >= FEWEST else f" That hangs on {_count(few, 'initiative')} alone."
    return f"They rank {than} (AUC {_spoken(of.auc)}), and {beside}.{hangs}"


def _worth_text(of: EventScores) -> str:
    """Whether the odds were worth more than the share among the other cases."""
    if of.brier is None:
        return ""
    if of.brier_leave_one_out is None:
        return "There is no other case whose share they could be compared with."
    than = "closer to" if of.brier < of.brier_leave_one_out else "farther from"
    return (
        f"They were {than} what happened than the share among the other cases: Brier "
        f"{number(of.brier)} against {number(of.brier_leave_one_out)}."
    )


def _spoken(score: Ranged) -> str:
    if score.low is None or score.high is None:
        return number(score.value)
    return f"{number(score.value)}, range {number(score.low)} to {number(score.high)}"


def what_was_done(found: Backtest) -> str:
    """How the forecasts were made, in a few sentences."""
    were = "was" if len(found.attempts) == 1 else "were"
    return (
        f"{_count(len(found.attempts), 'initiative')} of "
        f"{_count(len(found.cases.cases), 'place')} {were} reduced to what could be known before "
        "they began (facts and ratings of the place, the crisis if it had struck, kind, start, "
        "initiator, ratings and subsidy of the initiative; no names, no sources, no later "
        f"years) and forecast with {_settings(found.ensemble)}. "
        "Lasting is scored only where it took off, paying only where it lasted. 'Partly' counts "
        "as no."
    )


def _settings(chosen: Ensemble) -> str:
    """With how many histories, and whether that is what the product does unasked."""
    default = Ensemble()
    usual = (default.draws, default.runs_per_draw)
    each = f"{_drawn(chosen.draws)} of {_count(chosen.runs_per_draw, 'history')}"
    if (chosen.draws, chosen.runs_per_draw) == usual:
        return f"the product's defaults, {each}"
    return f"{each} instead of the product's {usual[0]:,} of {usual[1]}"


def _drawn(draws: int) -> str:
    return "1 draw" if draws == 1 else f"{draws:,} draws"


def left_out(found: Backtest) -> Iterator[str]:
    """What was counted and not scored, and why."""
    for event in EVENTS:
        reasons = found.scores[event].not_scored
        if reasons:
            listed = ", ".join(f"{count} {reason}" for reason, count in reasons.items())
            yield f"{TITLES[event]}, not scored: {listed}."
    if found.cases.without_outcome:
        files = ", ".join(name_text(one) for one in found.cases.without_outcome)
        yield f"No outcome coded in {files}: left out."


def fit_text(found: Backtest) -> Iterator[str]:
    """What a fitted weight would have done; nothing where none was asked for."""
    if isinstance(found.fit, TooFew):
        yield _too_few(found.fit)
    if not isinstance(found.fit, Fit):
        return
    yield (
        f"{LEARNS[found.cases.shipped]} Each case was left out once, and the scores are those on "
        "the case left out. Nothing in the product changes by this."
    )
    for says, one in variants(found):
        yield _weight_text(says, one, found.fit.default_weight)


def _too_few(of: TooFew) -> str:
    return (
        f"Too few to fit a weight: {_count(of.cases, 'case')}, in which {of.took_off} took off and "
        f"{of.did_not} did not; at least {FEWEST_CASES} cases and {FEWEST} of either are needed. "
        "On so few any weight would be an accident."
    )


def _weight_text(says: str, one: Variant, default: float) -> str:
    end = at_an_end(one.on_all.weight) if one.at_end else ""
    return (
        f"{says}: {number(one.on_all.weight)} on all cases{end}; {number(one.weight_low)} to "
        f"{number(one.weight_high)} with one case left out; the product's is {number(default)}."
    )


def line(found: Backtest, version: str) -> str:
    """Version, seed and digest, for the foot of the page."""
    return (
        f"jointaction {version} · seed {found.ensemble.seed} · {found.ensemble.draws} x "
        f"{found.ensemble.runs_per_draw} histories · cases {found.cases.digest[:12]}"
    )


def command(found: Backtest) -> str:
    """The command that gives this page again."""
    folder = found.cases.folder
    words = ["jointaction", "backtest", *([] if folder is None else [shown(folder)])]
    words += ["--seed", str(found.ensemble.seed)]
    default = Ensemble()
    if found.ensemble.draws != default.draws:
        words += ["--draws", str(found.ensemble.draws)]
    if found.ensemble.runs_per_draw != default.runs_per_draw:
        words += ["--runs-per-draw", str(found.ensemble.runs_per_draw)]
    return shlex.join([*words, *(["--fit"] if found.fit else [])])


def _count(n: int, of: str) -> str:
    plural = of[:-1] + "ies" if of.endswith("y") else of + "s"
    return f"{n} {of if n == 1 else plural}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
