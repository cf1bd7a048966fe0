"""Files that come back from offline forms: bytes in, records out; what is forged, altered or no such file is refused.

A file is lines of ASCII and UTF-8, so that it can be read without trusting any of it:

    SOTARSA-FORMULIR 1 <form> <hex HMAC-SHA256 of the next line, under the form's key>
    <what was recorded, as JSON on one line>
    <hex SHA-256 of a picture> <the picture as base64>
    ...

The JSON names every picture by its SHA-256, so that the seal covers them too.
"""

from sotarsa_bot.offline.form_files.inside import file_of, inside, kept_as
from sotarsa_bot.offline.form_files.reading import MOST_BYTES, form_of, picture_in, read
from sotarsa_bot.offline.form_files.records import Filled, Goods, ReadForm, Said

__all__ = [
    "MOST_BYTES", "Filled", "Goods", "ReadForm", "Said", "file_of", "form_of", "inside", "kept_as", "picture_in",
    "read",
]  # fmt: skip
