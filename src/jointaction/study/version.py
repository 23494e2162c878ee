"""Which version of the package made a result?"""

from importlib.metadata import version

VERSION = version("jointaction")
