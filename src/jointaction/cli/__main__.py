"""Run the command line as ``python -m jointaction.cli``."""

from jointaction.cli.main import main

main()
