"""What can be typed on the command line, and what stands in its JSON document?

Both pages are made by asking the program itself, so they cannot fall behind it.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from typer.main import get_command

from jointaction.catalogue.things import Catalogue
from jointaction.cli.main import GUIDE, app, run

from _markdown import table

SHOWN = ("appraise", "criciuma-1991", "--draws", "10", "--runs-per-draw", "1", "--json")
EVENT = {
    "probability": "the odds: outside and inside view together, 0-1",
    "low": "5th percentile, 0-1",
    "high": "95th percentile, 0-1",
    "base_rate": "the outside view: how often among initiatives of any place, 0-1",
    "base_low": "5th percentile of the base rate",
    "base_high": "95th percentile of the base rate",
    "model": "the inside view: share of the simulated histories here, 0-1",
    "model_reference": "the same in the reference place of which nothing is known, 0-1",
    "range_from": "how wide the range would be if only one of `base_rate`, `weight`, `parameters` "
    "and `runs` were open, 0-1; the widths do not add up",
}
EVENTS = ("takes_off", "lasts", "pays", "all_three", "still_running")
MEANINGS = {
    "tool": "always `jointaction`",
    "version": "version of the program that made the document",
    "dossier": "which dossier: short name, name, place, file, and a SHA-256 of all that was read",
    "seed": "where chance started",
    "made_on": "the day, year-month-day",
    "settings": "draws, and runs per draw",
    "beliefs": "what the odds rest on before anything of this place is known",
    "beliefs.registry": "whether a registry of forecasts was looked at",
    "beliefs.base_rates": "each event: judged and used Beta distribution, entries of the registry",
    "beliefs.weight": "weight of the model's news: range, mean, shares of equal slices",
    "forecast": "one entry an initiative, in the dossier's order",
    "forecast[].initiative": "its `id` in the dossier",
    "forecast[].name": "its name",
    "forecast[].kind": "its kind of activity",
    "forecast[].takes_off": "odds of taking off",
    "forecast[].lasts": "odds of lasting, given that it takes off",
    "forecast[].pays": "odds of paying, given that it lasts",
    "forecast[].all_three": "odds of all three; the probability is the product of the three",
    "forecast[].still_running": "odds of taking off and lasting, the headline of the report",
    "forecast[].local_ratio": "odds here over odds of the base rate",
    "forecast[].local_ratio_low": "5th percentile of that ratio",
    "forecast[].local_ratio_high": "95th percentile of that ratio",
    "forecast[].advice": "`start`, `repair_first`, `do_something_else` or `do_not_start`",
    "forecast[].reasons": "sentences, the deciding one first; never empty",
    "forecast[].pays_is_local": "false where no cost is given: paying is then the outside view",
    "forecast[].repairs": "instruments and bundles tried, best first; `gain` multiplies the odds",
    "forecast[].alternatives": "other activities tried instead, best first",
    "forecast[].deaths": "how the histories ended, each with its `share`, 0-1, and with `quarter`, "
    "the one after the last in which it ran with enough firms: median, 5th and 95th percentile; "
    "null where it never ran or lasted",
    "forecast[].expected": "firms to expect in quarters 4 and 20, as `share` of those intended and "
    "as a number: median, and the narrowest range that holds 9 in 10 histories",
    "forecast[].drivers": "what taking off and lasting hang on: first-order `index`, 0-1, with "
    "90 % interval, and `direction`; `of` says whether it is an answer or a parameter; `refused` "
    "says why there are none",
    "forecast[].region": "where it mostly lasts: `limits`, the share of histories that last "
    "`inside` and `outside`, 0-1, and a `sentence`; `refused` says why there is none",
    "forecast[].survivors": "of those that took off: the share still `alive` in each quarter from "
    "the fourth, and the `differences` between those that lasted and those that died",
    "forecast[].fans": "percentiles and three single histories, a number a quarter from quarter 0",
    "forecast[].questions": "what to find out, in the order of what it is worth: `changes`, the "
    "probability that the answer changes the advice, and to what (`would_be`); `swing`, the "
    "difference in the share of histories that last; null where it was not worked out",
    "forecast[].innovation": "change in capability: passive, active, externalities; with range",
    "forecast[].collective_efficiency": "external economies, joint action, its externalities",
    "forecast[].firms_simulated": "firms simulated, middle of the draws",
    "forecast[].firms_simulated_high": "firms simulated, most",
    "forecast[].firms_capped": "whether the place has more firms than are simulated",
    "forecast[].draws": "parameter draws",
    "forecast[].runs": "histories",
    "diagnosis": "what stands in the way",
    "diagnosis.obstacles": "the six classes of Table 1, in the paper's order",
    "diagnosis.obstacles[].id": "FF1, FF2, FI1, FI2, PP1 or PP2",
    "diagnosis.obstacles[].area": "between firms, firms and institutions, private and public",
    "diagnosis.obstacles[].title": "its title",
    "diagnosis.obstacles[].plain": "the same in plain words",
    "diagnosis.obstacles[].severity": "0-4, that of its worst known particular; null if unknown",
    "diagnosis.obstacles[].low": "lower end of the severity",
    "diagnosis.obstacles[].high": "upper end of the severity",
    "diagnosis.obstacles[].known_share": "share of its particulars that are known, 0-1",
    "diagnosis.obstacles[].particulars": "its obstacles, each with severity, range and evidence",
    "diagnosis.obstacles[].evidence": "every reading: sentence, grade, sources, place, who judged",
    "diagnosis.ask_next": "questions that would change most, most first: the class's severity "
    "would lie from `low` to `high` by the answer",
    "diagnosis.cluster_types": "how probable each type of cluster is; they sum to one",
    "diagnosis.checklists": "features of associations and institutions, the four dimensions and "
    "the paradigms: `having`, 0-1, with range; null if unknown",
    "diagnosis.network": "what the ties beside the dossier tell; null where there are none",
    "diagnosis.heard": "how many of each group are told of, and how many answers are held back",
    "diagnosis.to_do": "numbers of documents and statistics that nobody has looked up yet",
    "diagnosis.warnings": "what speaks against the place as such; sentences",
    "screening": "one entry an initiative",
    "screening[].initiative": "its `id`",
    "screening[].criteria": "the seven criteria: rating, range, finding, reason, source, who rated",
    "screening[].verdict": "`passes`, `doubtful`, `killed` or `not_known`",
    "screening[].killed_by": "criteria that kill it",
    "screening[].weaker_variants": "activities farther from the core",
    "screening[].weaker_titles": "the titles of those activities",
    "screening[].warnings": "sentences",
    "screening[].anti_trust": "what competition law says to look at; empty where nothing",
    "screening[].to_pass": "what would have to change: the rating of a criterion, and the needed",
    "screening[].variants": "the weaker variants, each with its reason, the easiest first",
    "screening[].intention": "what firms say they would do: raw share, and divided by the factor",
    "advised": "what holds for the place as a whole",
    "advised.instruments": "who could do what about the obstacles found, in the order of the paper",
    "advised.appraisal_errors": "typical errors made in this appraisal; sentences",
    "advised.not_told": "of which errors nobody said whether they were made",
    "innovation": "the same for the initiative with the best local ratio, and for each",
    "collective_efficiency": "worth to a firm over five years, in tie-quarters, in its two parts",
    "simulation": "shares of simulated histories, 0-1, and endings; no odds",
    "sources": "the sources that the dossier names",
}


def said_by(*arguments: str) -> str:
    """What a command prints on standard output; ``RuntimeError`` where it does not do its work."""
    with redirect_stdout(StringIO()) as out:
        code = run(arguments)
    if code != 0:
        raise RuntimeError(f"jointaction {' '.join(arguments)} left with {code}")
    return out.getvalue()


def command_line(catalogue: Catalogue) -> Iterable[str]:  # noqa: ARG001 - every page takes it
    """Every command with its options, as ``--help`` tells them."""
    yield "# Command line"
    yield GUIDE
    yield (
        "Every command leaves with 0 when it did its work, whatever the verdict; 2 for bad input "
        "or usage; 1 for a fault of ours; 130 when interrupted."
    )
    for name, command in commands_of(get_command(app)).items():
        yield f"## {name}"
        yield f"```text\n{said_by(name, '--help').strip()}\n```"
        for below in commands_of(command):
            yield f"### {name} {below}"
            yield f"```text\n{said_by(name, below, '--help').strip()}\n```"


def commands_of(group: object) -> dict[str, object]:
    """The commands below a command, none below most."""
    return dict(getattr(group, "commands", {}))


def json_interface(catalogue: Catalogue) -> Iterable[str]:  # noqa: ARG001 - every page takes it
    """The fields of ``appraisal.json``, from one that was made for this page."""
    yield "# The JSON interface"
    yield (
        "`jointaction appraise` writes `appraisal.json`, and prints the same with `--json`. The "
        "other commands print its parts. Unknown is `null`. New fields may be added; a field that "
        "stands here keeps its name and meaning."
    )
    document = json.loads(said_by(*SHOWN))
    rows = [(f"`{path}`", kind, MEANINGS.get(path, "")) for path, kind in paths(document)]
    yield table(("field", "holds", "meaning"), rows)
    yield "## An event"
    names = ", ".join(f"`{name}`" for name in EVENTS)
    yield f"Each of {names} holds these numbers, and low <= probability <= high."
    yield table(("field", "meaning"), [(f"`{name}`", said) for name, said in EVENT.items()])


def paths(document: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """The fields that have a meaning of their own, with the kind of thing that they hold."""
    for name, value in document.items():
        path = f"{above}{name}"
        yield path, kind_of(value)
        inside = value[0] if isinstance(value, list) and value else value
        below = f"{path}[]." if isinstance(value, list) else f"{path}."
        if isinstance(inside, dict) and any(one.startswith(below) for one in MEANINGS):
            yield from paths(inside, below)


def kind_of(value: object) -> str:
    """A value's kind in words."""
    if isinstance(value, bool):
        return "true or false"
    words = {str: "text", int: "whole number", float: "number", list: "list", dict: "object"}
    return words.get(type(value), "null or number")
