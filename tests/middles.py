"""How a person gets into the middle of each guided conversation, and how they go on from there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from simulator.model import Chat
from simulator.people import Actor
from tests.conftest import Stage
from tests.the_day import begins, reports

Begin = Callable[[Stage, Actor, Chat], Awaitable[None]]


@dataclass(frozen=True)
class Middle:
    """`where` is "private", or a group of the cast's; `asks` is in the question, `then` in what follows an answer,
    once it was confirmed where it is `read_back`."""

    flow: str
    who: str
    where: str
    begin: Begin
    asks: str
    answer: str
    then: str
    read_back: bool = False

    def __str__(self) -> str:
        return f"{self.flow}-{self.where.removesuffix('_group')}"

    async def starts(self, stage: Stage) -> None:
        """Up to its question; played once for all tests of it."""
        begin = self.begin
        await stage.once((str(self), self.who, self.asks), lambda: begin(stage, self.person(stage), self.chat(stage)))
        await stage.starts()

    def person(self, stage: Stage) -> Actor:
        actor: Actor = getattr(stage.cast, self.who)
        return actor

    def chat(self, stage: Stage) -> Chat:
        if self.where == "private":
            return stage.world.private(self.person(stage).user)
        chat: Chat = getattr(stage.cast, self.where)
        return chat


async def replies(stage: Stage, who: Actor, chat: Chat, text: str) -> None:
    """In private one just writes; in a group one replies to what is asked."""
    await (stage.acts.says(who, chat, text) if chat.is_private else stage.acts.answers(who, chat, text))


async def inviting(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/undang")
    await stage.acts.taps(who, "Perangkat desa", chat)


async def binding(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/hubungkan")
    await stage.acts.taps(who, "Desa", chat)


async def planning(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/kunjungan")
    await replies(stage, who, chat, "uren")
    await stage.acts.taps(who, "makanan", chat)
    await stage.acts.taps(who, "Lanjut", chat)


async def replanning(stage: Stage, who: Actor, chat: Chat) -> None:
    await card(stage, who, chat)
    await stage.acts.taps(who, "Ubah rencana", chat)
    await stage.acts.taps(who, "✏️ Kendaraan", chat)


async def card(stage: Stage, who: Actor, chat: Chat) -> None:
    """The card of K1, also in private."""
    await stage.acts.plans()
    if chat.is_private:
        await stage.acts.says(who, chat, "/jadwal")
        await stage.acts.taps(who, "K1 Uren", chat)


async def entering(stage: Stage, who: Actor, chat: Chat) -> None:
    await card(stage, who, chat)
    await stage.acts.taps(who, "Catat jawaban desa", chat)
    await stage.acts.taps(who, "Telepon", chat)


async def choosing_other_days(stage: Stage, who: Actor, chat: Chat) -> None:
    await card(stage, who, chat)
    await stage.acts.taps(who, "Usulkan hari lain", chat)


async def putting_off(stage: Stage, who: Actor, chat: Chat) -> None:
    await card(stage, who, chat)
    await stage.acts.taps(who, "Tunda", chat)


async def cancelling(stage: Stage, who: Actor, chat: Chat) -> None:
    await card(stage, who, chat)
    await stage.acts.taps(who, "Batalkan", chat)


async def declining(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 10, Posyandu")
    await stage.acts.taps(who, "Tidak bisa", chat)


async def deciding(stage: Stage, who: Actor, chat: Chat) -> None:
    """The camat is asked whether a visit may be put off."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Tunda", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "jembatan putus")
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    await stage.later(minutes=2)
    await stage.acts.taps(who, "✖️ Tolak", chat)


async def handing_over(stage: Stage, who: Actor, chat: Chat) -> None:
    await begins(stage)
    await stage.acts.says(who, chat, "/serah")
    await stage.acts.taps(who, "sembako", chat)


async def reporting_trouble(stage: Stage, who: Actor, chat: Chat) -> None:
    await begins(stage)
    await stage.acts.says(who, chat, "/kendala")
    await stage.acts.taps(who, "cuaca", chat)


async def asked_for_a_photo(stage: Stage, who: Actor, chat: Chat) -> None:
    await reporting_trouble(stage, who, chat)
    await replies(stage, who, chat, "hujan lebat")


async def counted(stage: Stage) -> None:
    """25 parcels are on record, and the team has left the village."""
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 sembako 25")
    await reports(stage, "Selesai", "Tim sudah pulang")


async def explaining(stage: Stage, who: Actor, chat: Chat) -> None:
    await counted(stage)
    official, village = stage.cast.official, stage.cast.village_group
    official.replies(next(m for m in official.sees(village) if "Cocok?" in m.shown), "24")
    await stage.settle()
    await stage.acts.taps(who, "Jelaskan selisih", chat)


async def counting_by_telephone(stage: Stage, who: Actor, chat: Chat) -> None:
    await counted(stage)
    await stage.acts.taps(who, "Tutup kunjungan", chat)
    await stage.acts.taps(who, "Catat hitungan desa", chat)


