"""Pictures that are none, or would take all the memory: refused with a sentence, and nobody waits for them."""

import asyncio
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sotarsa_bot.running.pictures import NotAPicture
from storage.picture_files import DiskPictures
from tests.conftest import Stage
from tests.flags.test_picture_traits import jpeg, opened
from tests.the_day import begins, seen

SIDE = 9_000
"""81 million pixels: 243 MB when they are decoded."""
MEMORY = 400_000_000
SCRIPT = """
import asyncio, resource, sys
from pathlib import Path
from storage.picture_files import DiskPictures
resource.setrlimit(resource.RLIMIT_DATA, (int(sys.argv[1]), int(sys.argv[1])))
async def main():
    pictures, contents = DiskPictures(Path("kept")), [Path(name).read_bytes() for name in sys.argv[2:]]
    kept = await asyncio.gather(*(pictures.keep(one) for one in contents), return_exceptions=True)
    print(*(type(one).__name__ for one in kept))
asyncio.run(main())
"""


def written(image: Image.Image, form: str, **more: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """100 kB that want to be 81 MB."""
    return written(Image.new("L", (SIDE, SIDE), 200), "PNG")


async def test_a_bomb_is_refused_and_the_others_are_stored(stage: Stage, bomb: bytes) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    cast.member.sends_document(private, "bom.png", bomb, "image/png", caption="K1 sembako 5")
    cast.member.sends_photo(private, caption="K1 sembako 2")
    await stage.settle()
    said = seen(cast.member, private)
    assert "terlalu lebar untuk dibuka" in said
    assert "1 dari 2 foto tersimpan" in said


async def test_an_album_with_a_broken_item_keeps_the_others(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    whole = jpeg(opened(1))
    cast.member.sends_album(cast.team_group, [whole, whole[: len(whole) // 2], jpeg(opened(2))], caption="K1 sembako 5")
    await stage.settle()
    said = seen(cast.member, cast.team_group)
    assert "rusak dan tidak dapat dibuka" in said
    assert "2 dari 3 foto tersimpan" in said


async def test_a_cameras_biggest_picture_is_one(tmp_path: Path) -> None:
    """108 million pixels, as telephones of today have them; it looks as it does at another size."""
    small, pictures = opened(3), DiskPictures(tmp_path)
    kept = await pictures.keep(jpeg(small.resize((12_000, 9_000))))
    fine = (await pictures.keep(jpeg(small))).traits.dhash
    assert (int(kept.traits.dhash, 16) ^ int(fine, 16)).bit_count() <= 10


async def test_programmes_that_draw_are_no_pictures(tmp_path: Path) -> None:
    """Pillow would call Ghostscript for this one."""
    with pytest.raises(NotAPicture, match="foreign"):
        await DiskPictures(tmp_path).keep(written(Image.new("RGB", (64, 64)), "EPS"))


async def test_the_same_picture_from_many_at_once_is_one_file(tmp_path: Path) -> None:
    """Each of them used to write over what another had not finished."""
    pictures, content = DiskPictures(tmp_path), jpeg(opened(1)) + bytes(4_000_000)
    kept = await asyncio.gather(*(pictures.keep(content) for _ in range(12)))
    assert len({one.sha256 for one in kept}) == 1
    (file,) = (file for file in tmp_path.rglob("*") if file.is_file())
    assert file.read_bytes() == content


def test_an_album_of_big_ones_fits_into_a_small_machine(tmp_path: Path) -> None:
    """Decoded whole and at once they would take 700 MB, beside the 100 MB of the programme."""
    picture = Image.new("RGB", (SIDE, SIDE), (200, 10, 10))
    (tmp_path / "a.jpg").write_bytes(written(picture, "JPEG"))
    (tmp_path / "b.png").write_bytes(written(picture.resize((5_000, 5_000)), "PNG"))
    names = ["a.jpg", "a.jpg", "b.png", "b.png", "b.png"]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(MEMORY), *names], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.stdout.split() == ["Kept"] * len(names), done.stderr
