"""A report as officials send it on WhatsApp: greetings, a heading, a line a step, figures, thanks. Its steps are one
question; what else stands there is named, and recorded nowhere."""

import pytest

from sotarsa_bot.parsing.report_form import read_form
from tests.conftest import Stage
from tests.field.test_team_talk import TABLE, writes
from tests.the_day import begins, heard, reports

LINES = ["Berangkat : 07.10 wita", "Tiba : 08.40 wita", "Mulai : 09.00 wita", "Selesai : 11.30 wita", "Pulang : 13.00"]
STEPS = "berangkat 07.10, tiba 08.40, mulai melayani 09.00, selesai 11.30, tim sudah pulang 13.00"
FORMS = [
    ["Laporan K1", *LINES],
    ["Laporan kunjungan Desa Uren", *LINES],
    ["Assalamualaikum wr wb", "Izin melaporkan kegiatan K1 Desa Uren", *LINES, "Jumlah penerima : 10 orang",
     "Kendala : nihil", "Demikian, terima kasih"],
    ["*LAPORAN KEGIATAN*", "Hari/tanggal: Kamis, 3 Desember 2026", *LINES, "Cuaca cerah"],
    ["Laporan", "1. Berangkat jam 07.10", "2. Tiba jam 08.40", "3. Mulai jam 09.00", "4. Selesai jam 11.30",
     "5. Pulang jam 13.00"],
    ["Lapor pak, kegiatan hari ini", "- berangkat 7.10", "- tiba 8.40", "- mulai 9.00", "- selesai 11.30",
     "- pulang 13.00", "tim 4 orang, lengkap"],
]  # fmt: skip


@pytest.mark.parametrize("lines", FORMS, ids=lambda lines: lines[0])
async def test_a_whole_report_is_one_question(stage: Stage, lines: list[str]) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.later(hours=8)
    said = await writes(stage, "\n".join(lines))
    assert f"{STEPS}?" in said
    assert "kendala" not in said.casefold()
    await stage.acts.answers(member, group, "ya")
    assert "✅ Tim sudah pulang 13.00" in heard(member, group)


async def test_what_else_stands_there_is_named(stage: Stage) -> None:
    await begins(stage)
    await stage.later(hours=8)
    said = await writes(stage, "\n".join([*FORMS[2], "Penerima yang hadir 9, 1 menolak"]))
    assert "Yang lain tidak ikut dicatat: Jumlah penerima : 10 orang; Penerima yang hadir 9, 1 menolak" in said


async def test_trouble_in_a_report_goes_with_it(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.later(hours=8)
    said = await writes(stage, "\n".join(["Laporan K1", *LINES, "Kendala: ban bocor di tanjakan"]))
    assert "DAN kendala: ban bocor di tanjakan" in said
    await stage.acts.answers(member, group, "ya")
    async with stage.engine.store.reading() as books:
        assert await books.steps.count() == 5
        assert [one.words for one in await books.incidents.find()] == ["ban bocor di tanjakan"]


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("kamarian K1 tiba 8.54", "tiba 08.54"),
        ("alhamdulillah tembus, K1 sampai jua 9.20", "tiba 09.20"),
        ("akhirnya lolos dari macet K1 tiba jam 9", "tiba 09.00"),
        ("Assalamualaikum, izin malapor\nK1 sudah mulai malayani jam 8.50\njumlah hadir 30 urang\ncuaca cerah\n"
         "terima kasih", "mulai melayani 08.50"),
        ("mohon izin K1 kegiatan selesai 09.55\ntotal penerima 10\nsisa 0", "selesai 09.55"),
    ],
)  # fmt: skip
async def test_the_code_anywhere_names_the_visit(stage: Stage, words: str, step: str) -> None:
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.later(hours=3)
    said = await writes(stage, words)
    assert f"K1 {step}" in said or f": {step}" in said
    assert "kendala:" not in said


@pytest.mark.parametrize(
    "words",
    ["mun K1 tiba jam 9 padahi", "jam barapa K1 tiba?", "kada tahu K1 tiba jam 9", "mudahan K1 tiba jam 9",
     "jar camat K1 selesai jam 11 isuk", "K2 kaya K1 jua"],
)  # fmt: skip
async def test_talk_of_a_visit_is_no_report(stage: Stage, words: str) -> None:
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.later(hours=3)
    await writes(stage, words)
    async with stage.engine.store.reading() as books:
        assert await books.steps.count() == 1


@pytest.mark.parametrize(
    "words",
    ["K1 mulai 7.52, jumlah hadir 30 urang", "K1 sudah mulai malayani jam 7.51", "K1 mulai sakitar jam 7.50 lah",
     "K1 selesai tadi jam 7.50, imbah sarapan", "K1 selesai 7.50, sisa 0", "K1 pulang jam 7.55 bawa sisa 0",
     "K1 selesai jam 7.40 dan pulang jam 7.50, sisa 1 dibawa bulik"],
)  # fmt: skip
async def test_figures_beside_a_step_are_no_incident(stage: Stage, words: str) -> None:
    await begins(stage)
    await reports(stage, "Berangkat")
    assert "kendala:" not in await writes(stage, words)


@pytest.mark.parametrize("words", ["K1 pulang isuk pagi jam 8", "K1 berangkat isuk jam 7 lah", "K1 tiba kaina jam 9"])
async def test_what_is_to_come_is_no_step(stage: Stage, words: str) -> None:
    await begins(stage)
    said = await writes(stage, words)
    assert "belum terjadi" in said
    assert "Maksudnya" not in said


def test_small_talk_of_several_lines_is_no_report() -> None:
    lines = zip(TABLE["diam"], TABLE["diam"][1:], strict=False)
    assert [lines for one, other in lines if read_form(f"{one}\n{other}")] == []
