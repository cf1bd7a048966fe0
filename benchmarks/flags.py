"""What it costs to find a photo that was used before, among few and among many; and whether altered ones are found."""

import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PIL import Image, ImageDraw, ImageEnhance

from benchmarks.crowd import START
from benchmarks.history import remember, some_hash
from benchmarks.office import OFFICE, database_url, furnish
from benchmarks.table import Table
from conversations.flags.flag_rounds import LOOKS_EVERY, FlagRounds
from simulator.photos import sample_photo
from sotarsa_bot.flags.alike import Alike
from sotarsa_bot.records.field import Delivery, Photo, PhotoState
from sotarsa_bot.records.flag import FlagKind
from sotarsa_bot.records.visit import VisitState
from storage.picture_files import DiskPictures, examined
from storage.store import SqlStore

OTHERS = 1_000_000
"""Numbers of photos that are searched for begin here."""


async def measure(*, quick: bool) -> list[Table]:
    drawn = 40 if quick else 2_000
    sizes = (500, 1_000) if quick else (2_000, 20_000, 100_000)
    hashes = {seed: hash_of(sample_photo(seed)) for seed in range(1, drawn + 1)}
    return [_search(hashes, sizes), _hashing(5 if quick else 50), _found(hashes), await _looks(sizes[:2])]


def picture(seed: int) -> Image.Image:
    return Image.open(io.BytesIO(sample_photo(seed))).convert("RGB")


def hash_of(content: bytes) -> str:
    """As of a photo that comes in."""
    return examined(content)[1].dhash


def jpeg(image: Image.Image, quality: int = 87) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def known(hashes: dict[int, str], count: int) -> Alike:
    """Drawn landscapes as far as there are, then hashes of nothing."""
    alike = Alike()
    for number in range(1, count + 1):
        alike.know(number, hashes.get(number) or some_hash(number))
    return alike


def _search(hashes: dict[int, str], sizes: tuple[int, ...]) -> Table:
    table = Table("A photo searched for among those that are known: ms", ("known", "median", "slowest of 100"))
    for size in sizes:
        alike, took = known(hashes, size), []
        for n in range(100):
            alike.know(OTHERS + n, some_hash(-n))
            began = time.perf_counter()
            assert alike.near(OTHERS + n) == frozenset()
            took.append((time.perf_counter() - began) * 1000)
        table.row(f"{size:,}", median(took), max(took))
    return table


def _hashing(count: int) -> Table:
    """All that is done with a photo's bytes but to write them."""
    table = Table("A photo decoded, and its hash and the camera's words taken: ms", ("pixels", "median"))
    for width, height in ((1280, 960), (4000, 3000)):
        took = []
        for seed in range(1, count + 1):
            content = jpeg(picture(seed).resize((width, height)))
            began = time.perf_counter()
            examined(content)
            took.append((time.perf_counter() - began) * 1000)
        table.row(f"{width} x {height}", median(took))
    return table


def stamped(image: Image.Image) -> Image.Image:
    ImageDraw.Draw(image).rectangle((0, 440, 300, 480), fill=(20, 20, 20))
    return image


def off_a_screen(image: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (image.width, image.height + 30), "black")
    whole.paste(image, (0, 15))
    return whole


def cropped(image: Image.Image, part: float) -> Image.Image:
    x, y = round(image.width * part), round(image.height * part)
    return image.crop((x, y, image.width - x, image.height - y))


def compressed(image: Image.Image) -> Image.Image:
    return Image.open(io.BytesIO(jpeg(image, 30)))


ALTERED: dict[str, Callable[[Image.Image], Image.Image]] = {
    "compressed again (quality 30)": compressed,
    "half the size": lambda image: image.resize((320, 240)),
    "a quarter darker": lambda image: ImageEnhance.Brightness(image).enhance(0.75),
    "a quarter lighter": lambda image: ImageEnhance.Brightness(image).enhance(1.25),
    "stamped": stamped,
    "off a screen, with bars": off_a_screen,
    "cropped by 2 %": lambda image: cropped(image, 0.02),
    "cropped by 5 %": lambda image: cropped(image, 0.05),
}


def _found(hashes: dict[int, str]) -> Table:
    sample = list(hashes)[:100]
    alike = known(hashes, len(hashes))
    strangers = sum(len(alike.near(number)) for number in hashes) // 2
    pairs = len(hashes) * (len(hashes) - 1) // 2
    title = f"Used again, found among {len(hashes):,} drawn landscapes; of {pairs:,} other pairs {strangers} look alike"
    table = Table(title, ("", "found", "of", "wrong ones"))
    for n, (name, alter) in enumerate(ALTERED.items()):
        right = wrong = 0
        for number in sample:
            again = OTHERS + n * 1000 + number
            alike.know(again, hash_of(jpeg(alter(picture(number)))))
            near = {other for other in alike.near(again) if other < OTHERS}
            right, wrong = right + (number in near), wrong + len(near - {number})
        table.row(name, right, len(sample), wrong)
    return table


async def _looks(sizes: tuple[int, ...]) -> Table:
    """All of the background's work: a visit with 300 hand-overs, each with its photo, one of them used before."""
    heads = ("photos in the books", "after a start", "nothing new", "one more")
    table = Table("A look at a visit with 300 hand-overs and photos: ms", heads)
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="sotarsa-bench-") as folder:
            await furnish(Path(folder), 1)
            await remember(Path(folder), size)
            store = SqlStore.open(database_url(Path(folder)))
            table.row(f"{size:,}", *await _looked(store, DiskPictures(Path(folder) / "photos")))
            await store.close()
    return table


async def _looked(store: SqlStore, pictures: DiskPictures) -> list[float]:
    """After a start; when nothing has happened; when one more has come."""
    now, took = START, []
    rounds = FlagRounds(store, OFFICE, lambda: now, pictures)
    for new in (range(300), range(0), range(300, 301)):
        for n in new:
            await _hand_over(store, n)
        now += LOOKS_EVERY
        began = time.perf_counter()
        await rounds.tick()
        took.append((time.perf_counter() - began) * 1000)
    async with store.reading() as books:
        assert await books.flags.count(kind=FlagKind.LIKE_PHOTO) == 1
    return took


async def _hand_over(store: SqlStore, n: int) -> None:
    """Number 7 is shown with a picture of another visit."""
    async with store.writing() as books:
        await books.visits.change(1, state=VisitState.UNDER_WAY)
        told = Delivery(source=f"msg:bench:{n}:0", visit=1, item="sembako", amount=1, number=n + 1, by=1,
                        happened_at=START, received_at=START)  # fmt: skip
        delivery = await books.deliveries.add(told)
        dhash = some_hash(0 if n == 7 else n + OTHERS)
        await books.photos.add(
            Photo(chat=1, message=n + 1, file_id=f"b{n}", file_unique_id=f"b{n}", visit=1, delivery=delivery.id, by=1,
                  received_at=START, state=PhotoState.STORED, sha256=f"{n + OTHERS * 9:064x}", dhash=dhash,
                  next_try=START)
        )  # fmt: skip
