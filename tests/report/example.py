"""Appraisals made up for the report's tests: no number in them says anything about a real place."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Catalogue, Criterion
from jointaction.cluster.dossier import Dossier, DossierSource, Initiative
from jointaction.diagnose.diagnosis import (
    Diagnosis,
    ObstacleDiagnosis,
    ParticularObstacle,
    Reading,
)
from jointaction.evidence.statement import Statement
from jointaction.forecast.beliefs import judged_beliefs
from jointaction.forecast.forecasts import (
    AdviceWord,
    Alternative,
    CollectiveEfficiency,
    EventForecast,
    Fan,
    Fans,
    Forecast,
    InitiativeForecast,
    Innovation,
    RangeParts,
    Ratio,
    Repair,
)
from jointaction.forecast.why.explanation import (
    Death,
    Difference,
    Driver,
    Drivers,
    Expected,
    Limit,
    Of,
    Part,
    Question,
    Region,
    Survivors,
    Why,
)
from jointaction.report.page import render_html
from jointaction.report.report import Report, report
from jointaction.screen.screening import (
    CriterionFinding,
    Finding,
    InitiativeScreening,
    Screening,
    Verdict,
)
from jointaction.sources import Grade

QUARTERS = 25
_PARTS = RangeParts(0.33, 0.08, 0.03, 0.01)
_MADE_UP = "A sentence that says what this ending means."
MADE_ON = date(2026, 11, 23)
CATALOGUE = load_catalogue()
BELIEFS = judged_beliefs(CATALOGUE)

# Severity, low, high, grade and sources of the obstacles that the made-up dossier speaks of.
_KNOWN = {
    "between_firms/rivalry_history": (3.2, 2.5, 3.8, Grade.REPORTED, ("survey",)),
    "between_firms/no_tradition": (3.1, 2.2, 3.9, Grade.JUDGED, ()),
    "between_firms/identical_products": (2.9, 2.4, 3.4, Grade.MEASURED, ("register",)),
    "between_firms/time_and_meetings": (1.0, 0.4, 1.9, Grade.JUDGED, ()),
    "firms_and_institutions/weak_organisation": (
        2.4,
        1.2,
        3.3,
        Grade.REPORTED,
        ("survey", "paper"),
    ),
    "private_and_public/political_rivalry": (2.6, 1.6, 3.4, Grade.JUDGED, ()),
    "private_and_public/red_tape": (1.2, 0.5, 2.1, Grade.REPORTED, ("survey",)),
    "private_and_public/externally_owned_firms": (0.4, 0.1, 0.9, Grade.DERIVED, ("register",)),
}

_CRITERIA = sorted(CATALOGUE.criteria.values(), key=lambda criterion: criterion.order)


@dataclass(frozen=True)
class Parts:
    """Everything a report is made from."""

    dossier: Dossier
    diagnosis: Diagnosis
    screening: Screening
    forecast: Forecast
    catalogue: Catalogue = CATALOGUE
    seed: int = 0
    version: str = "0.1.0"

    def report(self) -> Report:
        """The report on these parts."""
        return report(
            self.dossier,
            self.diagnosis,
            self.screening,
            self.forecast,
            self.catalogue,
            seed=self.seed,
            version=self.version,
            made_on=MADE_ON,
            command="jointaction appraise tile-town.toml --seed 0",
        )

    def html(self) -> str:
        """The page of that report."""
        return render_html(self.report())


def tile_town() -> Parts:
    """Two initiatives in a place of which something is known."""
    initiatives = (
        Initiative(
            "testing-centre",
            "Ceramics technology centre with a shared testing laboratory",
            "testing",
            {},
        ),
        Initiative(
            "buying-group", "Joint purchasing of glazes and natural gas", "purchasing_coop", {}
        ),
    )
    return Parts(
        _dossier(initiatives),
        _diagnosis(_KNOWN),
        Screening(
            (
                _screening("testing-centre", (4.0, 1.0, 1.2, 3.8, 2.4, None, 1.5), "passes"),
                _screening("buying-group", (2.2, 4.2, 3.9, 4.1, 3.0, 2.0, None), "killed"),
            )
        ),
        Forecast(
            (
                _forecast(
                    initiatives[0],
                    takes_off=_event(0.56, 0.24, 0.83, 0.45, 0.15, 0.77, 0.49, 0.22),
                    lasts=_event(0.43, 0.13, 0.75, 0.35, 0.09, 0.68, 0.38, 0.17),
                    pays=_event(0.37, 0.1, 0.7, 0.35, 0.09, 0.68, 0.31, 0.26),
                    ratio=Ratio(1.74, 1.1, 3.2),
                    advice=AdviceWord.START,
                    reasons=(
                        "About 1.7 times the base rate: in the crisis all feel it.",
                        "Worth starting small: agree now on what would make you stop.",
                    ),
                    local=True,
                    level=0.45,
                ),
                _forecast(
                    initiatives[1],
                    takes_off=_event(0.34, 0.11, 0.66, 0.45, 0.15, 0.77, 0.12, 0.22),
                    lasts=_event(0.29, 0.07, 0.6, 0.35, 0.09, 0.68, 0.1, 0.17),
                    pays=_event(0.35, 0.09, 0.68, 0.35, 0.09, 0.68, 0.26, 0.26),
                    ratio=Ratio(0.55, 0.31, 0.9),
                    advice=AdviceWord.DO_NOT_START,
                    reasons=(
                        "Buying together touches what firms compete with.",
                        "The best repair leaves the odds at 0.7 times the base rate.",
                    ),
                    local=False,
                    level=0.08,
                    refused=True,
                ),
            ),
            BELIEFS,
        ),
    )


def one_firm() -> Parts:
    """One initiative of one firm: no trade between firms, so co-operation cannot be drawn."""
    parts = tile_town()
    only = parts.forecast.initiatives[0]
    nothing = Fan((), (), (), (), (), ())
    fans = replace(
        only.fans, cooperation_with=nothing, cooperation_without=nothing, difference=nothing
    )
    lone = replace(only, fans=fans, firms_simulated=1, firms_simulated_high=1, firms_capped=False)
    return replace(
        parts,
        dossier=replace(parts.dossier, initiatives=parts.dossier.initiatives[:1]),
        screening=Screening(parts.screening.initiatives[:1]),
        forecast=Forecast((lone,), BELIEFS),
    )


def gaps(fans: Fans) -> Fans:
    """The same fans with no number in them."""
    nan = tuple(math.nan for _ in range(QUARTERS))
    nothing = Fan(nan, nan, nan, nan, nan, (nan,))
    return replace(
        fans,
        cooperation_with=nothing,
        cooperation_without=nothing,
        difference=nothing,
        participation=nothing,
    )


def nothing_known() -> Parts:
    """One initiative in a place of which nothing at all is known: the odds are the base rates."""
    initiative = Initiative("one", "A training course", "training", {})
    dossier = replace(
        _dossier((initiative,)), statements={}, sources=(), coder="", country="", region=""
    )
    forecast = replace(
        _forecast(
            initiative,
            takes_off=_event(0.45, 0.15, 0.77, 0.45, 0.15, 0.77, 0.21, 0.21),
            lasts=_event(0.35, 0.09, 0.68, 0.35, 0.09, 0.68, 0.17, 0.17),
            pays=_event(0.35, 0.09, 0.68, 0.35, 0.09, 0.68, 0.2, 0.2),
            ratio=Ratio(1.0, 0.7, 1.4),
            advice=AdviceWord.REPAIR_FIRST,
            reasons=("Nothing is known that speaks for or against it: ask first.",),
            local=False,
            level=0.2,
            refused=True,
        ),
        repairs=(),
        alternatives=(),
    )
    return Parts(
        dossier,
        _diagnosis({}),
        Screening((_screening("one", (None,) * 7, "not_known"),)),
        Forecast((forecast,), BELIEFS),
    )


def named(parts: Parts, name: str) -> Parts:
    """The same appraisal with ``name`` wherever a dossier may hold a text of its own."""
    dossier = parts.dossier
    initiatives = tuple(replace(i, name=name) for i in dossier.initiatives)
    sources = tuple(replace(s, citation=name, url=name, seen=name) for s in dossier.sources)
    obstacles = tuple(
        replace(
            o,
            particulars=tuple(
                replace(
                    p,
                    evidence=tuple(replace(r, sentence=name, where=name) for r in p.evidence),
                )
                for p in o.particulars
            ),
        )
        for o in parts.diagnosis.obstacles
    )
    screenings = tuple(
        replace(
            s,
            criteria=tuple(replace(c, reason=name, where=name) for c in s.criteria),
            warnings=(name,),
        )
        for s in parts.screening.initiatives
    )
    forecasts = tuple(
        replace(
            f,
            name=name,
            reasons=(name, name),
            why=replace(f.why, deaths=tuple(replace(d, title=name) for d in f.why.deaths)),
        )
        for f in parts.forecast.initiatives
    )
    return replace(
        parts,
        dossier=replace(
            dossier,
            name=name,
            country=name,
            region=name,
            coder=name,
            file=name,
            initiatives=initiatives,
            sources=sources,
            statements={
                **dossier.statements,
                "cluster.sector": replace(dossier.says("cluster.sector"), value=name),
            },
        ),
        diagnosis=Diagnosis(obstacles, (name,)),
        screening=Screening(screenings),
        forecast=Forecast(forecasts, BELIEFS),
    )


def every_variant() -> dict[str, Parts]:
    """All appraisals of this module by a word for each."""
    return {
        "two initiatives": tile_town(),
        "one firm": one_firm(),
        "nothing known": nothing_known(),
        "hostile names": named(tile_town(), HOSTILE),
    }


HOSTILE = (
    '"><script>alert(1)</script><img src=x onerror=alert(1)>\' onmouseover="x" $x_1$ \u202e'
    'javascript:alert(1) =HYPERLINK("http://x") </style></svg></title>{{ 7*7 }}'
)


def _dossier(initiatives: tuple[Initiative, ...]) -> Dossier:
    def said(
        key: str, value: str | float, low: float | None = None, high: float | None = None
    ) -> Statement:
        return Statement(
            key, value, low, high, Grade.REPORTED, ("survey",), "", f"tile-town.toml: {key}"
        )

    return Dossier(
        slug="tile-town",
        name="Tile Town ceramic tiles (made up)",
        country="Nowhere",
        region="Southern province",
        statements={
            "cluster.sector": said("cluster.sector", "ceramic wall and floor tiles"),
            "cluster.n_firms": said("cluster.n_firms", 15, 10, 25),
        },
        initiatives=initiatives,
        sources=(
            DossierSource(
                "survey",
                "Survey of 14 tile makers by the local chamber, 2024",
                "https://example.org/survey",
                "read",
            ),
            DossierSource("register", "Company register, extract of March 2025", "", "read"),
            DossierSource(
                "paper",
                "Regional newspaper, series on the tile crisis",
                "javascript:alert(1)",
                "excerpt",
            ),
        ),
        coder="two officers of the regional agency",
        place_known_poorly=False,
        file="/home/somebody/dossiers/tile-town.toml",
        digest="3fa94c12" * 8,
    )


def _diagnosis(
    known: Mapping[str, tuple[float, float, float, Grade, tuple[str, ...]]],
) -> Diagnosis:
    return Diagnosis(
        tuple(
            _class(o.code, o.area, o.title, o.plain, known)
            for o in sorted(CATALOGUE.obstacle_classes.values(), key=lambda o: o.code)
        ),
        ("Firms in this place may be too few for rules that many must keep.",) if known else (),
    )


def _class(
    code: str,
    area: str,
    title: str,
    plain: str,
    known: Mapping[str, tuple[float, float, float, Grade, tuple[str, ...]]],
) -> ObstacleDiagnosis:
    particulars = tuple(
        _particular(o.name, o.title, o.plain, o.ask, known)
        for o in sorted(CATALOGUE.obstacles.values(), key=lambda o: o.order)
        if o.code == code
    )
    told = [p for p in particulars if p.severity is not None]
    worst = max(told, key=lambda p: p.severity or 0) if told else None
    return ObstacleDiagnosis(
        id=code,
        area=area,
        title=title,
        plain=plain,
        severity=worst.severity if worst else None,
        low=worst.low if worst else 0.0,
        high=worst.high if worst else 4.0,
        known_share=len(told) / len(particulars),
        particulars=particulars,
    )


def _particular(
    name: str,
    title: str,
    plain: str,
    ask: str,
    known: Mapping[str, tuple[float, float, float, Grade, tuple[str, ...]]],
) -> ParticularObstacle:
    if name not in known:
        return ParticularObstacle(name, title, plain, None, 0.0, 4.0, (), ask)
    severity, low, high, grade, sources = known[name]
    first = Reading(
        f"history.{name.rsplit('/', 1)[1]}",
        f"{plain.rstrip('.')}: rated {severity + 0.8:.1f} of 5",
        severity,
        low,
        high,
        grade,
        sources,
        f"/home/somebody/dossiers/tile-town.toml: [history] {name}",
    )
    second = replace(
        first,
        severity=max(severity - 0.9, 0.0),
        low=max(low - 0.9, 0),
        sentence="The firms themselves rate it lower",
    )
    readings = (first, second) if name.endswith("rivalry_history") else (first,)
    return ParticularObstacle(name, title, plain, severity, low, high, readings, ask)


def _screening(
    initiative: str, ratings: tuple[float | None, ...], verdict: Verdict
) -> InitiativeScreening:
    findings = tuple(_finding(c, r) for c, r in zip(_CRITERIA, ratings, strict=True))
    killed = tuple(f.id for f in findings if f.finding == "fails" and f.kills)
    if verdict != "killed":
        killed = ()
    weaker = ("information_services", "training") if killed else ()
    warnings = ("Buying together may breach competition law; ask first.",) if killed else ()
    return InitiativeScreening(initiative, findings, verdict, killed, weaker, warnings)


def _finding(criterion: Criterion, rating: float | None) -> CriterionFinding:
    words: dict[Finding, str] = {
        "meets": criterion.when_good,
        "doubtful": criterion.when_doubtful,
        "fails": criterion.when_bad,
        "unknown": criterion.ask,
    }
    good = 0.0 if rating is None else 5 - rating if criterion.good == "low" else rating
    known: Finding = "meets" if good >= 3 else "doubtful" if good >= 1.5 else "fails"
    finding: Finding = "unknown" if rating is None else known
    reported = criterion.name.endswith("scale_economy")
    return CriterionFinding(
        id=criterion.name,
        family=criterion.family,
        title=criterion.title,
        rating=rating,
        low=0.0 if rating is None else max(rating - 0.8, 0),
        high=5.0 if rating is None else min(rating + 0.8, 5),
        finding=finding,
        kills=criterion.kills,
        reason=words[finding],
        grade=Grade.REPORTED if reported else Grade.JUDGED,
        sources=("survey",) if reported else (),
        where=f"tile-town.toml: [initiative] {criterion.reads}",
    )


def _event(
    p: float,
    low: float,
    high: float,
    base: float,
    base_low: float,
    base_high: float,
    model: float,
    reference: float,
) -> EventForecast:
    return EventForecast(p, low, high, base, base_low, base_high, model, reference, _PARTS)


def _forecast(
    initiative: Initiative,
    *,
    takes_off: EventForecast,
    lasts: EventForecast,
    pays: EventForecast,
    ratio: Ratio,
    advice: AdviceWord,
    reasons: tuple[str, ...],
    local: bool,
    level: float,
    refused: bool = False,
) -> InitiativeForecast:
    def together(events: tuple[EventForecast, ...], low: float, high: float) -> EventForecast:
        def product(key: str) -> float:
            return float(math.prod(getattr(event, key) for event in events))

        return EventForecast(
            product("probability"),
            low,
            high,
            product("base_rate"),
            low,
            high,
            product("model"),
            product("model_reference"),
            _PARTS,
        )

    both = together((takes_off, lasts), 0.03, 0.37)
    every = together((takes_off, lasts, pays), 0.01, 0.29)
    return InitiativeForecast(
        initiative=initiative.id,
        name=initiative.name,
        kind=initiative.kind,
        takes_off=takes_off,
        lasts=lasts,
        pays=pays,
        all_three=every,
        still_running=both,
        local_ratio=ratio,
        advice=advice,
        reasons=reasons,
        pays_is_local=local,
        repairs=(
            Repair(
                "neutral_moderator",
                "A neutral moderator",
                "local_government",
                "Pay somebody whom both camps trust to chair the meetings for two years",
                1.1,
                1.31,
                200,
            ),
            Repair(
                "rule_with_sanction",
                "A rule with a sanction",
                "business_associations",
                "Write down what members owe and what happens to those who break it",
                0.9,
                1.12,
                200,
            ),
        ),
        alternatives=(Alternative("training", "Joint training", 1.2, 1.08, 200),),
        why=_why(level, refused=refused),
        fans=_fans(level),
        innovation=Innovation(
            Part(0.08, 0.02, 0.19), Part(0.03, 0.0, 0.11), Part(0.002, 0.0, 0.01)
        ),
        collective_efficiency=CollectiveEfficiency(
            Part(14.0, 2.0, 41.0), Part(-0.6, -3.1, 2.2), Part(0.4, -1.0, 2.5)
        ),
        firms_simulated=16,
        firms_simulated_high=25,
        firms_capped=False,
        draws=1000,
        runs=2000,
    )


def _why(level: float, *, refused: bool = False) -> Why:
    """Everything that explains the odds, or, where ``refused``, what is left when little can be."""
    return Why(
        deaths=_deaths(level),
        questions=_questions(refused=refused),
        expected=(
            Expected(4, Part(0.6, 0.0, 0.9), Part(9, 0, 14)),
            Expected(20, Part(0.0, 0.0, 0.4), Part(0, 0, 6)),
        ),
        drivers=(_no_drivers("takes_off"), _no_drivers("lasts")) if refused else _drivers(),
        region=_no_region() if refused else _region(),
        survivors=_no_survivors() if refused else _survivors(),
    )


def _deaths(level: float) -> tuple[Death, ...]:
    return (
        Death("lasted", "Still running after five years", _MADE_UP, level * 0.4),
        Death("never_reached_threshold", "Never got together", _MADE_UP, 1 - level),
        Death(
            "broken_by_side_offers",
            "Broken by side offers",
            _MADE_UP,
            level * 0.1,
            Part(5, 2, 9),
        ),
        Death(
            "too_few_after_a_year",
            "Ran, but too few after a year",
            _MADE_UP,
            level * 0.1,
            Part(3, 2, 3),
        ),
        Death(
            "faded_when_goals_were_reached",
            "Faded when the goals were reached",
            "The problem no longer pressed, and staying together was too much of an effort.",
            level * 0.3,
            Part(11, 6, 18),
        ),
        Death(
            "faded_when_subsidy_ended",
            "Faded when the subsidy ended",
            "Within a year of the end of public money too few firms were left.",
            level * 0.07,
            Part(13, 12, 15),
        ),
        Death("firms_drifted_away", "Firms drifted away", _MADE_UP, level * 0.03, Part(14, 7, 19)),
    )


def _questions(*, refused: bool) -> tuple[Question, ...]:
    """The first changes the advice oftenest, though another one has the larger swing."""
    worked_out = (
        Question(
            "initiative.quick_start",
            "Quick start",
            "What could be done next week, with whom?",
            False,
            0.06,
            1 / 3,
            (("do_not_start", 1 / 3),),
        ),
        Question(
            "history.prior_cooperation",
            "Earlier co-operation",
            "What did firms here do together in the last ten years, and how did it end?",
            False,
            0.12,
            0.1,
            (("start", 0.08), ("do_not_start", 0.02)),
        ),
        Question(
            "history.rivalry",
            "Rivalry",
            "Would the three largest makers sit at one table?",
            True,
            0.05,
            0.0,
        ),
    )
    if not refused:
        return worked_out
    return tuple(replace(question, changes=None, would_be=()) for question in worked_out)


def _drivers() -> tuple[Drivers, ...]:
    return (
        Drivers(
            "takes_off",
            (
                Driver(
                    "trust.memory",
                    "Belief in trade partners for each rating point of co-operation over rivalry "
                    "(trust between firms)",
                    Of.PARAMETER,
                    0.22,
                    0.16,
                    0.29,
                    0.4,
                ),
                Driver("history.rivalry", "Rivalry", Of.ANSWER, 0.09, 0.05, 0.14, -0.31),
                Driver("cluster.buyer_structure", "Who buys", Of.ANSWER, 0.04, 0.01, 0.08, 0.0),
            ),
            0.35,
            1000,
            "",
        ),
        Drivers(
            "lasts",
            (
                Driver(
                    "activity.memory", "Worth of doing without", Of.PARAMETER, 0.3, 0.2, 0.41, -0.5
                ),
            ),
            0.3,
            560,
            "",
        ),
    )


def _no_drivers(event: str) -> Drivers:
    return Drivers(
        event, (), 0.0, 90, "With 90 draws it cannot be told from chance what drives the odds."
    )


def _region() -> Region:
    return Region(
        limits=(
            Limit(
                "history.rivalry",
                "Rivalry",
                Of.ANSWER,
                None,
                3.0,
                (),
                "rivalry is rated below 3 of 5",
            ),
        ),
        inside=Part(0.58, 0.49, 0.66),
        outside=0.21,
        size=0.14,
        draws=500,
        sentence="It takes off and lasts mostly where rivalry is rated below 3 of 5: in about 58 "
        "of 100 histories (49 to 66), against 21 of 100 elsewhere.",
        refused="",
    )


def _no_region() -> Region:
    return Region(
        (), Part(0.02, 0.0, 0.05), 0.02, 0.0, 500, "", "Hardly any simulated history lasts."
    )


def _survivors() -> Survivors:
    return Survivors(
        took_off=900,
        lasted=360,
        alive=tuple(1 - 0.0375 * quarter for quarter in range(17)),
        differences=(
            Difference(
                "participation_4",
                "Participation after a year",
                0.62,
                0.41,
                Part(0.8, 0.6, 1.0),
                "Those that lasted began with 62 of 100 intended firms taking part after a year; "
                "those that died later with 41",
            ),
        ),
        refused="",
    )


def _no_survivors() -> Survivors:
    return Survivors(3, 1, (), (), "Only 3 simulated histories took off: too few to compare.")


def _fans(level: float) -> Fans:
    with_ = [0.18 + 0.1 * level * (1 - math.exp(-q / 6)) for q in range(QUARTERS)]
    without = [0.18 + 0.0015 * q for q in range(QUARTERS)]
    takes_part = [max(0.0, 0.5 * level * math.exp(-((q - 5) ** 2) / 120)) for q in range(QUARTERS)]
    difference = [a - b for a, b in zip(with_, without, strict=True)]
    return Fans(
        _fan(with_, 0.22),
        _fan(without, 0.21),
        _fan(difference, 0.06, lowest=-1.0),
        _fan(takes_part, 0.35),
    )


def _fan(middle: Iterable[float], width: float, lowest: float = 0.0) -> Fan:
    middle = list(middle)

    def moved(by: float) -> tuple[float, ...]:
        grown = [by * width * min(1.0, 0.35 + q / 20) for q in range(len(middle))]
        return tuple(min(1.0, max(lowest, m + g)) for m, g in zip(middle, grown, strict=True))

    singles = tuple(
        tuple(
            min(1.0, max(lowest, m + width * (tilt + 0.45 * math.sin(q * (q + 3 * k) * 1.7))))
            for q, m in enumerate(middle)
        )
        for k, tilt in enumerate((-0.4, 0.1, 0.8))
    )
    return Fan(moved(-0.8), moved(-0.35), tuple(middle), moved(0.45), moved(1.2), singles)


def write(folder: Path) -> None:
    """Write every variant as a page, to be looked at."""
    for word, parts in every_variant().items():
        (folder / f"{word.replace(' ', '-')}.html").write_text(parts.html(), encoding="utf-8")
