"""The full annex: everybody who received, by name, and their NIK sealed until it is printed."""

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.papers import handover
from sotarsa_bot.papers.handover_annex import named
from sotarsa_bot.records.form_file import Signature
from sotarsa_bot.records.visit import Village, Visit
from tests.field_rules.conftest import NOW, parcels


async def test_who_received_without_a_number_is_named_too(books: Books, visit: Visit, budi: Acting) -> None:
    await books.villages.add(Village(code="2019", name="Uren"))
    for n, said in enumerate((
        parcels(number=3, recipient="Aminah"),
        parcels(recipient="Rahmat", proxy_name="Siti", proxy_relation="anak"),
        parcels(20),
        parcels(recipient="Rahmat"),
    )):  # fmt: skip
        given = await deliveries.confirm(budi, visit, said, f"a:{n}", NOW)
        signature = Signature(
            visit=visit.id, delivery=given.id, sha256=str(n) * 64, by=budi.by.id, happened_at=NOW, received_at=NOW
        )
        if n < 2:
            await books.signatures.add(signature)
    masked = await handover.of_visit(budi, visit)
    assert not any(name in masked.model_dump_json() for name in ("Aminah", "Rahmat", "Siti"))
    full = await named(budi, visit, masked)
    assert [(one.number, one.name, one.goods, one.how, one.signature[:1]) for one in full.by_number] == [
        (3, "Aminah", "1 paket sembako", "", "0"),
        (None, "Rahmat", "2 paket sembako", "diwakili Siti (anak)", "1"),
    ]
