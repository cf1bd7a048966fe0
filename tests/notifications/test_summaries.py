"""What the camat reads: on request by day, village and visit, with pictures; by itself evenings and Mondays."""

import pytest

from simulator.model import Chat
from tests.conftest import Stage, kept
from tests.the_day import begins, heard, reports, seen


def own(stage: Stage) -> Chat:
    """The camat's chat with the bot."""
    return stage.world.private(stage.cast.camat.user)


@kept
async def delivers(stage: Stage, photos: int = 7) -> None:
    """A field day with 25 parcels and some photos, until the team is back."""
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    for _ in range(photos // 10):
        stage.cast.member.sends_album(stage.cast.team_group, 10, caption="K1 sembako 2")
        await stage.settle()
    stage.cast.member.sends_album(stage.cast.team_group, photos % 10, caption="K1 sembako 5")
    await stage.settle()
    await reports(stage, "Selesai", "Tim sudah pulang")


async def test_today_a_visit_its_pictures_and_its_village_in_one_message(stage: Stage) -> None:
    cast = stage.cast
    await delivers(stage)
    await stage.acts.says(cast.camat, own(stage), "/ringkasan")
    shown = cast.camat.last(own(stage))
    assert "Tim sudah pulang, kunjungan belum ditutup: K1" in shown.shown
    assert "Foto: 7" in shown.shown
    await stage.acts.taps(cast.camat, "K1 Uren", own(stage))
    assert "Kunjungan K1 ke Desa Uren" in shown.shown
    await stage.acts.taps(cast.camat, "Lihat 7 foto", own(stage))
    album = [m for m in cast.camat.sees(own(stage)) if m.photo and m.sender is stage.world.bot]
    assert len(album) == 7
    assert album[0].caption == "K1 Uren: foto 1–7 dari 7"
    await stage.acts.taps(cast.camat, "Ringkasan desa ini", own(stage))
    assert "Ringkasan Desa Uren" in shown.shown
    await stage.acts.taps(cast.camat, "Pilih desa", own(stage))
    await stage.acts.taps(cast.camat, "›", own(stage))
    await stage.acts.taps(cast.camat, "Kapul", own(stage))
    assert "Belum ada kunjungan ke desa ini" in shown.shown


async def test_many_pictures_come_ten_at_a_time_and_files_as_files(stage: Stage) -> None:
    cast = stage.cast
    await delivers(stage, photos=12)
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 1", as_file=True)
    await stage.settle()
    await stage.acts.says(cast.camat, own(stage), "/ringkasan k1")
    await stage.acts.taps(cast.camat, "Foto 1–10 dari 13", own(stage))
    await stage.acts.taps(cast.camat, "Foto 11–13 dari 13", own(stage))
    sent = [m for m in cast.camat.sees(own(stage)) if m.sender is stage.world.bot and (m.photo or m.document)]
    assert [bool(m.photo) for m in sent] == [True] * 12 + [False]
    assert "Foto 1–10 dari 13" in " ".join(stage.acts.question(cast.camat, own(stage)).labels)


async def test_a_village_or_visit_can_be_typed_and_a_slip_is_answered(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.camat, own(stage), "/ringkasan uern")
    assert "Ringkasan Desa Uren" in cast.camat.last(own(stage)).shown
    await stage.acts.says(cast.camat, own(stage), "/ringkasan Bulungan Hilir")
    assert "tidak ada di kecamatan ini" in cast.camat.last(own(stage)).shown
    await stage.acts.says(cast.camat, own(stage), "/ringkasan K99")
    assert "K99 tidak ada" in cast.camat.last(own(stage)).shown


async def test_the_evening_and_monday_speak_only_if_there_is_something(stage: Stage) -> None:
    """Tuesday evening is quiet; what is proposed later is told on Wednesday, once; Monday sums the week up."""
    cast = stage.cast
    await stage.later(hours=11)
    assert not [m for m in cast.camat.sees(own(stage)) if "Ringkasan" in m.shown]
    await stage.acts.plans()
    await stage.later(hours=24)
    assert "Menunggu jawaban desa: K1" in cast.camat.last(own(stage)).shown
    count = len(cast.camat.sees(own(stage)))
    await stage.later(days=3)
    assert len(cast.camat.sees(own(stage))) == count
    await stage.later(days=2)
    assert "Ringkasan minggu lalu" in heard(cast.camat, own(stage))


async def test_only_the_camat_and_coordinators_read_summaries(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.camat, own(stage), "/ringkasan")
    for who in (cast.official, cast.member, cast.stranger):
        private = stage.world.private(who.user)
        await stage.acts.says(who, private, "/ringkasan uren")
        assert "Ringkasan" not in who.last(private).shown
        for data in ("1|sum|today", "1|sum_visit|1", "1|pictures|1|0", "1|sum_village|2019", "1|sum_page|0"):
            who.presses_data(private, who.last(private), data)
        await stage.settle()
        assert "Ringkasan" not in seen(who, private)


async def test_a_reply_goes_to_the_coordinator_with_what_it_is_about(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.camat, own(stage), "/ringkasan uren")
    cast.camat.replies(cast.camat.last(own(stage)), "Tolong telepon kepala desa <segera>")
    await stage.settle()
    private = stage.world.private(cast.coordinator.user)
    assert "tentang Uren:\nTolong telepon kepala desa <segera>" in cast.coordinator.last(private).shown


async def test_a_number_of_four_digits_is_the_year(stage: Stage) -> None:
    """2026 is also the code of Mamigang, which nobody types: `/ringkasan 2026` is the year."""
    cast = stage.cast
    await delivers(stage)
    for words, head in (
        ("2026", "Ringkasan tahun ini (1 Januari – 31 Desember 2026)"),
        ("tahun 2025", "Ringkasan tahun 2025 (1 Januari – 31 Desember 2025)"),
        ("desember", "Ringkasan bulan ini (1–31 Desember 2026)"),
        ("November 2026", "Ringkasan 1–30 November 2026"),
        ("triwulan IV 2026", "Ringkasan 1 Oktober – 31 Desember 2026"),
        ("minggu lalu", "Ringkasan minggu lalu"),
    ):
        await stage.acts.says(cast.camat, own(stage), f"/ringkasan {words}")
        assert head in cast.camat.last(own(stage)).shown
    await stage.acts.taps(cast.camat, "Tahun ini", own(stage))
    assert "K1 Uren" in cast.camat.last(own(stage)).labels


async def test_from_a_summary_into_its_visits_and_back(stage: Stage) -> None:
    """U21: the evening's summary is left for a visit, its pictures and its village, and found again."""
    cast, chat = stage.cast, own(stage)
    await delivers(stage)
    await stage.later(hours=11)
    evening = next(m for m in reversed(cast.camat.sees(chat)) if m.shown.startswith("Ringkasan hari ini"))
    head, labels = evening.shown, evening.labels

    async def taps(label: str) -> None:
        cast.camat.taps(label, message=evening)
        await stage.settle()

    await taps("K1 Uren")
    await taps("Lihat 7 foto")
    await taps("Ringkasan desa ini")
    assert "Ringkasan Desa Uren" in evening.shown
    await taps("K1 Uren")
    await taps("Ke ringkasan sebelumnya")
    assert "Ringkasan Desa Uren" in evening.shown
    for shown in ("Kunjungan K1 ke Desa Uren", head.partition("\n")[0]):
        await taps("Ke ringkasan sebelumnya")
        assert shown in evening.shown
    assert evening.labels == labels
    await taps("Pilih desa")
    await taps("›")
    await taps("Kapul")
    await taps("Ke ringkasan sebelumnya")
    assert "Ringkasan desa mana?" in evening.shown
    await taps("Ke ringkasan sebelumnya")
    assert evening.labels == labels


@pytest.mark.parametrize("place", ["", "d", "d2026-2027", "d20261399-20261399", "k", "kx", "v9999", "p1234", "x1"])
async def test_an_invented_way_back_is_an_old_button(stage: Stage, place: str) -> None:
    cast = stage.cast
    await stage.acts.says(cast.camat, own(stage), "/ringkasan")
    cast.camat.presses_data(own(stage), cast.camat.last(own(stage)), f"1|sum_back|{place}")
    await stage.settle()
    assert cast.camat.alerts[-1].text


@pytest.mark.parametrize(
    ("words", "reached", "by_count"),
    [
        (("K1 sembako 20",), 0, "tanpa penerimanya: 20 sembako"),
        (("K1 sembako 20", "K1 3 terima sembako 2", "K1 4 terima"), 2, "tanpa penerimanya: 20 sembako"),
        (("K1 3 terima", "K1 Hamdan terima sembako 2"), 2, ""),
    ],
)
async def test_so_many_parcels_are_not_so_many_people(
    stage: Stage, words: tuple[str, ...], reached: int, by_count: str
) -> None:
    cast = stage.cast
    await begins(stage)
    for one in words:
        cast.member.sends_photo(cast.team_group, caption=one)
        await stage.settle()
    await stage.acts.says(cast.camat, own(stage), "/ringkasan k1")
    shown = cast.camat.last(own(stage)).shown
    assert f"Penerima: {reached} ·" in shown
    assert by_count in shown
    assert ("tanpa penerimanya" in shown) == bool(by_count)


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("3 desember", "Ringkasan 3 Desember 2026"), ("2026-12-03", "Ringkasan 3 Desember 2026"),
        ("1-5 des", "Ringkasan 1–5 Desember 2026"), ("23 november 2026", "Ringkasan kemarin (23 November 2026)"),
        ("kemarin", "Ringkasan kemarin (23 November 2026)"),
        ("kmrn", "Ringkasan kemarin (23 November 2026)"),
        ("bln ini", "Ringkasan bulan ini"),
        ("mgg lalu", "Ringkasan minggu lalu"),
        ("thn ini", "Ringkasan tahun ini (1 Januari – 31 Desember 2026)"),
        ("minggu ini", "Ringkasan minggu ini (23–29 November 2026)"),
    ],
)  # fmt: skip
async def test_a_summary_says_its_days_once(stage: Stage, words: str, head: str) -> None:
    """Once "Ringkasan 3 Desember 2026 (3 Desember 2026)", and a date was its month, or a village."""
    cast, private = stage.cast, stage.world.private(stage.cast.coordinator.user)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.coordinator, private, f"/ringkasan {words}")
    assert cast.coordinator.last(private).shown.splitlines()[0] in (
        head,
        f"Belum ada kunjungan {head[10:].split(' (')[0]}.",
    )


