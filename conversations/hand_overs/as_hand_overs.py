"""From a statement to the hand-overs that are written down of it."""

from datetime import datetime

from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement
from sotarsa_bot.records.benefit import ANY_AID
from sotarsa_bot.records.field import DeliveryKind
from sotarsa_bot.records.visit import Visit


def hand_overs(statement: Statement, visit: Visit, at: datetime | None = None) -> list[HandOver]:
    """One hand-over for each number that was named; one without numbers. `at`: when it happened, if it was said."""
    note = "; ".join(part for part in (statement.reason, statement.note) if part)
    if not 0 < (statement.amount or 1) <= deliveries.MOST_AMOUNT:
        raise Mistake("deliver.amount_odd", most=deliveries.MOST_AMOUNT)
    said = HandOver(
        item=statement.item or usual_item(visit),
        amount=statement.amount or 1,
        kind=DeliveryKind(statement.kind),
        recipient=statement.recipient or "",
        proxy_name=statement.proxy.name if statement.proxy else "",
        proxy_relation=statement.proxy.relation if statement.proxy else "",
        note=note,
        happened_at=at,
    )
    return [said.model_copy(update={"number": n}) for n in statement.numbers] or [said]


def usual_item(visit: Visit) -> str:
    """What "3 terima" means: the only thing that is carried, else aid in general (then which_item.py asks)."""
    items = deliveries.carried(visit)
    return items[0] if len(items) == 1 else ANY_AID


def without_lacking(granted: HandOver, statement: Statement, visit: Visit) -> list[HandOver]:
    """Without what was lacking ("3 terima kecuali selimut"): where no list says what is due, the rest of the load."""
    if not statement.lacking:
        return [granted]
    rest = [item for item in deliveries.carried(visit) if item not in statement.lacking]
    if granted.item == ANY_AID:
        return [granted.model_copy(update={"item": item}) for item in rest]
    return [granted] if deliveries.canonical(granted.item, visit) in rest else []
