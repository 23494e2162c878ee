from jointaction.screen.screen import screen
from jointaction.screen.screening import CriterionFinding, InitiativeScreening, Screening

__all__ = ["CriterionFinding", "InitiativeScreening", "Screening", "screen"]
