"""How do the quantities of the model become the fields of a history?

Takes one array a quantity (one number a parameter draw) and gives ``lane[field, draw]`` in single
precision, as ``layout`` lays it out. Sums that stay the same in every quarter are done here, once.
"""

import numpy as np
from numpy.typing import NDArray

from jointaction.simulate.layout import LANE_FIELDS, Lane
from jointaction.simulate.mapping import Quantities, cost_when_all_take_part, return_a_member
from jointaction.simulate.rules import required_trust, talk, trust
from jointaction.simulate.sampling import Draws

_ROWS = ("cc", "cd", "dc", "dd")
_NOISIEST = 0.125  # error of monitoring at which the noisy rows hold in full
NEVER = 1e6


def remembered_rows(quantities: Quantities) -> dict[str, Draws]:
    """Chance to co-operate after each pair of moves, softened by errors of monitoring."""
    noise = np.clip(quantities["continuing.monitoring_error"] / _NOISIEST, 0, 1)
    return {
        row: (1 - noise) * quantities[f"continuing.after_{row}"]
        + noise * quantities[f"continuing.noisy_{row}"]
        for row in _ROWS
    }


def lanes_of_place(q: Quantities) -> NDArray[np.float32]:
    """The fields of the place; those of the initiative stay zero."""
    lane = np.zeros((LANE_FIELDS, len(q["firms"])))
    lane[Lane.FIRMS] = q["simulated"]
    lane[Lane.NEIGHBOURS] = q["neighbours"]
    lane[Lane.BURN_IN] = np.round(q["place.burn_in"])
    lane[Lane.CONTINUATION] = q["tie_game.continuation"]
    lane[Lane.TEMPTATION] = (
        q["tie_game.temptation"]
        + q["tie_game.similarity"] * q["product_similarity"]
        + q["buyers.on_temptation"] * q["play_off"]
    )
    lane[Lane.LOSS] = np.maximum(q["tie_game.loss"], 0.05)
    lane[Lane.FINE] = q["rules.fine"]
    lane[Lane.DETECTION] = q["detection"]
    lane[Lane.RULE_ENDS] = q.get("rule_ends", NEVER)
    lane[Lane.CROWDING_OUT] = q["rules.crowding_out"]
    lane[Lane.CRISIS] = q.get("crisis", 0.0)
    lane[Lane.CRISIS_HALF_LIFE] = q["crisis.half_life"]
    lane[Lane.CRISIS_ON_CONTINUATION] = q["crisis.on_continuation"]
    lane[Lane.CRISIS_ON_TEMPTATION] = q["crisis.on_temptation"]
    lane[Lane.OPENING_INTERCEPT] = q["opening.intercept"]
    lane[Lane.OPENING_SLOPE] = q["opening.slope"]
    rows = {name: np.log(p / (1 - p)) for name, p in remembered_rows(q).items()}
    lane[Lane.AFTER_CC], lane[Lane.AFTER_CD] = rows["cc"], rows["cd"]
    lane[Lane.AFTER_DC], lane[Lane.AFTER_DD] = rows["dc"], rows["dd"]
    lane[Lane.PULL] = q["continuing.pull"]
    lane[Lane.LEARNING_RATE] = q["learning.rate"]
    lane[Lane.FORGETTING] = q["learning.forgetting"]
    lane[Lane.TRADE_MEMORY] = q["trust.memory"] ** q["trust.relationships_a_quarter"]
    lane[Lane.PROJECT_MEMORY] = q["trust.project_memory"]
    lane[Lane.SPILL] = q["trust.spill_over"]
    lane[Lane.TALK_REGULAR] = talk.effect(
        q["meetings"], q["meetings"], q["talk.face_to_face"], q["talk.written"]
    )
    lane[Lane.TALK_HALF_LIFE] = q["talk.half_life"]
    lane[Lane.RIVALRY] = q["rivalry_pressure"]
    lane[Lane.PASSIVE_RATE] = q["capability.passive_rate"]
    return lane.astype(np.float32)


def lanes_of_initiative(q: Quantities) -> NDArray[np.float32]:
    """The fields of the place with those of the initiative."""
    lane = lanes_of_place(q).astype(np.float64)
    convened = talk.convened(q["meetings"], q["credibility"], q["facilitation"])
    launch = talk.effect(convened, convened, q["talk.face_to_face"], q["talk.written"])
    pressure = q["external_pressure"]
    watched = 1 - (1 - q["detection"]) * (1 - pressure * q["external_pressure.detection"])
    lane[Lane.INTENDED] = q["intended"]
    lane[Lane.THRESHOLD] = q["threshold"]
    lane[Lane.TALK_LAUNCH] = np.maximum(launch - lane[Lane.TALK_REGULAR], 0)
    lane[Lane.REQUIRED_BASE] = required_trust.of_activity(
        q["required_trust.baseline"],
        q["required_trust.core"] * q["core"],
        q["required_trust.predation"] * required_trust.undetected(q["predation"], watched),
        np.zeros_like(pressure),
        np.zeros_like(pressure),
        q["external_pressure.required_trust"] * pressure,
        q["required_trust.earlier"] * q.get("earlier_paid", np.zeros_like(pressure)),
    )
    lane[Lane.IMMEDIACY] = q["immediacy"]
    lane[Lane.WEIGHT_IMMEDIACY] = q["required_trust.immediacy"]
    lane[Lane.WEIGHT_COST] = q["required_trust.cost"]
    lane[Lane.WEIGHT_OUTSIDE] = q["required_trust.outside"]
    lane[Lane.COST] = q["cost"]
    lane[Lane.ECONOMIES] = q["required_trust.economies"]
    lane[Lane.SCALE] = q["scale"]
    lane[Lane.SUBSIDY] = q["subsidy_share"]
    lane[Lane.SUBSIDY_QUARTERS] = q["subsidy_quarters"]
    lane[Lane.RED_TAPE_COST] = q["red_tape.cost"] * q["red_tape"]
    lane[Lane.BENEFIT] = q["benefit"] * q["benefit_factor"]
    lane[Lane.RETURN] = return_a_member(q)
    lane[Lane.FREE_RIDING] = q["free_riding"]
    lane[Lane.SLOPE] = q["joining.slope"]
    lane[Lane.HABIT] = q["joining.habit"]
    lane[Lane.OFFERS] = q["side_offers.offers"]
    lane[Lane.PREDATION] = q["predation"]
    lane[Lane.PROJECT_DETECTION] = watched
    lane[Lane.BEARABLE] = q["side_offers.bearable"]
    lane[Lane.WEARINESS] = q["fatigue.weariness"]
    lane[Lane.GOAL_QUARTERS] = q["goal_quarters"]
    lane[Lane.ACTIVE_RATE] = q["capability.active_rate"] * q["knowledge"] * q["skill"]
    lane[Lane.LAUNCH_COST] = (
        q["costs_and_gains.launch_quarters"] * cost_when_all_take_part(q) * q["intended"]
    )
    return lane.astype(np.float32)


def project_belief(trade_belief: Draws, q: Quantities) -> Draws:
    """Belief in joint projects at the start, from belief in trade partners."""
    return np.asarray(
        trust.before_a_project(trade_belief, q["trust.neutral"], q["trust.spill_over"])
    )
