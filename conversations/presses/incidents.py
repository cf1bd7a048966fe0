"""The presses of what stands in a visit's way."""

from typing import ClassVar

from conversations.pressed import Pressed, Row


class OfIncident(Pressed):
    incident: Row


class GoOn(OfIncident):
    """It did not stop the visit."""

    NAME: ClassVar = "incident_on"


class PutOffForIt(OfIncident):
    """A coordinator postpones the visit; others' wish is passed on."""

    NAME: ClassVar = "incident_off"


class StandsInTheWayAgain(OfIncident):
    NAME: ClassVar = "incident_back"


class ReportedWrongly(OfIncident):
    NAME: ClassVar = "incident_wrong"
