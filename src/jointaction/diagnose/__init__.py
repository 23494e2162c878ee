from jointaction.diagnose.diagnose import diagnose
from jointaction.diagnose.diagnosis import (
    Diagnosis,
    ObstacleDiagnosis,
    ParticularObstacle,
    Reading,
)

__all__ = ["Diagnosis", "ObstacleDiagnosis", "ParticularObstacle", "Reading", "diagnose"]