async def reopening(stage: Stage, who: Actor, chat: Chat) -> None:
    await counted(stage)
    await stage.acts.taps(stage.cast.official, "Cocok", stage.cast.village_group)
    await stage.acts.taps(who, "Tutup kunjungan", stage.cast.team_group)
    await stage.acts.taps(who, "Tutup juga", stage.cast.team_group)
    if chat.is_private:
        await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 sembako 2")
        await stage.acts.taps(stage.cast.member, "Ya", stage.cast.team_group)  # more than was carried
    await stage.acts.taps(who, "Buka lagi K1", chat)


async def noting_facts(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/desa" if chat is stage.cast.village_group else "/desa uren")
    await stage.acts.taps(who, "Tempat biasa", chat)


async def naming_a_contact(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/kontak uren")
    await stage.acts.taps(who, "Tambah kontak", chat)


async def telling_a_village(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.plans()
    await stage.acts.says(who, chat, "/kontak K1")
    await stage.acts.taps(who, "Sudah dihubungi", chat)
    await stage.acts.taps(who, "Alus Contoh", chat)


async def adding_a_holiday(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/libur")
    for label in ("Hapus hari", "⬅️ Kembali"):
        await stage.acts.taps(who, label, chat)


async def listing(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.plans()
    await stage.acts.says(who, chat, "/daftar")
    await stage.acts.taps(who, "K1 Uren", chat)


async def ticking_off(stage: Stage, who: Actor, chat: Chat) -> None:
    await listing(stage, who, stage.world.private(who.user))
    await replies(stage, who, stage.world.private(who.user), "Aminah\nSiti\nBudi")
    await stage.acts.taps(who, "Selesai", stage.world.private(who.user))
    await stage.acts.decides()
    who.sends_photo(chat, caption="K1 daftar")
    await stage.settle()
    await stage.acts.taps(who, "2", chat)


async def asking_for(stage: Stage, who: Actor, chat: Chat) -> None:
    await begins(stage)
    await stage.acts.says(who, chat, "/lapangan")
    await stage.acts.taps(who, "Usulan warga", chat)


async def answering(stage: Stage, who: Actor, chat: Chat) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 usulan kursi roda")
    await stage.acts.taps(who, "Teruskan", chat)


async def reviewing(stage: Stage, who: Actor, chat: Chat) -> None:
    """One parcel is recorded twice, and the visit is back."""
    await begins(stage)
    for _ in range(2):
        await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 3 terima")
    await reports(stage, "Tim sudah pulang")
    await stage.acts.says(who, chat, "/periksa")
    await stage.acts.taps(who, "K1 Uren", chat)
    await stage.acts.taps(who, "Wajar", chat)


async def saying_who_signs(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/kantor")
    await stage.acts.taps(who, "Penanda tangan", chat)
    await stage.acts.taps(who, "Nama penanda tangan", chat)


async def asking_about_data(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/data")
    await stage.acts.taps(who, "✏️ Nama", chat)


async def calling_a_meeting(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/rapat")
    await stage.acts.taps(who, "makanan", chat)


async def entering_a_decree(stage: Stage, who: Actor, chat: Chat) -> None:
    await stage.acts.says(who, chat, "/sk")
    for words in ("188.4/12/KEC-HLG/2026", "2 Januari 2026", "Tim PAK SOTARSA", "2 Januari 2026", "31 Desember 2026"):
        await stage.acts.says(who, chat, words)
    await stage.acts.says(who, chat, "Hendra; anggota")
    for label in ("Lanjut", "Lanjut", "Lanjut", "✏️ Tentang"):
        await stage.acts.taps(who, label, chat)


MIDDLES = (
    Middle("undang", "admin", "private", inviting, "Perangkat desa mana", "uren", "?start="),
    Middle("hubungkan", "coordinator", "village_group", binding, "Desa mana?", "liyu", "Tetap hubungkan ke Desa Liyu?"),
    Middle("kunjungan", "member", "private", planning, "Kapan tim bisa datang", "1-5 Desember", "Siapa yang"),
    Middle("kunjungan", "member", "team_group", planning, "Kapan tim bisa datang", "1-5 Desember", "Siapa yang"),
    Middle("kunjungan", "coordinator", "team_group", replanning, "Naik apa", "Avanza", "Kendaraan: Avanza"),
    Middle("kunjungan", "coordinator", "private", replanning, "Naik apa", "Avanza", "Kendaraan: Avanza"),
    Middle("catat", "coordinator", "private", entering, "Kapan dan di mana", "3 Desember jam 9", "Maksudnya: Kamis"),
    Middle("catat", "coordinator", "team_group", entering, "Kapan dan di mana", "3 Desember jam 9", "Maksudnya: Kamis"),
    Middle("hari-lain", "coordinator", "private", choosing_other_days, "untuk K1", "7-9 Desember", "7–9 Desember"),
    Middle("hari-lain", "coordinator", "team_group", choosing_other_days, "untuk K1", "7-9 Desember", "7–9 Desember"),
    Middle("tunda", "coordinator", "private", putting_off, "Mengapa K1 ditunda", "banjir", "sedang ditunda", True),
    Middle(
        "tunda", "coordinator", "team_group", putting_off, "Mengapa K1 ditunda", "banjir", "K1 ditunda: banjir", True
    ),
    Middle(
        "tunda", "coordinator", "team_group", cancelling, "Mengapa K1 dibatalkan", "banjir", "dibatalkan: banjir", True
    ),
    Middle(
        "tidak-bisa", "coordinator", "private", declining, "tidak bisa? Tulis", "mobil rusak", "dikirim ke desa", True
    ),
    Middle(
        "tidak-bisa",
        "coordinator",
        "team_group",
        declining,
        "tidak bisa? Tulis",
        "mobil rusak",
        "dikirim ke desa",
        True,
    ),
    Middle("putusan", "camat", "private", deciding, "mengapa ditolak", "jembatan sudah baik", "Keputusan P1", True),
    Middle("serah", "member", "private", handing_over, "kepada siapa", "Aminah", "Bagaimana Aminah"),
    Middle("serah", "member", "team_group", handing_over, "kepada siapa", "Aminah", "Bagaimana Aminah"),
    Middle("lembar", "member", "private", ticking_off, "Dicentang: 1 (2)", "3", "Dicentang: 2 (2–3)"),
    Middle("usulan", "member", "team_group", asking_for, "apa yang dibutuhkan", "kursi roda", "Ada foto?"),
    Middle("jawab-usulan", "coordinator", "private", answering, "kepada siapa", "Dinas Sosial", "diteruskan", True),
    Middle("kendala", "member", "private", reporting_trouble, "Ceritakan singkat", "hujan lebat", "Ada foto?"),
    Middle("kendala", "member", "team_group", reporting_trouble, "Ceritakan singkat", "hujan lebat", "Ada foto?"),
    Middle("kendala", "official", "village_group", reporting_trouble, "Ceritakan singkat", "hujan lebat", "Ada foto?"),
    Middle("kendala-foto", "member", "private", asked_for_a_photo, "Ada foto?", "jalan longsor juga", "Ada foto?"),
    Middle("kendala-foto", "official", "village_group", asked_for_a_photo, "Ada foto?", "jalan longsor", "Ada foto?"),
    Middle(
        "selisih", "coordinator", "team_group", explaining, "mengapa jumlahnya", "1 rusak", "selisih dijelaskan", True
    ),
    Middle("hitungan", "coordinator", "team_group", counting_by_telephone, "Berapa menurut desa", "25", "dicatat oleh"),
    Middle(
        "buka-lagi",
        "coordinator",
        "team_group",
        reopening,
        "Mengapa K1 dibuka lagi",
        "foto baru",
        "dibuka lagi oleh",
        True,
    ),
    Middle(
        "buka-lagi", "coordinator", "private", reopening, "Mengapa K1 dibuka", "foto baru", "dibuka lagi oleh", True
    ),
    Middle("periksa", "coordinator", "private", reviewing, "Mengapa wajar", "dua paket", "wajar – dua paket", True),
    Middle("daftar", "member", "private", listing, "penerima", "Aminah", "1. Aminah"),
    Middle("desa", "coordinator", "private", noting_facts, "Di mana biasanya pelayanan", "Balai Adat", "Balai Adat"),
    Middle("desa", "coordinator", "team_group", noting_facts, "Di mana biasanya pelayanan", "Balai Adat", "Balai Adat"),
    Middle("kontak", "coordinator", "private", naming_a_contact, "Siapa yang dapat dihubungi", "Udin, radio", "Udin"),
    Middle(
        "dihubungi",
        "coordinator",
        "private",
        telling_a_village,
        "apa jawaban Alus Contoh",
        "kamis jam 9 di balai desa",
        "Dicatat: K1 Uren, Alus Contoh",
        True,
    ),
    Middle("rapat", "coordinator", "private", calling_a_meeting, "jam berapa", "3 Desember jam 9", "Di mana?"),
    Middle("sk", "admin", "private", entering_a_decree, "Tentang apa", "Tim Baru", "tentang Tim Baru"),
    Middle("libur", "coordinator", "private", adding_a_holiday, "Hari libur", "3 Desember HUT Contoh", "HUT Contoh"),
    Middle("libur", "coordinator", "team_group", adding_a_holiday, "Hari libur", "3 Desember HUT Contoh", "HUT Contoh"),
    Middle("kantor", "coordinator", "private", saying_who_signs, "dengan gelarnya", "Budi, S.Sos.", "Budi, S.Sos."),
    Middle("data", "member", "private", asking_about_data, "Bagaimana nama", "Hendra Saputra", "Nama: Hendra Saputra"),
    Middle("desa", "official", "village_group", noting_facts, "Di mana biasanya pelayanan", "Balai Adat", "Balai Adat"),
)
