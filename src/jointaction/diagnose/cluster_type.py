"""What type of cluster is this, if it is one at all, and how sure is that?

Takes the dossier; gives a probability for each type of the catalogue, with the 80 % range over what
is not known of the place. Every sign of a type adds to its score or takes from it (catalogue,
judged), and scores become probabilities as in a softmax. A type that the dossier itself names
counts as one strong voice and not as the truth. Where the two most probable types in earnest lie
close together, up to half of the probability goes to "mixed".

Types and their signs are those of [AltenburgMeyerStamer1999] and [MeyerStamer2002, 5] as far as the
catalogue says so; weights, and that an answer nobody gave may be anything in the range that the
catalogue assumes for missing ones, are judged. Nothing here moves the odds: there the dossier's own
word on its type counts.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeAlias

from jointaction.catalogue.things import Catalogue, ClusterType, Prior, Shape, TypeSign
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.ranges import Range, average, range_of, sentence
from jointaction.diagnose.diagnosis import TypeChance
from jointaction.evidence.statement import Statement

SHARPNESS = 0.6  # so that no place is told its type as a certainty; judged
SAID_SO = 1.5  # what the dossier's own word adds to a score; judged
MIXED, MOST_MIXED = "mixed", 0.5
NAMED, OF_INITIATIVES = "cluster.cluster_type", "initiative"
POINTS = 200
LOW, HIGH = 0.1, 0.9
SPEAKS = 0.3  # from here on a sign is worth telling, of -1 to 1
_STEPS = tuple(math.sqrt(prime) % 1 for prime in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37))


@dataclass(frozen=True)
class _Known:
    """What is known of one key: a range, or words; neither where nobody says."""

    number: Range | None
    words: tuple[str, ...]
    told: str


def cluster_types(dossier: Dossier, catalogue: Catalogue) -> tuple[TypeChance, ...]:
    """The chance of every type, the most probable first; none where the catalogue reads none."""
    types = [one for one in catalogue.cluster_types.values() if one.reads]
    if not types:
        return ()
    keys = sorted({sign.key for one in types for sign in one.reads})
    known = {key: _known(key, dossier, catalogue) for key in keys}
    named = dossier.says(NAMED).word
    drawn = [
        _chances(types, {key: _spread(known[key], key, point, place, catalogue)
                         for place, key in enumerate(keys)}, named, catalogue)
        for point in range(POINTS)
    ]  # fmt: skip
    told = []
    for name in drawn[0]:
        several = sorted(one[name] for one in drawn)
        kind = catalogue.cluster_types[name]
        told.append(
            TypeChance(
                name=name,
                title=kind.title,
                probability=fmean(several),
                low=several[int(LOW * POINTS)],
                high=several[int(HIGH * POINTS)],
                reasons=tuple(_reasons(kind, known, named)),
            )
        )
    return tuple(sorted(told, key=lambda one: (-one.probability, one.name)))


def _known(path: str, dossier: Dossier, catalogue: Catalogue) -> _Known:
    key, poorly = catalogue.keys[path], dossier.place_known_poorly
    said = _answers(path, dossier)
    words = tuple(one.word for one in said if one.word in key.words)
    if words:
        meanings = dict.fromkeys(key.words[word] for word in words if word)
        return _Known(None, tuple(w for w in words if w), f"{key.title}: {'; '.join(meanings)}.")
    found = [range_of(one, key, place_known_poorly=poorly) for one in said]
    ranges = [one for one in found if one is not None]
    if not ranges:
        return _Known(None, (), "")
    return _Known(average(ranges), (), f"{sentence(key, average(ranges))}.")


def _answers(path: str, dossier: Dossier) -> list[Statement]:
    table, name = path.split(".", 1)
    if table != OF_INITIATIVES:
        return [dossier.says(path)]
    return [initiative.says(name) for initiative in dossier.initiatives]


Drawn: TypeAlias = float | Mapping[str, float]


def _spread(known: _Known, path: str, point: int, place: int, catalogue: Catalogue) -> Drawn:
    """What a key is at one of the points that fill the range of what is not known evenly."""
    share = (0.5 + (point + 1) * _STEPS[place % len(_STEPS)]) % 1
    key = catalogue.keys[path]
    if known.words:
        return {word: 1 / len(known.words) for word in known.words}
    if known.number is not None:
        return known.number.low + share * (known.number.high - known.number.low)
    if key.missing_words is not None:
        return key.missing_words.probabilities
    return _of_prior(key.missing, share) if key.missing else fmean(key.scale.limits)


def _of_prior(prior: Prior, share: float) -> float:
    if prior.shape is Shape.LOG_UNIFORM:
        return float(prior.low * (prior.high / prior.low) ** share)
    return prior.low + share * (prior.high - prior.low)


def _chances(
    types: Sequence[ClusterType],
    drawn: Mapping[str, Drawn],
    named: str | None,
    catalogue: Catalogue,
) -> dict[str, float]:
    """The probability of every type where the keys stand as ``drawn``."""
    scores = {
        one.name: one.usual
        + (SAID_SO if one.name == named else 0.0)
        + sum(sign.weight * _speaks(sign, drawn[sign.key]) for sign in one.reads)
        for one in types
    }
    top = max(scores.values())
    weights = {name: math.exp(SHARPNESS * (score - top)) for name, score in scores.items()}
    every = sum(weights.values())
    chances = {name: weight / every for name, weight in weights.items()}
    if MIXED not in catalogue.cluster_types:
        return chances
    in_earnest = [chances[one.name] for one in types if one.in_dossier]
    first, second = sorted(in_earnest, reverse=True)[:2]
    mixed = MOST_MIXED * (second / first) * (first + second)
    return {name: (1 - mixed) * chance for name, chance in chances.items()} | {MIXED: mixed}


def _speaks(sign: TypeSign, drawn: Drawn) -> float:
    """For a type (up to 1) or against it (down to -1)."""
    if isinstance(drawn, Mapping):
        return sum(share * sign.words.get(word, 0.0) for word, share in drawn.items())
    if sign.against_at is None or sign.for_at is None:
        return 0.0
    position = (drawn - sign.against_at) / (sign.for_at - sign.against_at)
    return 2 * min(max(position, 0.0), 1.0) - 1


def _reasons(kind: ClusterType, known: Mapping[str, _Known], named: str | None) -> Iterator[str]:
    """What speaks for a type, then what speaks against it, then what is not known."""
    if kind.name == MIXED:
        yield "Up to half of what the two likeliest types have together, the closer they are."
        return
    spoken = [(sign, known[sign.key], _middle(sign, known[sign.key])) for sign in kind.reads]
    if kind.name == named:
        yield "For: the dossier says so."
    for _, one, speaks in sorted(spoken, key=lambda one: -one[2]):
        if one.told and abs(speaks) >= SPEAKS:
            yield f"{'For' if speaks > 0 else 'Against'}: {one.told[:1].lower()}{one.told[1:]}"
    unknown = sum(not one.told for _, one, _ in spoken)
    if unknown:
        yield f"Not known: {unknown} of {len(spoken)} signs."


def _middle(sign: TypeSign, known: _Known) -> float:
    if known.words:
        return _speaks(sign, {word: 1 / len(known.words) for word in known.words})
    return 0.0 if known.number is None else _speaks(sign, known.number.number)
