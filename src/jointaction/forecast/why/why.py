"""Why these odds? Everything that the histories of one initiative have to say about it."""

from collections.abc import Mapping

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.forecast.why.deaths import deaths
from jointaction.forecast.why.drivers import drivers
from jointaction.forecast.why.expected import expected
from jointaction.forecast.why.explanation import Why
from jointaction.forecast.why.questions import questions
from jointaction.forecast.why.regions import region
from jointaction.forecast.why.survivors import survivors
from jointaction.forecast.why.value_of_information import Worth
from jointaction.simulate.runs import Runs


def why(
    runs: Runs,
    dossier: Dossier,
    initiative: Initiative,
    catalogue: Catalogue,
    worth: Mapping[str, Worth],
) -> Why:
    """What drives an initiative, where it lasts, how it ends, and what to find out first.

    ``worth`` is the value of information of every answer by its key.
    """
    return Why(
        expected=expected(runs),
        drivers=drivers(runs, catalogue),
        region=region(runs, catalogue),
        deaths=deaths(runs),
        survivors=survivors(runs, catalogue),
        questions=questions(dossier, initiative, runs, catalogue, worth),
    )
