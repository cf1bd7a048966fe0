"""A wrong picture is taken back with two words below it, and asked about no more."""

from sotarsa_bot.records.field import Photo, PhotoKind
from tests.conftest import Stage
from tests.hand_overs.test_proxy_letters import read_back, the_office_wants_letters
from tests.the_day import begins, own, seen


async def photos(stage: Stage) -> list[Photo]:
    async with stage.engine.store.reading() as books:
        return await books.photos.find(order="id")


async def test_a_wrong_letter_and_a_wrong_proof(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await the_office_wants_letters(stage)
    await begins(stage)
    proof = cast.member.sends_photo(group, caption="K1 4 wakil Siti (anak)")
    await stage.settle()
    letter = cast.member.sends_photo(group, reply_to=read_back(stage, 4))
    await stage.settle()
    await stage.acts.says(cast.member, group, "K1 9 terima")
    card = stage.acts.card(cast.member, group, "K1")
    assert "1 foto tersimpan" in card.shown
    await stage.acts.says(cast.coordinator, group, "salah foto")  # small talk, below nothing
    cast.member.replies(letter, "Maaf, salah foto")
    await stage.settle()
    assert "tidak dipakai lagi sebagai bukti" in cast.member.last(group).shown
    assert "surat kuasa untuk Siti" in read_back(stage, 4).shown
    cast.coordinator.replies(proof, "fotonya keliru pak")
    await stage.settle()
    assert "foto tersimpan" not in card.shown
    assert [(p.kind, p.visit, p.delivery) for p in await photos(stage)] == [(PhotoKind.APART, None, None)] * 2
    cast.member.replies(read_back(stage, 4), "salah foto")
    await stage.settle()
    assert "balas foto itu, bukan pesan ini" in cast.member.last(group).shown


async def test_while_serah_asks_and_for_nobody_else(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(cast.member, private, "/serah")
    await stage.acts.taps(cast.member, "sembako", private)
    await stage.acts.says(cast.member, private, "3")
    await stage.acts.taps(cast.member, "Diterima sendiri", private)
    wrong = cast.member.sends_photo(private)
    await stage.settle()
    cast.member.replies(wrong, "salah")
    await stage.settle()
    await stage.acts.taps(cast.member, "Simpan", private)
    (photo,) = await photos(stage)
    assert (photo.kind, photo.delivery) == (PhotoKind.APART, None)
    await stage.later(minutes=1)
    sent = cast.coordinator.sends_photo(cast.team_group, caption="K1 8 terima")
    await stage.settle()
    cast.member.replies(sent, "salah foto")
    await stage.settle()
    assert "Foto itu dikirim orang lain" in cast.member.last(cast.team_group).shown


async def test_what_is_no_proof_is_not_asked_about_again(stage: Stage) -> None:
    """A bug: a photo that was "bukan bukti" came along with the next one that fitted nothing."""
    cast, private = stage.cast, own(stage, stage.cast.member)
    await begins(stage)
    for count in (1, 2):
        cast.member.sends_photo(private)
        await stage.later(minutes=1)
        assert seen(cast.member, private).count("1 foto sudah disimpan. Untuk kunjungan mana?") == 1
        await stage.acts.taps(cast.member, "Bukan bukti", private)
        assert seen(cast.member, private).count("1 foto disimpan, tetapi tidak dipakai") == count


async def test_below_the_record_where_it_has_one_photo_alone(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(group, caption="K1 9 terima")
    await stage.settle()
    cast.member.replies(cast.member.last(group), "fotonya salah")
    await stage.settle()
    assert "balas pesan ini dengan foto yang benar" in cast.member.last(group).shown
    cast.member.sends_photo(group, reply_to=cast.member.last(group))
    await stage.settle()
    first, second = await photos(stage)
    assert (first.kind, first.delivery) == (PhotoKind.APART, None)
    assert second.delivery is not None
