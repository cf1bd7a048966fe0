"""Files of which a part, or all, may be no list of recipients: headings ("CADANGAN"), attendance lists, remarks about
another person; each is asked about, and "simpan" answers none of these questions."""

import pytest

from sotarsa_bot import lists
from tests.conftest import Stage
from tests.list_samples import Rows, csv_text, workbook
from tests.lists.test_list_asked import UREN, labels
from tests.lists.test_list_files import asked, listed, own, sends

HEAD = ("No", "Nama Penerima", "Alamat", "Bantuan")


def read(*rows: tuple[object, ...]) -> lists.ReadList:
    return lists.read(csv_text(rows).encode(), UREN)


def asked_of(found: lists.ReadList) -> list[tuple[str, str, str]]:
    return [(one.why, one.name, one.reason) for one in found.asked]


@pytest.mark.parametrize(
    "heading",
    [
        ("CADANGAN", "", "", ""), ("", "Daftar Cadangan", "", ""), ("B.", "PENERIMA CADANGAN", "", ""),
        ("", "SUDAH MENERIMA TAHAP I", "", ""), ("II. Daftar tunggu", "", "", ""), ("", "TIDAK LAYAK", "", ""),
        ("", "Yang dicoret", "", ""), ("Usulan tambahan", "", "", ""), ("", "Belum diverifikasi", "", ""),
    ],
)  # fmt: skip
def test_who_stands_below_a_doubtful_heading_is_asked_about(heading: tuple[str, ...]) -> None:
    found = read(HEAD, (1, "Mahrita", "RT 1", "Sembako"), heading, (1, "Kaspul", "RT 2", "Sembako"))
    assert [one.name for one in found.lines] == ["Mahrita"]
    said = " ".join(word for word in heading if word)
    assert asked_of(found) == [("section", "Kaspul", said)]


@pytest.mark.parametrize("heading", ["PENERIMA UTAMA", "DUSUN HULU", "A. Penerima manfaat", "RT 02"])
def test_the_next_heading_ends_it(heading: str) -> None:
    found = read(
        HEAD, ("CADANGAN", "", "", ""), (1, "Kaspul", "RT 2", "Sembako"), (heading, "", "", ""),
        (2, "Mahrita", "RT 1", "Sembako"),
    )  # fmt: skip
    assert [one.name for one in found.lines] == ["Mahrita"]
    assert [one.name for one in found.asked] == ["Kaspul"]


def test_words_alone_are_shown_when_they_are_asked_about() -> None:
    found = read(
        HEAD, (1, "Mahrita", "RT 1", "Sembako"), (2, "Sarkawi", "RT 1", "Sembako"), ("LAIN-LAIN", "", "", ""),
        (3, "Kaspul", "RT 2", "Sembako"),
    )  # fmt: skip
    assert all(one.name for one in found.asked)


@pytest.mark.parametrize(
    "title",
    [
        "DAFTAR HADIR MUSYAWARAH DESA UREN", "Absensi rapat", "DAFTAR UNDANGAN", "SUSUNAN PANITIA 17 AGUSTUS",
        "DATA PERANGKAT DESA UREN", "STRUKTUR ORGANISASI", "DAFTAR KADER POSYANDU", "Daftar Pemilih Tetap",
        "NAMA ANGGOTA BPD", "PENERIMA YANG DICORET / TIDAK LAYAK", "JADWAL PIKET KANTOR DESA",
        "DAFTAR PENERIMA (DRAF, BELUM DISETUJUI)", "CALON PENERIMA CADANGAN",
    ],
)  # fmt: skip
def test_a_title_of_something_else_is_asked_about(title: str) -> None:
    found = read((title,), ("No", "Nama", "Alamat"), (1, "Marni", "RT 1"), (2, "Darmawi", "RT 2"))
    assert not found.lines
    assert asked_of(found) == [("title", "Marni", title), ("title", "Darmawi", title)]


