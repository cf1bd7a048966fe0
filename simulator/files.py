"""Files on the simulated server: ids, previews of photos, downloads."""

from __future__ import annotations

import hashlib
import io
import itertools

from PIL import Image

from simulator.model import StoredFile
from simulator.photos import sample_photo
from simulator.refusal import bad_request

MB = 1024 * 1024
MAX_DOWNLOAD = 20 * MB
MAX_UPLOAD = 50 * MB
MAX_PHOTO = 10 * MB
#: Longest side of Telegram's previews; the last size is the photo itself.
PREVIEWS = (90, 320, 800)
#: Sample photos that are asked for by number have six digits at most: no other one is ever the same by chance.
FIRST_SAMPLE = 1_000_000


class FileStore:
    """Remembers files by id; the same content keeps its unique id, each upload gets its own file id."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, StoredFile] = {}
        self._count, self._samples = itertools.count(1), itertools.count(FIRST_SAMPLE)
        self.paged = False  # a gateway gives a page in place of each file, just as long
        self.unavailable = False  # Telegram's file servers may be out of reach while all else works

    def add(
        self,
        content: bytes,
        folder: str = "documents",
        name: str | None = None,
        mime: str | None = None,
        size: tuple[int, int] = (0, 0),
        shrink_to: tuple[int, int] | None = None,
    ) -> StoredFile:
        """Store content and give it ids and a path."""
        number = next(self._count)
        digest = hashlib.sha256(content + repr(shrink_to).encode()).hexdigest()
        extension = name.rsplit(".", 1)[-1] if name and "." in name else ("jpg" if folder == "photos" else "bin")
        file = StoredFile(
            file_id=f"Ag{folder[0].upper()}CAgUAAx{digest[:24]}_{number:06d}",
            file_unique_id=f"AQAD{digest[:12]}",
            content=content,
            path=f"{folder}/file_{number}.{extension}",
            name=name,
            mime=mime,
            width=size[0],
            height=size[1],
            shrink_to=shrink_to,
        )
        self._files[file.file_id] = file
        self._paths[file.path] = file
        return file

    def another_photo(self) -> bytes:
        """A sample photo that nobody has sent yet: the same ones in the same order in each world."""
        return sample_photo(next(self._samples))

    def add_photo(self, content: bytes) -> list[StoredFile]:
        """Store a photo in several sizes, smallest first, as Telegram does."""
        width, height = image_size(content) or (1280, 960)
        sizes = []
        for side in PREVIEWS:
            if side < max(width, height):
                small = _fit(width, height, side)
                sizes.append(self.add(content, "photos", size=small, shrink_to=small))
        return [*sizes, self.add(content, "photos", size=(width, height))]

    def get(self, file_id: str) -> StoredFile:
        """The file of an id, or Telegram's refusal."""
        file = self._files.get(file_id)
        if file is None or self.unavailable:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return file

    def find(self, file_id: str) -> StoredFile | None:
        """The file of an id, if there is one."""
        return self._files.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file at a download path."""
        return self._paths.get(path)

    def again(self, file_id: str, kind: str) -> StoredFile:
        """A file sent again by its id, as the kind it was before: a photo's id makes no document."""
        file = self._files.get(file_id)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind} as {kind}")
        return file


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height, or None when this is not an image."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            return image.size
    except (OSError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def rendered(file: StoredFile) -> bytes:
    """The bytes that a download returns; previews are drawn here, because few are ever asked for."""
    if file.shrink_to is None or image_size(file.content) is None:
        return file.content
    with Image.open(io.BytesIO(file.content)) as image:
        small = image.convert("RGB").resize(file.shrink_to)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=80)
    return out.getvalue()


def _fit(width: int, height: int, side: int) -> tuple[int, int]:
    scale = side / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))
