"""What does a dossier say about the quantities of the model?

The one way from a dossier into the simulation. Each key enters here alone, by the formulas that
its catalogue entry states under ``moves``. Most move one quantity; rivalry moves history and
pressure, because the paper gives it both ([MeyerStamer2002] 1 and 3.1), the strength of the
association its meetings, services and detection, and local government its red tape, credibility
and facilitation, because one rating stands for several things. What is missing is drawn from the
same prior for every place; what is known carries its stated range or the field's own error.
Nothing is taken from the initiative's outcome, and no cut-off on a raw scale decides anything.

Gives one array a quantity, one number a parameter draw.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from jointaction.catalogue.things import Catalogue, Key, Shift
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.evidence.statement import Statement
from jointaction.scales import HIGHEST_RATING, QUARTERS_A_YEAR, Scale
from jointaction.simulate import sampling
from jointaction.simulate.layout import QUARTERS_OF_ACCOUNT
from jointaction.simulate.rules import costs_and_gains, place
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.sampling import Draws, Words

MOST_FIRMS = 300
HORIZON_QUARTERS = 24
QUARTERS_AFTER_SUBSIDY = 4

RULED_BY_FEW_BUYERS = ("few_external", "traders_and_few_external", "quasi_hierarchy", "mnc_parents")
_TEMPLATE_DRAWS = {
    "cost": 901,
    "benefit": 902,
    "threshold": 903,
    "goal_quarters": 904,
    "knowledge": 905,
}
_SUBSIDY_END = "initiative.subsidy_end_year"
_LEAST_COST = 1e-9
_SHARES = (
    "product_similarity", "play_off", "crisis", "meetings", "red_tape", "credibility",
    "facilitation", "skill", "external_share", "core", "predation", "immediacy", "scale",
    "free_riding", "external_pressure", "subsidy_share", "rivalry_pressure", "threshold",
    "service_quality", "institutions", "political_rivalry", "lead_share", "red_tape_regional",
    "red_tape_central", "felt_share", "foresight", "cutting", "crisis_immediacy",
    "associations.capture", "vertical_ties.share", "associations.attention",
    "associations.mandatory",
)  # fmt: skip
_MOST_CERTAIN = 0.99
_MOST_LEAK = 0.1  # a firm has at most ten ties, and cannot lose more than all its secrets
_LEAST_CLUSTER_SHARE = 0.05
SIZES = ("small", "medium", "large")
# What nobody asks in a dossier: only an instrument or an experiment makes it anything but this.
NEVER = 1e6
UNLESS_SET = {
    "benefit_factor": 1.0,
    "association_development": 0.0,
    "institution_development": 0.0,
    "institutions_efficiency": 0.0,
    "institutions_quality": 0.0,
    "institutions_flexibility": 0.0,
    "institutions_responsiveness": 0.0,
    "cutting": 0.0,
    "cutting_from": 0.0,
    "cutting_quarters": 4.0,
    "foresight": 0.0,
    "matching": 0.0,
    "incubation": 0.0,
    "felt_share": 1.0,
    "rule_ends": NEVER,
}

Quantities = dict[str, Draws]


def states_cost(initiative: Initiative) -> bool:
    """Whether the initiative states its total cost: then paying can be told for this place."""
    return (initiative.says("cost_total").number or 0) > 0


@dataclass(frozen=True)
class Mapper:
    """Draws for one dossier: knows the ensemble, the catalogue and how well the place is known.

    ``answers`` keeps what was drawn for each key of the dossier (``history.rivalry``), words as
    their place in the catalogue's list, so that a result can be traced to the answers behind it.
    """

    dossier: Dossier
    catalogue: Catalogue
    ensemble: Ensemble
    answers: Quantities = field(default_factory=dict)

    def parameters(self) -> Quantities:
        """Every parameter of every mechanism, by its catalogue name."""
        return {
            f"{mechanism.name}.{symbol}": sampling.shaped(self._u(parameter.draw), parameter)
            for mechanism in self.catalogue.mechanisms.values()
            for symbol, parameter in mechanism.parameters.items()
        }

    def place(self, parameters: Quantities) -> tuple[Quantities, Words]:
        """Facts about the place, and its type of cluster in each draw."""
        lean = parameters["place.rater_shift"]
        prior_cooperation = self._number("history.prior_cooperation", lean)
        rivalry = self._number("history.rivalry", lean)
        association = self._number("history.association_strength", lean) / HIGHEST_RATING
        government = self._number("history.local_government", lean) / HIGHEST_RATING
        power = self._number("cluster.buyer_power", lean) / HIGHEST_RATING
        few = np.isin(self._word("cluster.buyer_structure"), RULED_BY_FEW_BUYERS)
        facts = {
            "firms": np.maximum(np.round(self._number("cluster.n_firms", lean)), 1),
            "product_similarity": self._number("cluster.product_similarity", lean),
            "external_share": self._number("cluster.external_ownership_share", lean),
            "play_off": power * np.where(few, 1, parameters["buyers.play_off_elsewhere"]),
            "starting_disposition": place.rated(
                parameters["place.disposition_factor"], prior_cooperation, rivalry
            ),
            "starting_trust": place.rated(
                parameters["place.trust_factor"], prior_cooperation, rivalry
            )
            + parameters["place.trust_noise"] / 2,
            "rivalry_pressure": rivalry / HIGHEST_RATING,
            "meetings": association,
            "detection": parameters["rules.detection_by_association"] * association,
            "service_quality": association,
            "red_tape": 1 - government,
            "red_tape_regional": parameters["red_tape.regional"],
            "red_tape_central": parameters["red_tape.central"],
            "credibility": government,
            "facilitation": government,
            "skill": self._number("history.skill_level", lean) / HIGHEST_RATING,
            "institutions": self._number("history.support_institutions", lean) / HIGHEST_RATING,
            "political_rivalry": self._number("history.political_rivalry", lean) / HIGHEST_RATING,
            "lead_share": self._number("cluster.lead_firm_share", lean),
            **self._sizes(lean),
        }
        return facts, self._word("cluster.cluster_type")

    def initiative(
        self, initiative: Initiative, parameters: Quantities, firms: Draws
    ) -> Quantities:
        """Facts about an initiative in this place; ``firms`` is the number of firms there."""
        lean = parameters["place.rater_shift"]

        def rated(key: str) -> Draws:
            return self._number(f"initiative.{key}", lean, initiative) / HIGHEST_RATING

        activity = self.catalogue.activities[initiative.kind]
        template = {
            name: sampling.shaped(self._u(number), getattr(activity, name))
            for name, number in _TEMPLATE_DRAWS.items()
        }
        crisis = self._crisis(initiative, parameters, lean)
        immediacy = rated("immediacy")
        presses = not initiative.says("immediacy").known and activity.common_problem
        subsidy = self._subsidy(initiative, parameters)
        asked = np.round(self._number("initiative.intended_firms", lean, initiative))
        return template | {
            "crisis": crisis,
            "immediacy": immediacy,
            "crisis_immediacy": parameters["crisis.immediacy"] * crisis * float(presses),
            "core": rated("core_closeness"),
            "predation": rated("predation_latitude"),
            "scale": rated("scale_economies"),
            "free_riding": rated("free_riding_latitude"),
            "external_pressure": rated("external_pressure"),
            "subsidy_share": subsidy,
            "subsidy_quarters": self._subsidy_quarters(initiative, parameters, subsidy),
            "intended": np.clip(asked, 1, np.minimum(firms, MOST_FIRMS)),
            "stated_return": self._stated_return(initiative, parameters),
        }

    def shifts(self, shifts: Sequence[Shift]) -> Quantities:
        """By how much a list of shifts moves each quantity, summed."""
        moved: Quantities = {}
        for shift in shifts:
            amount = sampling.shift(self._u(shift.draw), shift)
            moved[shift.quantity] = moved.get(shift.quantity, 0) + amount
        return moved

    def _sizes(self, lean: Draws) -> Quantities:
        """Shares of small (micro counted in), medium and large firms; they sum to one."""
        said = {
            size: np.maximum(self._number(f"cluster.share_{size}", lean), 0)
            for size in ("micro", *SIZES)
        }
        together = np.maximum(np.sum(list(said.values()), axis=0), _LEAST_COST)
        return {
            "share_small": (said["micro"] + said["small"]) / together,
            "share_medium": said["medium"] / together,
            "share_large": said["large"] / together,
        }

    def _u(self, number: int, item: int = 0) -> Draws:
        return sampling.uniform(self.ensemble, number, item)

    def _key(self, path: str) -> tuple[Key, int]:
        key = self.catalogue.keys[path]
        if key.draw is None:
            raise ValueError(f"{path} has no draw number in the catalogue")
        return key, key.draw

    def _says(self, path: str, initiative: Initiative | None) -> Statement:
        table, name = path.split(".", 1)
        if table == "initiative" and initiative is not None:
            return initiative.says(name)
        return self.dossier.says(path)

    def _number(self, path: str, lean: Draws, initiative: Initiative | None = None) -> Draws:
        self.answers[path] = self._drawn_number(path, lean, initiative)
        return self.answers[path]

    def _word(self, path: str, initiative: Initiative | None = None) -> Words:
        drawn = self._drawn_word(path, initiative)
        listed = np.array(list(self.catalogue.keys[path].words))
        self.answers[path] = (drawn[:, None] == listed).argmax(axis=1).astype(np.float64)
        return drawn

    def _drawn_number(self, path: str, lean: Draws, initiative: Initiative | None) -> Draws:
        key, number = self._key(path)
        statement, u = self._says(path, initiative), self._u(number)
        if statement.number is None:
            if key.missing is None:
                raise ValueError(f"{path} has no prior for a missing answer in the catalogue")
            return sampling.shaped(u, key.missing)
        if key.scale is Scale.COUNT:
            return sampling.stated_count(u, statement)
        leaning = lean if key.scale is Scale.RATING_0_5 else np.zeros_like(u)
        drawn = sampling.stated(u, statement, key.error, self.dossier.place_known_poorly, leaning)
        return np.clip(drawn, *key.scale.limits)

    def _drawn_word(self, path: str, initiative: Initiative | None) -> Words:
        key, number = self._key(path)
        word, u = self._says(path, initiative).word, self._u(number)
        if word is not None:
            return sampling.stated_word(u, self._u(number, 1), word, key.missing_words, key.error)
        if key.missing_words is None:
            raise ValueError(f"{path} has no prior for a missing answer in the catalogue")
        return sampling.words(u, key.missing_words)

    def _crisis(self, initiative: Initiative, parameters: Quantities, lean: Draws) -> Draws:
        """Severity at the start (0-1): as rated then, else faded from the year of the crisis.

        A crisis after the start was not known at the start: it counts as unknown.
        """
        year = self.dossier.says("crisis.year").number
        start = initiative.says("start_year").number or self.dossier.says("cluster.ref_year").number
        rated = initiative.says("crisis_at_start").known
        if not rated and year == 0:
            return np.zeros(self.ensemble.draws)
        later = year is not None and start is not None and year > start
        if rated or later or not self.dossier.says("crisis.severity").known:
            return self._number("initiative.crisis_at_start", lean, initiative) / HIGHEST_RATING
        severity = self._number("crisis.severity", lean) / HIGHEST_RATING
        if year is None or start is None:
            since = parameters["crisis.quarters_since_undated"]
        else:
            since = np.full(self.ensemble.draws, (start - year) * QUARTERS_A_YEAR)
        return np.asarray(severity * 2.0 ** (-since / parameters["crisis.half_life"]))

    def _stated_return(self, initiative: Initiative, parameters: Quantities) -> Draws:
        """Stated benefit over stated cost, each within its range; else what proposals claim."""
        cost, benefit = initiative.says("cost_total"), initiative.says("benefit_total")
        if not states_cost(initiative) or not benefit.known:
            return parameters["costs_and_gains.stated_return"]
        brings, takes = (
            sampling.within_range(self._u(self._key(one.key)[1]), one) for one in (benefit, cost)
        )
        return brings / np.maximum(takes, _LEAST_COST)

    def _subsidy(self, initiative: Initiative, parameters: Quantities) -> Draws:
        word = self._word("initiative.subsidy", initiative)
        shares = {name: parameters[f"subsidy.{name}"] for name in ("low", "medium", "high")}
        return np.select([word == name for name in shares], list(shares.values()), 0.0)

    def _subsidy_quarters(
        self, initiative: Initiative, parameters: Quantities, subsidy: Draws
    ) -> Draws:
        start, end = (
            initiative.says("start_year").number,
            initiative.says("subsidy_end_year").number,
        )
        if start is not None and end is not None:
            last_year = np.ceil(QUARTERS_A_YEAR * self._u(self._key(_SUBSIDY_END)[1]))
            quarters = (end - start) * QUARTERS_A_YEAR + last_year
        else:
            quarters = np.round(parameters["subsidy.quarters"])
        return np.where(subsidy > 0, quarters, 0.0)


def shifted(quantities: Quantities, moved: Quantities, where: Draws | None = None) -> Quantities:
    """The quantities with each shift added, where ``where`` is 1, kept within what is possible.

    ``KeyError`` for a shift of a quantity that the model does not have.
    """
    after = dict(quantities)
    for name, amount in moved.items():
        after[name] = after[name] + (amount if where is None else amount * where)
    return within_bounds(after)


def given_values(quantities: Quantities, given: Mapping[str, float | Draws]) -> Quantities:
    """The quantities with some of them set by hand (a number, or one a draw).

    ``KeyError`` for a quantity that the model does not have.
    """
    after = dict(quantities)
    for name, value in given.items():
        after[name] = np.broadcast_to(np.asarray(value, dtype=np.float64), after[name].shape)
    return after


def switched_off(
    quantities: Quantities, catalogue: Catalogue, mechanisms: Collection[str]
) -> Quantities:
    """The quantities with some mechanisms switched off, as the catalogue says under ``off``.

    ``KeyError`` for a mechanism that the catalogue does not have.
    """
    after = dict(quantities)
    for name in mechanisms:
        for quantity, value in catalogue.mechanisms[name].off.items():
            if quantity in after:
                after[quantity] = np.full_like(after[quantity], value)
    return after


def within_bounds(quantities: Quantities) -> Quantities:
    """The quantities with shares kept in 0-1 and chances below 1."""
    kept = dict(quantities)
    for name in _SHARES:
        if name in kept:
            kept[name] = np.clip(kept[name], 0, 1)
    if "detection" in kept:
        kept["detection"] = np.clip(kept["detection"], 0, _MOST_CERTAIN)
    if "exchange.leak" in kept:
        kept["exchange.leak"] = np.clip(kept["exchange.leak"], 0, _MOST_LEAK)
    if "associations.cluster_share" in kept:
        share = kept["associations.cluster_share"]
        kept["associations.cluster_share"] = np.clip(share, _LEAST_CLUSTER_SHARE, 1)
    if "benefit_factor" in kept:
        kept["benefit_factor"] = np.maximum(kept["benefit_factor"], 0.05)
    return kept


def cost_when_all_take_part(q: Quantities) -> Draws:
    """Running cost of a member a quarter when all intended firms share it."""
    return q["cost"] * q["intended"] ** (-q["required_trust.economies"] * q["scale"])


def return_a_member(q: Quantities) -> Draws:
    """What a member's part in the running activity brings a quarter, in the accounts.

    Total benefit over total cost as proposals state it, divided by their optimism, when all
    intended firms take part for five years, launch cost included. Firms do not decide by it: they
    look at the benefit of the kind of activity (``benefit``).
    """
    launch = 1 + q["costs_and_gains.launch_quarters"] / QUARTERS_OF_ACCOUNT
    ratio = costs_and_gains.believed(q["stated_return"], q["costs_and_gains.optimism"])
    cost = cost_when_all_take_part(q)
    return np.asarray(costs_and_gains.return_a_member(ratio, cost, launch, q["benefit_factor"]))