@pytest.mark.parametrize(
    "title",
    [
        "DAFTAR HADIR PENERIMA BANTUAN", "DAFTAR PENERIMA SEMBAKO", "Berita acara penyerahan bantuan",
        "DATA LANSIA DESA UREN",
        "Diisi oleh perangkat desa", "KUNJUNGAN PAMAN SOTARSA", "DAFTAR ANGGOTA KELUARGA",
    ],
)  # fmt: skip
def test_a_title_of_recipients_is_not(title: str) -> None:
    assert not read((title,), ("No", "Nama", "Alamat"), (1, "Marni", "RT 1")).asked


def test_a_column_of_offices_without_any_aid_is_asked_about() -> None:
    assert [one.why for one in read(("No", "Nama", "Jabatan"), (1, "Marni", "Kasi")).asked] == ["title"]
    assert not read(("No", "Nama", "Jabatan", "Bantuan"), (1, "Marni", "RT", "beras")).asked


@pytest.mark.parametrize(
    ("name", "remark", "why"),
    [
        ("Amat / Imus", "", "two"), ("Amat/Imus", "", "two"), ("Amat atau Imus", "", "two"),
        ("Anang", "diganti istrinya Imah", "gone"), ("Anang", "diwakilkan anaknya", "gone"),
        ("Anang", "ahli waris Imah", "gone"), ("Anang", "pilih salah satu", "gone"),
        ("Anang", "diambil oleh anaknya", "gone"),
    ],
)  # fmt: skip
def test_who_may_be_another_is_asked_about(name: str, remark: str, why: str) -> None:
    found = read(("No", "Nama", "Keterangan"), (1, name, remark), (2, "Marni", ""))
    assert [(one.why, one.name) for one in found.asked] == [(why, name)]


@pytest.mark.parametrize("name", ["Siti bin/binti Ali", "H/Hj Darmawi", "Marni S.Pd", "Aminah RT 1/2"])
def test_one_name_with_a_slash_is_one(name: str) -> None:
    assert not read(("No", "Nama", "Alamat"), (1, name, "RT 1")).asked


def test_a_day_of_receiving_that_is_filled_is_asked_about() -> None:
    found = read(("Nama", "Bantuan", "Tgl terima"), ("Hadi", "beras", "12/10/2026"), ("Marni", "beras", ""))
    assert asked_of(found) == [("gone", "Hadi", "Tgl terima: 12/10/2026")]
    assert [one.name for one in found.lines] == ["Marni"]


@pytest.mark.parametrize(("title", "said"), [("Pengambil", "Rusdi (anak)"), ("Diantar ke", "rumah Pak RT")])
def test_a_column_of_who_comes_or_where_it_is_brought_is_said(title: str, said: str) -> None:
    found = read(("Nama", title, "Bantuan"), ("Aminah", said, "beras"), ("Hamdan", "", "beras"))
    assert [one.name for one in found.lines] == ["Aminah", "Hamdan"]
    assert [one.reason for one in found.problems] == [f"keterangan “{title}: {said}” tidak disimpan; mohon diingat"]


def test_where_somebody_is_to_be_brought_theirs_is_said() -> None:
    found = read(("Nama", "Keterangan"), ("Galuh", "sakit menahun, minta diantar ke rumah"))
    assert [one.name for one in found.lines] == ["Galuh"]
    assert [one.reason for one in found.problems] == [
        "keterangan “sakit menahun, minta diantar ke rumah” tidak disimpan; mohon diingat"
    ]


@pytest.mark.parametrize("address", ["Liyu RT 2", "Liyu, RT 2", "Desa Liyu RT 02/01", "liyu rt.2"])
def test_an_address_in_another_village_is_asked_about(address: str) -> None:
    found = read(("Nama", "Alamat"), ("Jainab", address), ("Marni", "Jl. Liyu 2"), ("Idah", "Uren RT 1"))
    assert [(one.why, one.name) for one in found.asked] == [("foreign", "Jainab")]


