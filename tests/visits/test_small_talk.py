"""Kind words that say nothing of the matter are known as such, and what says something is not taken for them."""

import pytest

from sotarsa_bot.parsing import is_nod, is_small_talk, is_thanks, puts_off
from tests.conftest import Stage
from tests.names import NAMES
from tests.the_day import begins, own, seen


@pytest.mark.parametrize("words", [
    "siap pak", "Siap, Bu 🙏", "oke", "Baik, terima kasih banyak pak", "makasih min", "Assalamualaikum wr wb",
    "selamat pagi bapak ibu semua", "sebentar, saya tanya pak kades dulu", "nanti dikabari", "belum tahu tempatnya",
    "kami musyawarahkan dulu pak", "maaf, sebentar ya", "masih dirapatkan", "blm pasti pak", "inggih",
    "siap laksanakan", "makasih infonya", "terima kasih atas bantuannya bu", "Alhamdulillah, terima kasih banyak",
    "thanks", "terima kasih sudah diingatkan pak", "aamiin", "semoga lancar semua", "hati-hati di jalan pak",
    "selamat bertugas", "wa'alaikum salam bu", "izin menyimak", "siaaap", "oke deh", "akan kami sampaikan ke warga",
    "kami infokan nanti bu", "hehe", "mohon ditunggu ya",
])  # fmt: skip
def test_it_is_small_talk(words: str) -> None:
    """Never a place, a name or a reason."""
    assert is_small_talk(words)


@pytest.mark.parametrize("words", [
    "balai desa", "besok pagi", "siap jam 9", "Siti", "sebentar lagi, Kamis jam 9", "rumah Pak Baik", "",
    "Amin", "Pak Amin", "Syukron", "Slamet", "akan kami sampaikan bahwa balai rusak", "terima kasih, di balai desa",
    "terima kasih kursi rodanya rusak", "semoga balai desa selesai", "hati-hati jembatan rusak",
    "Ibu Oke Rahmawati", "nanti tanggal 16", "maaf jam 10 saja", "tidak ada di rumah", "Pak Siapudin",
])  # fmt: skip
def test_it_says_something(words: str) -> None:
    """What holds a day, a number, a name or a place is for the conversation that waits for it."""
    assert not is_small_talk(words)


def test_thanks_nods_and_delays_are_told_apart() -> None:
    """Thanks end nothing, a nod may mean yes, a delay promises an answer."""
    assert is_thanks("terima kasih pak")
    assert not is_thanks("siap pak")
    assert is_nod("siap pak")
    assert not is_nod("terima kasih")
    assert puts_off("sebentar, saya tanya pak kades dulu")
    assert not puts_off("sebentar lagi jam 9")


def test_no_name_is_small_talk() -> None:
    assert not [name for name in NAMES if is_small_talk(name)]


@pytest.mark.parametrize(("words", "sign"), [("K1 terima kasih", "🙏"), ("K1 semoga lancar", "👍")])
async def test_thanks_behind_a_code_are_recorded_nowhere_and_passed_on_to_nobody(
    stage: Stage, words: str, sign: str
) -> None:
    cast = stage.cast
    await begins(stage)
    before = seen(cast.coordinator, cast.team_group) + seen(cast.coordinator, own(stage, cast.coordinator))
    for who, group in ((cast.member, cast.team_group), (cast.official, cast.village_group)):
        said = who.sends(group, words)
        await stage.settle()
        assert sign in str(said.reactions)
    assert seen(cast.coordinator, cast.team_group) + seen(cast.coordinator, own(stage, cast.coordinator)) == before
