"""What happens on the day: steps, deliveries, photos, counts, incidents."""

from enum import StrEnum

from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.record import Instant, Record
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.records.steps import Step


class StepTaken(Record):
    """`happened_at` is what the team says; `received_at` is when Telegram had it. They differ where signal is poor."""

    id: int = 0
    visit: int
    step: Step
    happened_at: Instant
    received_at: Instant
    by: int
    latitude: float | None = None
    longitude: float | None = None


class Listed(Record):
    """One line of a visit's list of recipients. `number` counts from 1, as it is written in captions and on paper.
    `recipient` is who it is in the register; the rest is what the list says of them for this visit.

    `nik_index` finds the same NIK without holding it; `sealed` holds NIK, KK and phone, encrypted (vault.py)."""

    id: int = 0
    visit: int
    number: int
    recipient: int
    name: str
    address: str = ""
    hamlet: str = ""
    benefits: tuple[Benefit, ...] = ()
    nik_index: str | None = None
    sealed: str = ""


class DeliveryKind(StrEnum):
    RECEIVED = "received"
    ABSENT = "absent"
    REFUSED = "refused"
    MOVED = "moved"
    DECEASED = "deceased"


GONE = (DeliveryKind.MOVED, DeliveryKind.DECEASED)
"""Who moved away or died is owed nothing more; the absent and those who refused still are."""


class Delivery(Record):
    """A hand-over as it was reported: `by` reported it; `recipient` (or proxy) received it: two different facts.
    `sheet` is the photo of the signed sheet that proves it, where one was ticked off. Its place is what somebody sent
    as such; it may be unknown. `replaces`: the record in whose place it stands, where that was corrected;
    `replaced_by`: the one that stands in its own place.

    `held`: it came for a visit that is closed, and counts when that is opened again; until then it is withdrawn.

    `source` makes it unique: one message (or one talk) confirms once, however often it arrives."""

    id: int = 0
    source: str
    visit: int
    kind: DeliveryKind = DeliveryKind.RECEIVED
    item: str
    amount: int
    number: int | None = None
    recipient: str = ""
    proxy_name: str = ""
    proxy_relation: str = ""
    note: str = ""
    sheet: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    by: int
    happened_at: Instant
    received_at: Instant
    withdrawn_at: Instant | None = None
    held: bool = False
    replaces: int | None = None
    replaced_by: int | None = None

    @property
    def subject(self) -> Subject:
        """Of messages that are about it."""
        return Subject.delivery(self.id)


class PhotoKind(StrEnum):
    """What a picture is proof of: of hand-overs and the day, as a signed sheet of the list, of goods
    spoiled, of what a citizen asks for, or that a proxy may receive (surat kuasa), not that they did."""

    PROOF = "proof"
    PAPER = "paper"
    """A page of a signed paper (photo or PDF): it proves no hand-over, and belongs to no visit's pictures."""
    SHEET = "sheet"
    SPOILED = "spoiled"
    REQUEST = "request"
    APART = "apart"
    """Stored, and for nothing: who sent it says that it is no proof."""
    LETTER = "letter"


OUTSIDE = (PhotoKind.PAPER, PhotoKind.APART)
"""These are never asked about with other photos."""
PROVING = (PhotoKind.PROOF, PhotoKind.SHEET)
SHOWN = (*PROVING, PhotoKind.SPOILED)
"""What is counted and shown as a visit's photos. Letters and requests are papers about a person, and are not."""


class PhotoState(StrEnum):
    PENDING = "pending"
    STORED = "stored"
    BROKEN = "broken"


class Photo(Record):
    """One picture as it came, unique by (chat, message). Recorded first, downloaded later, for as long as it takes.

    `dhash`: see pictures.Traits; None: not looked at yet. Time and place are the camera's, of photos sent as files.
    `worded`: its own caption says what it is of, also to photos without words that follow it in its album."""

    id: int = 0
    chat: int
    message: int
    file_id: str
    file_unique_id: str
    as_file: bool = False
    size: int = 0
    album: str | None = None
    kind: PhotoKind = PhotoKind.PROOF
    visit: int | None = None
    delivery: int | None = None
    incident: int | None = None
    by: int
    received_at: Instant
    state: PhotoState = PhotoState.PENDING
    sha256: str | None = None
    dhash: str | None = None
    taken_at: Instant | None = None
    latitude: float | None = None
    longitude: float | None = None
    problem: str = ""
    attempts: int = 0
    next_try: Instant
    asked_at: Instant | None = None
    worded: bool = False


class Count(Record):
    """What the village's officials say arrived, per item. `round` rises when they count again."""

    id: int = 0
    visit: int
    round: int = 1
    item: str
    amount: int
    by: int
    at: Instant


class Leftover(Record):
    """What the team says of an item that was carried and not handed over. The latest word about an item counts.

    `reason`: how goods came to be damaged or lost."""

    id: int = 0
    visit: int
    item: str
    back: int = 0
    damaged: int = 0
    lost: int = 0
    reason: str = ""
    by: int
    at: Instant


class IncidentKind(StrEnum):
    ROAD = "road"
    WEATHER = "weather"
    VEHICLE = "vehicle"
    GOODS = "goods"
    OFFICIALS = "officials"
    MISMATCH = "mismatch"
    LOAD = "load"
    OTHER = "other"


DIFFERENCES = (IncidentKind.MISMATCH, IncidentKind.LOAD)
"""Kinds that the numbers open and end by themselves (differences.py); nobody reports them."""


class IncidentEnd(StrEnum):
    WENT_ON = "went_on"
    WITHDRAWN = "withdrawn"
    """It was none: a slip, or a joke."""
    PUT_OFF = "put_off"
    """The visit was put off for it."""
    MET = "met"
    """Its numbers came to meet, or to differ as somebody has explained before."""
    EXPLAINED = "explained"


class Incident(Record):
    """Something in the way. Open until somebody says how it ended; a difference must be ended before closing.

    `resolution`: the words of who explained a difference."""

    id: int = 0
    visit: int
    kind: IncidentKind
    words: str
    by: int
    at: Instant
    ended: IncidentEnd | None = None
    resolution: str = ""
    resolved_by: int | None = None
    resolved_at: Instant | None = None

    @property
    def subject(self) -> Subject:
        """Of messages that are about it."""
        return Subject.of(SubjectKind.INCIDENT, self.id)
