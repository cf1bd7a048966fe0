"""What a visit carries, changed in words: "tambah 5 selimut", "sembako jadi 30", "kurangi selimut 2"."""

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_cargo
from sotarsa_bot.parsing.goods import added
from sotarsa_bot.parsing.plan_changes import PlanChange, Way
from sotarsa_bot.parsing.plan_sentences import read_plan_change
from sotarsa_bot.parsing.things import meant
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.unsure import Meaning, Unsure


def typed(text: str, cargo: tuple[CargoItem, ...]) -> tuple[CargoItem, ...]:
    """The answer to what is carried: all of it, or a change of what was entered before. Unsure where more
    is said than that."""
    change = read_plan_change(text) if cargo else None
    if change is None or change.line != "cargo":
        return parse_cargo(text)
    if change.besides:
        raise Unsure(Meaning(change.said, change.said))
    return changed(cargo, change)


def changed(cargo: tuple[CargoItem, ...], change: PlanChange) -> tuple[CargoItem, ...]:
    """What is carried after the change. Mistake `plan.not_carried`, `plan.none_left` and those of `parse_cargo`."""
    if change.way is Way.REMOVE:
        gone = _carried(change.words, cargo)
        return tuple(one for one in cargo if one != gone)
    new = parse_cargo(change.words)
    if change.way is Way.SET:
        return new
    if change.way is Way.ADD:
        return added([*cargo, *(_as_carried(one, cargo) for one in new)])
    for one in new:
        cargo = _of_one(cargo, one, less=change.way is Way.LESS)
    return cargo


def _carried(words: str, cargo: tuple[CargoItem, ...]) -> CargoItem:
    found = meant(words, [one.item for one in cargo])
    if len(found) != 1:
        raise Mistake("plan.not_carried", item=wording.cut(words), known=wording.listing([str(one) for one in cargo]))
    return next(one for one in cargo if one.item == found[0])


def _as_carried(new: CargoItem, cargo: tuple[CargoItem, ...]) -> CargoItem:
    """ "5 sembako" beside "25 paket sembako" are packets, too."""
    same = [one for one in cargo if one.item.casefold() == new.item.casefold()]
    return new.model_copy(update={"unit": same[0].unit}) if same and not new.unit else new


def _of_one(cargo: tuple[CargoItem, ...], said: CargoItem, *, less: bool) -> tuple[CargoItem, ...]:
    """Of one thing, so much; or less by so much."""
    old = _carried(said.item, cargo)
    amount = old.amount - said.amount if less else said.amount
    if amount < 1:
        raise Mistake("plan.none_left", item=old.item)
    unit = said.unit or old.unit
    return tuple(one.model_copy(update={"amount": amount, "unit": unit}) if one == old else one for one in cargo)