async def test_what_was_counted_only_stands_on_a_line_of_its_own(stage: Stage) -> None:
    cast, private = stage.cast, stage.world.private(stage.cast.coordinator.user)
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 3")
    await stage.acts.says(cast.coordinator, private, "/ringkasan")
    assert "\nTercatat jumlahnya saja, tanpa penerimanya: 3 sembako" in cast.coordinator.last(private).shown


@pytest.mark.parametrize("words", ["ringkasan minggu ini", "Ringkasan bulan kemarin", "ringkasan pekan kemarin"])
async def test_a_summary_is_asked_for_in_words_without_the_stroke(stage: Stage, words: str) -> None:
    camat = stage.cast.camat
    private = stage.world.private(camat.user)
    await stage.acts.says(camat, private, words)
    assert "belum dipahami" not in camat.last(private).shown
    assert "tidak ada di Kecamatan" not in camat.last(private).shown
    assert "2026" in camat.last(private).shown or "minggu" in camat.last(private).shown.casefold()


async def test_what_the_coordinator_answers_to_the_camats_words_reaches_them(stage: Stage) -> None:
    """There was no way to answer: "Maaf, belum dipahami"."""
    camat, coordinator = stage.cast.camat, stage.cast.coordinator
    private, own = stage.world.private(camat.user), stage.world.private(coordinator.user)
    await stage.acts.says(camat, private, "/ringkasan uren")
    camat.replies(camat.last(private), "mengapa belum dikunjungi?")
    await stage.settle()
    for words in ("siap pak, diterima", "sudah disampaikan"):
        said = next(m for m in reversed(coordinator.sees(own)) if "mengapa belum dikunjungi?" in m.shown)
        coordinator.replies(said, words)
        await stage.settle()
        assert f"Rahmi Contoh menjawab:\n{words}" in camat.last(private).shown
        assert "Diteruskan kepada Camat Contoh" in coordinator.last(own).shown


