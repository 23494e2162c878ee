"""How do the quantities of the model become the fields of a history?

Takes one array a quantity (one number a parameter draw) and gives ``lane[field, draw]`` in single
precision, as ``layout`` lays it out. Sums that stay the same in every quarter are done here, once.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from jointaction.simulate.layout import LANE_FIELDS, Lane
from jointaction.simulate.mapping import Quantities, cost_when_all_take_part, return_a_member
from jointaction.simulate.rules import (
    buyers,
    external_pressure,
    red_tape,
    required_trust,
    talk,
    trust,
)
from jointaction.simulate.sampling import Draws

_ROWS = ("cc", "cd", "dc", "dd")
_NOISIEST = 0.125  # error of monitoring at which the noisy rows hold in full
MOST_NEIGHBOURS = 5


def remembered_rows(quantities: Quantities) -> dict[str, Draws]:
    """Chance to co-operate after each pair of moves, softened by errors of monitoring."""
    noise = np.clip(quantities["continuing.monitoring_error"] / _NOISIEST, 0, 1)
    return {
        row: (1 - noise) * quantities[f"continuing.after_{row}"]
        + noise * quantities[f"continuing.noisy_{row}"]
        for row in _ROWS
    }


def lanes_of_place(q: Quantities) -> NDArray[np.float32]:
    """The fields of the place as it stands at quarter 0; those of the initiative stay zero."""
    lane = np.zeros((LANE_FIELDS, len(q["firms"])))
    _trade(lane, q)
    _shocks(lane, q)
    _knowledge(lane, q)
    _business(lane, q)
    _support(lane, q)
    _public(lane, q)
    return lane.astype(np.float32)


def lanes_of_initiative(q: Quantities) -> NDArray[np.float32]:
    """The fields of the place with those of the initiative."""
    lane = lanes_of_place(q).astype(np.float64)
    _decision(lane, q)
    _course(lane, q)
    return lane.astype(np.float32)


def _trade(lane: Draws, q: Quantities) -> None:
    lane[Lane.FIRMS] = q["simulated"]
    lane[Lane.NEIGHBOURS] = q["neighbours"]
    lane[Lane.BURN_IN] = np.round(q["place.burn_in"])
    lane[Lane.CONTINUATION] = q["tie_game.continuation"]
    lane[Lane.TEMPTATION] = q["tie_game.temptation"] + buyers.played_off(
        q["buyers.on_temptation"], q["play_off"]
    )
    lane[Lane.SIMILARITY] = q["tie_game.similarity"] * q["product_similarity"]
    secrecy = q["exchange.on_loss"] * q["exchange.secrecy"]
    lane[Lane.LOSS] = np.maximum(q["tie_game.loss"] + secrecy, 0.05)
    lane[Lane.FINE] = q["rules.fine"]
    lane[Lane.DETECTION] = q["detection"]
    lane[Lane.RULE_ENDS] = q["rule_ends"]
    lane[Lane.CROWDING_OUT] = q["rules.crowding_out"]
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
    lane[Lane.VERTICAL_SHARE] = q["vertical_ties.share"] + q["matching"]
    lane[Lane.VERTICAL_LONGER] = q["vertical_ties.longer"]


def _shocks(lane: Draws, q: Quantities) -> None:
    lane[Lane.CRISIS] = q.get("crisis", 0.0)
    lane[Lane.CRISIS_HALF_LIFE] = q["crisis.half_life"]
    lane[Lane.CRISIS_ON_CONTINUATION] = q["crisis.on_continuation"]
    lane[Lane.CRISIS_ON_TEMPTATION] = q["crisis.on_temptation"]
    lane[Lane.SUNSET] = q["crisis.sunset"] + q["crisis.sunset_politics"] * q["political_rivalry"]
    lane[Lane.DIVERTED_PART] = q["crisis.diverted"]
    lane[Lane.PROMOTED] = 1
    lane[Lane.SLUMP_RATE] = q["demand.rate"]
    lane[Lane.SLUMP_DEPTH] = q["demand.depth"]
    lane[Lane.SHOCK_RATE] = q["lock_in.shock_rate"]
    lane[Lane.OBSOLESCENCE] = q["lock_in.obsolescence"]
    term = np.round(q["elections.every"])
    lane[Lane.TERM] = term
    lane[Lane.TERM_OFFSET] = np.floor(q["elections.offset"] * term)
    lane[Lane.ELECTION_HARM] = q["elections.harm"] * q["political_rivalry"]
    lane[Lane.ELECTION_LOSS] = q["elections.loss"]
    lane[Lane.TAKEOVERS] = q["ownership.takeovers"]
    lane[Lane.FRESH_START] = q["ownership.fresh_start"]
    local = np.maximum(q["ownership.tenure_local"], 1)
    sent = np.maximum(q["ownership.tenure_outside"], 1)
    lane[Lane.TURNOVER_LOCAL] = q["ownership.turnover"] / local
    lane[Lane.TURNOVER_OUTSIDE] = q["ownership.turnover"] / sent
    lane[Lane.CHANGE_LOCAL], lane[Lane.CHANGE_OUTSIDE] = 1 / local, 1 / sent


def _knowledge(lane: Draws, q: Quantities) -> None:
    lane[Lane.SHARING] = q["exchange.sharing"]
    lane[Lane.INTERACTING] = q["exchange.interacting"]
    lane[Lane.MOBILITY] = q["exchange.mobility"]
    lane[Lane.LEAK] = q["exchange.leak"]
    lane[Lane.LEAK_HARM] = q["exchange.leak_harm"]
    lane[Lane.BLOCKED] = 1 - buyers.upgrading_left(q["buyers.blocking"], q["play_off"])
    lane[Lane.RIVALRY] = q["rivalry_pressure"]
    lane[Lane.PASSIVE_RATE] = q["capability.passive_rate"]
    lane[Lane.HOLD] = q["paradigms.hold"]
    lane[Lane.OPENING_UP] = q["paradigms.opening"]
    density = q["neighbours"] / MOST_NEIGHBOURS
    lane[Lane.LOCK_IN_RATE] = q["lock_in.rate"] * density * (1 - q["external_share"])
    lane[Lane.FORESIGHT] = q["foresight"]
    lane[Lane.TECHNOLOGY_OPEN] = q["paradigms.technology"]
    lane[Lane.MAKE_OR_BUY_OPEN] = q["paradigms.make_or_buy"]
    lane[Lane.SELF_IMAGE_OPEN] = q["paradigms.self_image"]


def _business(lane: Draws, q: Quantities) -> None:
    lane[Lane.BASE_PROFIT] = q["entry_and_exit.base"]
    lane[Lane.EARNING] = q["entry_and_exit.earning"]
    lane[Lane.LUCK] = q["entry_and_exit.noise"]
    lane[Lane.START_CASH] = q["entry_and_exit.start_cash"]
    lane[Lane.MOST_CASH] = q["entry_and_exit.most_cash"]
    lane[Lane.CRISIS_LOSS] = q["entry_and_exit.crisis_loss"]
    lane[Lane.SECRET_RENT] = q["entry_and_exit.secret_rent"]
    lane[Lane.BURDEN] = q["entry_and_exit.burden"]
    lane[Lane.ENTRY] = q["entry_and_exit.entry"] + q["incubation"]
    reach = 2 * q["neighbours"]
    lane[Lane.SPIN_OFF] = np.minimum(q["spin_offs.rate"] * reach, 1)
    lane[Lane.SPIN_OFF_HARM] = q["spin_offs.harm"]
    lane[Lane.SPIN_OFF_SHARE] = q["spin_offs.share"]


def _support(lane: Draws, q: Quantities) -> None:
    lane[Lane.MEETINGS] = q["meetings"]
    lane[Lane.TALK_PER_MEETING] = talk.effect(1, 1, q["talk.face_to_face"], q["talk.written"])
    lane[Lane.MEMBERSHIP_SLOPE] = q["associations.slope"]
    lane[Lane.FEE] = q["associations.fee"]
    cost = q["associations.fee"] + q["associations.time"] + q["associations.alternative"]
    lane[Lane.MEMBERSHIP_COST] = cost
    lane[Lane.CAPTURE] = q["associations.capture"] * q["lead_share"]
    lane[Lane.MANDATORY] = q["associations.mandatory"]
    lane[Lane.DRIFT] = q["associations.drift"]
    lane[Lane.ATTENTION] = q["associations.attention"]
    lane[Lane.CLUSTER_SHARE] = q["associations.cluster_share"]
    lane[Lane.RECONSIDER] = q["associations.reconsider"]
    lane[Lane.ASSOCIATION_DEVELOPMENT] = q["association_development"]
    service = q["service_quality"]
    lane[Lane.SERVICE], lane[Lane.SERVICE_AT_START], lane[Lane.MEANS] = service, service, 1
    voluntary = expit(q["associations.slope"] * (service - cost))
    outsiders = q["associations.mandatory"] + (1 - q["associations.mandatory"]) * voluntary
    lane[Lane.OUTSIDERS], lane[Lane.OUTSIDERS_AT_START] = outsiders, outsiders
    lane[Lane.USE_SLOPE] = q["institutions.slope"]
    lane[Lane.OUTSIDE_OPTION] = q["institutions.outside_option"]
    lane[Lane.SMALL_RECEPTION] = q["institutions.small_reception"]
    lane[Lane.FEEDBACK] = q["institutions.feedback"]
    lane[Lane.ACADEMIC_DRIFT] = q["institutions.academic_drift"] * q["institutions.academic"]
    lane[Lane.TRADE_OFF] = q["institutions.trade_off"]
    lane[Lane.INSTITUTION_RATE] = q["institutions.rate"]
    lane[Lane.INSTITUTION_DEVELOPMENT] = q["institution_development"]
    level, imbalance = q["institutions"], q["institutions.imbalance"]
    lane[Lane.EFFICIENCY], lane[Lane.FLEXIBILITY] = level, level
    lane[Lane.QUALITY] = np.minimum(level * (1 + imbalance), 1)
    lane[Lane.RESPONSIVENESS] = level * (1 - imbalance)
    for name in ("efficiency", "quality", "flexibility", "responsiveness"):
        field = Lane[name.upper()]
        lane[field] = np.clip(lane[field] + q[f"institutions_{name}"], 0, 1)


def _public(lane: Draws, q: Quantities) -> None:
    tape = red_tape.of_all_levels(
        q["red_tape"],
        q["red_tape_regional"],
        q["red_tape_central"],
        q["red_tape.local_weight"],
        q["red_tape.regional_weight"],
    )
    lane[Lane.RED_TAPE] = tape
    lane[Lane.RED_TAPE_LEAST] = q["government.essential"] * tape
    lane[Lane.CUTTING] = q["cutting"]
    lane[Lane.CUTTING_FROM] = q["cutting_from"]
    lane[Lane.CUTTING_UNTIL] = q["cutting_from"] + q["cutting_quarters"]
    lane[Lane.GAIN_OF_CREDIT] = q["government.up"]
    lane[Lane.LOSS_OF_CREDIT] = q["government.down"]
    lane[Lane.CREDIBILITY] = q["credibility"]
    lane[Lane.FACILITATION] = q["facilitation"]
    lane[Lane.RED_TAPE_COST] = q["red_tape.cost"]
    lane[Lane.TALK_HALF_LIFE] = q["talk.half_life"]


def _decision(lane: Draws, q: Quantities) -> None:
    """What decides who joins the activity and stays."""
    pressure = q["external_pressure"]
    watched = external_pressure.detection(
        q["detection"], pressure, q["external_pressure.detection"]
    )
    lane[Lane.INTENDED] = q["intended"]
    lane[Lane.THRESHOLD] = q["threshold"]
    lane[Lane.REQUIRED_BASE] = (
        required_trust.of_activity(
            q["required_trust.baseline"],
            q["required_trust.core"] * q["core"],
            q["required_trust.predation"] * required_trust.undetected(q["predation"], watched),
            np.zeros_like(pressure),
            np.zeros_like(pressure),
            external_pressure.relief(q["external_pressure.required_trust"], q["external_pressure"]),
            np.zeros_like(pressure),
        )
        + required_trust.fear_of_leakage(q["exchange.fear"], q["exchange.secrecy"], q["core"])
        + buyers.discouraged(q["buyers.discouraging"], q["play_off"], q["knowledge"])
    )
    lane[Lane.IMMEDIACY] = q["immediacy"]
    lane[Lane.CRISIS_IMMEDIACY] = q["crisis_immediacy"]
    lane[Lane.WEIGHT_IMMEDIACY] = q["required_trust.immediacy"]
    lane[Lane.WEIGHT_COST] = q["required_trust.cost"]
    lane[Lane.WEIGHT_OUTSIDE] = q["required_trust.outside"]
    lane[Lane.WEIGHT_EARLIER] = q["required_trust.earlier"]
    lane[Lane.COST] = q["cost"]
    lane[Lane.ECONOMIES] = q["required_trust.economies"]
    lane[Lane.SCALE] = q["scale"]
    lane[Lane.SUBSIDY] = q["subsidy_share"]
    lane[Lane.SUBSIDY_QUARTERS] = q["subsidy_quarters"]
    lane[Lane.BENEFIT] = q["benefit"] * q["benefit_factor"]
    lane[Lane.FREE_RIDING] = q["free_riding"]
    lane[Lane.SLOPE] = q["joining.slope"]
    lane[Lane.HABIT] = q["joining.habit"]
    lane[Lane.OFFERS] = q["side_offers.offers"]
    lane[Lane.PREDATION] = q["predation"]
    lane[Lane.PROJECT_DETECTION] = watched
    lane[Lane.BEARABLE] = q["side_offers.bearable"]


def _course(lane: Draws, q: Quantities) -> None:
    """What becomes of the activity and what it brings."""
    lane[Lane.WEARINESS] = q["fatigue.weariness"]
    lane[Lane.GOAL_QUARTERS] = q["goal_quarters"]
    lane[Lane.RETURN] = return_a_member(q)
    silence = 1 - q["exchange.secrecy"] * q["core"]
    lane[Lane.ACTIVE_RATE] = q["capability.active_rate"] * q["knowledge"] * q["skill"] * silence
    lane[Lane.EXTERNALITY_RATE] = q["externalities.rate"] * q["knowledge"]
    lane[Lane.LAUNCH_COST] = (
        q["costs_and_gains.launch_quarters"] * cost_when_all_take_part(q) * q["intended"]
    )


def project_belief(trade_belief: Draws, q: Quantities) -> Draws:
    """Belief in joint projects at the start, from belief in trade partners."""
    return np.asarray(
        trust.before_a_project(trade_belief, q["trust.neutral"], q["trust.spill_over"])
    )
