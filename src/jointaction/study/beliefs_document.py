"""On which beliefs does a forecast rest, and what did a registry teach?

Where no registry was looked at, ``registry`` is false, and the counts are null.
"""

from jointaction.forecast.beliefs import EVENTS, Beliefs, Beta
from jointaction.study.document import Document


def beliefs_document(beliefs: Beliefs, judged: Beliefs) -> Document:
    """The base rates and the weight that a forecast rests on, and what a registry taught."""
    learned = {one.event: one for one in beliefs.learned}
    return {
        "registry": bool(beliefs.learned),
        "base_rates": {
            event: {
                "judged": _beta(judged.base[event]),
                "used": _beta(beliefs.base[event]),
                "due": learned[event].due if event in learned else None,
                "resolved": learned[event].resolved if event in learned else None,
                "happened": learned[event].happened if event in learned else None,
                "learnt": event in learned and learned[event].used,
            }
            for event in EVENTS
        },
        "weight": {
            "judged_mean": judged.weight.mean,
            "mean": beliefs.weight.mean,
            "low": beliefs.weight.low,
            "high": beliefs.weight.high,
            "shares": list(beliefs.weight.shares),
        },
    }


def _beta(of: Beta) -> Document:
    return {"a": of.a, "b": of.b, "mean": of.mean}
