"""Know the odds before you start a cluster initiative.

The names that other programs use: the nouns of the road, the functions that load a dossier and
the catalogue, ``appraise``, which walks the whole road, and the errors. A stage alone is imported
from its own package (``from jointaction.diagnose import diagnose``).

Nothing is loaded before a name is asked for, so importing the package costs next to nothing.

>>> from jointaction import appraise, find_dossier, load_catalogue, load_dossier
>>> load_dossier(find_dossier("criciuma-1991"), load_catalogue()).country
'Brazil'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jointaction.catalogue.load import load_catalogue
    from jointaction.cluster.dossier import Dossier, Initiative
    from jointaction.cluster.load import find_dossier, load_dossier
    from jointaction.diagnose.diagnosis import Diagnosis
    from jointaction.errors import DossierError, InputError, JointActionError, UsageError
    from jointaction.forecast.forecasts import Forecast
    from jointaction.screen.screening import Screening
    from jointaction.simulate.runs import Ensemble, Runs
    from jointaction.study.appraisal import Appraisal
    from jointaction.study.appraise import appraise
    from jointaction.study.settings import Settings

    __version__: str

__all__ = [
    "Appraisal",
    "Diagnosis",
    "Dossier",
    "DossierError",
    "Ensemble",
    "Forecast",
    "Initiative",
    "InputError",
    "JointActionError",
    "Runs",
    "Screening",
    "Settings",
    "UsageError",
    "__version__",
    "appraise",
    "find_dossier",
    "load_catalogue",
    "load_dossier",
]

_HOME = {
    "Appraisal": "study.appraisal",
    "Diagnosis": "diagnose.diagnosis",
    "Dossier": "cluster.dossier",
    "DossierError": "errors",
    "Ensemble": "simulate.runs",
    "Forecast": "forecast.forecasts",
    "Initiative": "cluster.dossier",
    "InputError": "errors",
    "JointActionError": "errors",
    "Runs": "simulate.runs",
    "Screening": "screen.screening",
    "Settings": "study.settings",
    "UsageError": "errors",
    "appraise": "study.appraise",
    "find_dossier": "cluster.load",
    "load_catalogue": "catalogue.load",
    "load_dossier": "cluster.load",
}


def __getattr__(name: str) -> object:
    """A public name, loaded when it is first asked for."""
    if name == "__version__":
        value = import_module("jointaction.study.version").VERSION
    elif name in _HOME:
        value = getattr(import_module(f"jointaction.{_HOME[name]}"), name)
    else:
        raise AttributeError(f"jointaction has no public name {name}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
