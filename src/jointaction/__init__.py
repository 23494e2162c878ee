"""Know the odds before you start a cluster initiative."""

__version__ = "0.1.0"
