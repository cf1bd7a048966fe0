"""What a picture tells of itself: what it looks like, and what the camera wrote into it, if it can be read."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image, ImageDraw, ImageEnhance

from simulator.photos import sample_photo
from sotarsa_bot.flags.alike import Alike
from sotarsa_bot.running.pictures import Traits
from storage.picture_files import DiskPictures

EXIF, GPS = int(ExifTags.IFD.Exif), int(ExifTags.IFD.GPSInfo)


def opened(seed: int) -> Image.Image:
    return Image.open(io.BytesIO(sample_photo(seed))).convert("RGB")


def jpeg(image: Image.Image, quality: int = 85, **more: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, **more)
    return out.getvalue()


@pytest.fixture
def pictures(tmp_path: Path) -> DiskPictures:
    return DiskPictures(tmp_path)


async def traits(pictures: DiskPictures, content: bytes) -> Traits:
    return (await pictures.keep(content)).traits


def stamped(image: Image.Image) -> Image.Image:
    ImageDraw.Draw(image).rectangle((0, 440, 300, 480), fill=(20, 20, 20))
    return image


def off_a_screen(image: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (640, 510), "black")
    whole.paste(image, (0, 15))
    return whole


ALTERED: dict[str, Callable[[Image.Image], bytes]] = {
    "compressed": lambda image: jpeg(image, 30),
    "smaller": lambda image: jpeg(image.resize((400, 300))),
    "darker": lambda image: jpeg(ImageEnhance.Brightness(image).enhance(0.75)),
    "stamped": lambda image: jpeg(stamped(image)),
    "off a screen": lambda image: jpeg(off_a_screen(image)),
}


@pytest.mark.parametrize("how", ALTERED)
async def test_an_altered_copy_is_found_among_others(pictures: DiskPictures, how: str) -> None:
    alike = Alike()
    for seed in range(1, 20):
        alike.know(seed, (await traits(pictures, sample_photo(seed))).dhash)
    alike.know(100, (await traits(pictures, ALTERED[how](opened(7)))).dhash)
    assert alike.near(100) == {7}
    assert alike.near(7) == {100}


async def test_others_do_not_look_alike(pictures: DiskPictures) -> None:
    alike = Alike()
    for seed in range(1, 50):
        alike.know(seed, (await traits(pictures, sample_photo(seed))).dhash)
    assert [seed for seed in range(1, 50) if alike.near(seed)] == []


@pytest.mark.parametrize("colour", ["black", "white", (180, 170, 160)])
async def test_a_wall_looks_like_nothing_in_particular(pictures: DiskPictures, colour: Any) -> None:
    assert (await traits(pictures, jpeg(Image.new("RGB", (640, 480), colour)))).dhash == ""


def test_one_who_comes_later_is_seen_from_both_sides() -> None:
    """A picture is compared once; who comes after it adds itself."""
    alike, one = Alike(), f"{0xF0F0:016x}{0:064x}"
    alike.know(1, one)
    assert alike.near(1) == frozenset()
    alike.know(2, one)
    assert alike.near(2) == {1}
    assert alike.near(1) == {2}
    assert alike.near(3) == frozenset()


def test_of_too_many_the_oldest_are_forgotten() -> None:
    alike = Alike(most=3)
    for number in (5, 4, 6, 7, 8):
        alike.know(number, f"{0xF0F0:016x}{0:064x}")
    assert len(alike) == 3
    assert alike.near(8) == {6, 7}
    assert alike.near(4) == frozenset()


async def test_a_turned_camera_takes_the_same_picture(pictures: DiskPictures) -> None:
    """As a file it lies on its side and says so; as a photo Telegram has turned it."""
    exif = Image.Exif()
    exif[int(ExifTags.Base.Orientation)] = 6
    lying = jpeg(opened(7).transpose(Image.Transpose.ROTATE_90), 95, exif=exif)
    alike = Alike()
    alike.know(1, (await traits(pictures, lying)).dhash)
    alike.know(2, (await traits(pictures, sample_photo(7))).dhash)
    assert alike.near(2) == {1}


def from_a_camera(gps: dict[int, Any] | None = None, **tags: Any) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(EXIF).update({36867: tags["taken"]} if "taken" in tags else {})
    exif.get_ifd(EXIF).update({36881: tags["zone"]} if "zone" in tags else {})
    exif.get_ifd(GPS).update(gps or {})
    return jpeg(opened(3), exif=exif)


async def test_the_cameras_time_and_place(pictures: DiskPictures) -> None:
    south_east = {1: "S", 2: (2.0, 14.0, 40.9), 3: "E", 4: (115.0, 36.0, 47.2)}
    told = await traits(pictures, from_a_camera(south_east, taken="2026:12:03 10:02:11"))
    assert told.taken == datetime(2026, 12, 3, 10, 2, 11)
    assert told.latitude == pytest.approx(-2.2447, abs=1e-4)
    assert told.longitude == pytest.approx(115.6131, abs=1e-4)
    zoned = await traits(pictures, from_a_camera(taken="2026:12:03 10:02:11", zone="+08:00"))
    assert zoned.taken == datetime(2026, 12, 3, 10, 2, 11, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    "content",
    [
        sample_photo(3),
        from_a_camera(taken="0000:00:00 00:00:00"),
        from_a_camera(taken="kemarin", zone="?"),
        from_a_camera({1: "S", 2: (2.0, 14.0)}),
        from_a_camera({1: "S", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}),
        from_a_camera({1: "N", 2: (999.0, 0.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)}),
        jpeg(opened(3), exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff garbage"),
    ],
    ids=["none", "never set", "words", "cut short", "zeros", "off the globe", "garbage"],
)
async def test_what_a_camera_did_not_write_is_not_known_and_loses_no_photo(
    pictures: DiskPictures, content: bytes
) -> None:
    kept = await pictures.keep(content)
    assert kept.traits._replace(dhash="") == Traits()
    assert kept.traits.dhash
    assert await pictures.traits(kept.sha256) == kept.traits


async def test_a_file_that_is_gone_tells_nothing(pictures: DiskPictures) -> None:
    assert await pictures.traits("0" * 64) == Traits()
