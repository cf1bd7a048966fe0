"""A picture that came inside a form's file has no file id of its own at Telegram. This one names it all the same, so
that it is sent and fetched again like any other: from the disk, and out of its file."""

PREFIX = "form:"


def inside(sha256: str, file_id: str) -> str:
    """The id of a picture in the file with this file id."""
    return f"{PREFIX}{sha256}:{file_id}"


def kept_as(file_id: str) -> str:
    """The SHA-256 under which such a picture is kept; empty for a file id of Telegram's."""
    return file_id.split(":")[1] if file_id.startswith(PREFIX) else ""


def file_of(file_id: str) -> str:
    """The file id of the file that holds it: for one of Telegram's, itself."""
    return file_id.rpartition(":")[2]