def test_members_of_a_family_have_a_column_of_their_own() -> None:
    found = read(
        ("No KK", "Nama Kepala Keluarga", "Anggota Keluarga", "Hub", "Bantuan"),
        ("6311020101090001", "Hamdan", "", "KK", "sembako"), ("6311020101090001", "Hamdan", "Rusnah", "Istri", ""),
        ("6311020101090002", "Jumri", "Jumri", "KK", "sembako"),
        ("6311020101090002", "Jumri", "Mastah", "Istri", "kursi roda"),
    )  # fmt: skip
    assert [one.name for one in found.lines] == ["Hamdan", "Jumri"]
    assert [(one.why, one.name) for one in found.asked] == [("member", "Rusnah"), ("member", "Mastah")]


@pytest.mark.parametrize(
    "header", [("NAMA", "BLT Rp", "TTD"), ("Nama", "Umur", "Paraf"), ("Nama penerima", "Pekerjaan", "Tanda tangan")]
)
def test_titles_that_are_not_kept_are_titles(header: tuple[str, ...]) -> None:
    found = read(header, ("Alpiani", "300.000", "1 ...."), ("Rusdi", "300.000", "2 ...."))
    assert [one.name for one in found.lines] == ["Alpiani", "Rusdi"]
    assert found.about_columns.unread == header[1:]


def test_things_without_a_title_are_read() -> None:
    rows = (
        ("RT 01", "", ""), (1, "Barkiah", "sembako"), (2, "Arsyad", "sembako"), ("RT 02", "", ""),
        (1, "Salasiah", "sembako"), (2, "Tarmizi", "sembako,selimut"),
    )  # fmt: skip
    found = lists.read(csv_text(rows).encode(), UREN.with_(headless=True))
    assert [one.benefit.item for one in found.lines] == ["sembako"] * 4 + ["selimut"]


def test_a_form_of_answers_asks_what_somebody_needs() -> None:
    (line,) = read(("Timestamp", "Nama lengkap", "Butuh apa?"), ("20/11/2026", "Badrun", "kursi roda")).lines
    assert line.benefit.item == "kursi roda"


RESERVE: Rows = (
    HEAD,
    (1, "Mahrita", "Uren RT 1", "Sembako"),
    ("CADANGAN", None, None, None),
    (1, "Kaspul", "", "Sembako"),
)


@pytest.mark.parametrize("words", ["simpan", "simpan haja", "lanjut", "cadangan jangan dulu"])
async def test_to_save_answers_no_question_about_rows(stage: Stage, words: str) -> None:
    cast = stage.cast
    await asked(stage)
    said = await sends(stage, workbook(RESERVE))
    assert "1 baris di bawah judul “CADANGAN”" in said.shown
    assert labels(said)[:2] == ["Jangan diikutkan", "Tetap diikutkan"]
    for _ in range(2):
        cast.member.replies(said, words)
        await stage.settle()
        assert "Jangan diikutkan / Tetap diikutkan" in cast.member.last(own(stage)).shown
    assert await listed(stage) == []
    cast.member.replies(said, "jangan diikutkan")
    await stage.settle()
    cast.member.replies(said, "simpan")
    await stage.settle()
    assert [one.name for one in await listed(stage)] == ["Mahrita"]


@pytest.mark.parametrize("button", ["Ya, mereka penerima", "Bukan penerima"])
async def test_an_attendance_list_is_saved_only_after_its_own_question(stage: Stage, button: str) -> None:
    cast = stage.cast
    await asked(stage)
    rows = (("DAFTAR HADIR RAPAT", None), ("No", "Nama"), (1, "Marni"), (2, "Darmawi"))
    said = await sends(stage, workbook(rows))
    cast.member.replies(said, "simpan")
    await stage.settle()
    assert "Belum disimpan" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, button, own(stage))
    assert ("💾 Simpan" in labels(said)) == (button == "Ya, mereka penerima")
