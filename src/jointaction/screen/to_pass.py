"""What would have to change for an initiative to pass, and which weaker forms come first?

Takes the findings of an initiative; gives for each criterion that is failed or in doubt the rating
it would need, with what to do about it, and the weaker variants of the catalogue: first those that
lie farthest from the core, then those that answer to the most immediate problem, then those that
save most by scale, by their typical ratings (judged) [MeyerStamer2002, 4.1].
"""

from collections.abc import Iterator, Sequence

from jointaction.catalogue.things import Activity, Catalogue
from jointaction.cluster.ranges import plain
from jointaction.screen.screening import CriterionFinding, ToPass, WeakerVariant

CORE, NEED, SCALE = "core_closeness", "immediacy", "scale_economies"
MIDDLE = 2.5  # a typical rating where the catalogue has none


def to_pass(findings: Sequence[CriterionFinding], catalogue: Catalogue) -> Iterator[ToPass]:
    """What would have to change, criterion by criterion."""
    for finding in findings:
        if finding.finding not in ("fails", "doubtful") or finding.rating is None:
            continue
        criterion = catalogue.criteria[finding.id]
        needed = criterion.doubtful_at
        bound = "below" if criterion.good == "low" else "above"
        said = (
            f"Rated {plain(finding.rating)} of 5; it would have to be {bound} {plain(needed)}. "
            f"{criterion.to_pass}"
        )
        yield ToPass(finding.id, said.strip(), finding.rating, needed)


def weaker_first(names: Sequence[str], catalogue: Catalogue) -> list[str]:
    """Weaker variants: peripheral first, then immediate, then saving by scale."""
    return sorted(names, key=lambda name: _order(catalogue.activities[name]))


def variants(names: Sequence[str], catalogue: Catalogue) -> tuple[WeakerVariant, ...]:
    """Weaker variants with the reason for their place, in the order given."""
    return tuple(
        WeakerVariant(name, catalogue.activities[name].title, _why(catalogue.activities[name]))
        for name in names
    )


def _order(activity: Activity) -> tuple[float, float, float, str]:
    typical = activity.typical
    return (
        typical.get(CORE, MIDDLE), -typical.get(NEED, MIDDLE), -typical.get(SCALE, MIDDLE),
        activity.name,
    )  # fmt: skip


def _why(activity: Activity) -> str:
    said = [
        f"{words} {plain(activity.typical[key])} of 5"
        for key, words in (
            (CORE, "closeness to the core"), (NEED, "immediacy"), (SCALE, "economies of scale"),
        )
        if key in activity.typical
    ]  # fmt: skip
    return f"Typically rated: {', '.join(said)} (judged)." if said else ""
