from jointaction.sweep.study import Scenario, SweepStudy, read_study

__all__ = ["Scenario", "SweepStudy", "read_study"]
