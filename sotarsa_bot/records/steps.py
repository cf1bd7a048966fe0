"""The steps of a field day."""

from enum import StrEnum


class Step(StrEnum):
    """In the order in which they usually come: berangkat, tiba, mulai, selesai, kembali."""

    DEPARTED = "departed"
    ARRIVED = "arrived"
    SERVING = "serving"
    LEFT = "left"
    RETURNED = "returned"
