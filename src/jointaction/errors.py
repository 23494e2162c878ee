"""Everything that can go wrong on purpose, drawn once.

::

    JointActionError
    ├── InputError          what was handed in cannot be used: the message names file, place and key
    │   ├── DossierError    a dossier, a case or a table beside it
    │   ├── RegistryError   a registry of forecasts, or a file to be merged into one
    │   └── UsageError      a command or a function was asked for something it does not offer
    ├── CatalogueError      an entry of the catalogue is broken: the message names file and key
    └── Interrupted         somebody stopped the work; nothing half-written is left

The command line turns ``InputError`` into exit code 2, ``Interrupted`` into 130 and anything
else into 1.
"""


class JointActionError(Exception):
    """Any error that this package raises on purpose."""


class InputError(JointActionError):
    """What was handed in cannot be used; the message says where and what is allowed."""


class DossierError(InputError):
    """A dossier, a case or a table beside it is missing, broken or impossible.

    ``problems`` holds one plain sentence a fault, each naming file, place and key.
    """

    def __init__(self, problems: str | list[str]) -> None:
        self.problems = [problems] if isinstance(problems, str) else list(problems)
        super().__init__("\n".join(self.problems))


class RegistryError(InputError):
    """A registry of forecasts, or a file to be merged into one, cannot be used."""


class UsageError(InputError):
    """A command or function was asked for something that it does not offer."""


class CatalogueError(JointActionError):
    """An entry of the catalogue is broken; the message names file and key."""


class Interrupted(JointActionError):
    """Somebody stopped the work; nothing half-written is left."""