async def test_the_camats_words_reach_the_coordinator_from_anywhere(stage: Stage) -> None:
    """Once "K1 tolong diundur" was not understood, and neither was a second sentence below the receipt."""
    cast = stage.cast
    await stage.acts.plans()
    chat, office = cast.camat.opens_private(), stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.camat, chat, "K1 tolong diundur sehari")
    receipt = cast.camat.last(chat)
    assert receipt.shown == "Diteruskan kepada Rahmi Contoh."
    cast.camat.replies(receipt, "jam berapa berangkat?")
    await stage.settle()
    heard = seen(cast.coordinator, office)
    assert "K1 tolong diundur sehari" in heard
    assert "jam berapa berangkat?" in heard
    await stage.acts.says(cast.camat, chat, "batalkan K1")
    assert "batalkan K1" in seen(cast.coordinator, office)
    await stage.acts.says(cast.camat, chat, "tolong siapkan laporan bulan ini")
    assert "Maksudnya: pesan untuk koordinator: tolong siapkan laporan bulan ini?" in cast.camat.last(chat).shown
    assert "siapkan laporan" not in seen(cast.coordinator, office)
    await stage.acts.taps(cast.camat, "Ya", chat)
    assert "siapkan laporan" in seen(cast.coordinator, office)


@pytest.mark.parametrize(
    "words", ["kunjungan besok kemana", "jadwal minggu depan", "ada kunjungan apa saja hari ini pak?"]
)
async def test_what_is_coming_is_asked_for_in_words(stage: Stage, words: str) -> None:
    """Once "bukan bagian tugas Anda": the command for planning."""
    await stage.acts.plans()
    for who in (stage.cast.camat, stage.cast.coordinator, stage.cast.official):
        await stage.acts.says(who, stage.world.private(who.user), words)
        assert "K1 Desa Uren" in who.last(stage.world.private(who.user)).shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ringkasan minggu depan", "Yang akan datang ada di /jadwal"),
        ("ringkasan besok", "Yang akan datang ada di /jadwal"),
        ("ringkasan bln ini", "kunjungan bulan ini"),
        ("ringkasan mgg lalu", "kunjungan minggu lalu"),
    ],
)
async def test_a_period_in_short_and_one_that_is_to_come(stage: Stage, words: str, said: str) -> None:
    await stage.acts.says(stage.cast.camat, own(stage), words)
    assert said in stage.cast.camat.last(own(stage)).shown
