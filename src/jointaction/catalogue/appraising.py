"""How is an appraisal done well, and which errors in doing it are typical?

A ``ProcessFact`` is one thing that ``evidence.toml`` may say of how the appraisal itself was done
(table ``process``); some of its answers are typical errors of participatory appraisals. Nothing of
this moves the odds: an appraisal done badly says little of the place.
"""

from dataclasses import dataclass

from jointaction.scales import Scale
from jointaction.sources import Citation, Grade


@dataclass(frozen=True)
class ProcessFact:
    """One thing about how an appraisal was done; ``name`` is its key in ``evidence.toml``.

    It is an error where yes or no is ``wrong_if``, where a number is ``wrong_below``, or where it
    is smaller than that of the fact ``fewer_than``; one with none of these is only told. ``wrong``
    says the error in a sentence, ``instead`` what to do. ``example`` is an answer as it is written.
    """

    name: str
    order: int
    question: str
    scale: Scale
    example: str
    grade: Grade
    wrong_if: bool | None = None
    wrong_below: float | None = None
    fewer_than: str = ""
    wrong: str = ""
    instead: str = ""
    sources: tuple[Citation, ...] = ()
