"""Where, among all that may be true of the place, does it mostly last?"""

from dataclasses import dataclass

from jointaction.forecast.why.explanation import Region
from jointaction.report.plain import full_stop
from jointaction.report.sentences import of_100

_FOUND_AND_JUDGED = (
    "Found on one half of the draws and counted on the other half. Inside view: shares of "
    "simulated histories, no odds."
)


@dataclass(frozen=True)
class RegionBox:
    """The region in one sentence, which tells how often it lasts inside and outside, and its size.

    ``refused`` says why there is none.
    """

    sentence: str
    numbers: str
    refused: str


def region_box(region: Region) -> RegionBox:
    """The box of a region, or the sentence that says why there is none."""
    if region.refused:
        return RegionBox("", "", full_stop(region.refused))
    numbers = f"It covers {of_100(region.size)} of all that may be true here."
    return RegionBox(full_stop(region.sentence), f"{numbers} {_FOUND_AND_JUDGED}", "")
