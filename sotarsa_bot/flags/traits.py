"""What is kept of a picture's traits."""

from datetime import UTC
from typing import Any

from sotarsa_bot.records.field import Photo
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.pictures import Traits


def told_by(traits: Traits, photo: Photo, office: Office) -> dict[str, Any]:
    """The photo's fields. A camera without a zone shows the office's time; what Telegram compressed tells nothing."""
    told: dict[str, Any] = {"dhash": traits.dhash}
    if photo.as_file:
        taken = (
            traits.taken if traits.taken is None or traits.taken.tzinfo else traits.taken.replace(tzinfo=office.zone)
        )
        told |= {"taken_at": taken and taken.astimezone(UTC)}
        told |= {"latitude": traits.latitude, "longitude": traits.longitude}
    return told
