"""Who has been heard about this place, and whose answers are still held back?"""

from collections.abc import Sequence

from jointaction.catalogue.asking import Group
from jointaction.evidence.testimony import Heard
from jointaction.report.clauses import counted

GROUP_TITLES: dict[Group, tuple[str, str]] = {
    "firms": ("firm", "firms"),
    "association": ("association", "associations"),
    "institution": ("supporting institution", "supporting institutions"),
    "government": ("local government office", "local government offices"),
    "informant": ("key informant", "key informants"),
}
NOBODY = (
    "Nobody has been asked with the questionnaires yet: what stands here rests on the dossier. "
    "“jointaction survey” makes them."
)


def heard_sentences(heard: Sequence[Heard]) -> tuple[str, ...]:
    """How many of each group are told of, and how many answers wait for others to join them."""
    if not any(one.told or one.held_back for one in heard):
        return (NOBODY,)
    told = [counted(one.told, *GROUP_TITLES[one.group]) for one in heard if one.told]
    held_back = sum(one.held_back for one in heard)
    said = [f"Heard: {', '.join(told)}."] if told else ["Nobody can be told of yet."]
    if held_back:
        people = "One has" if held_back == 1 else f"{held_back} have"
        said.append(
            f"{people} answered beside, and are held back until enough others answer too, so that "
            "nobody can be recognised."
        )
    return tuple(said)
