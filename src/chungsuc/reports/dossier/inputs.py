"""The facts that the papers of a dossier are made of, as plain data (dữ liệu đầu vào của giấy tờ).

``None`` and empty text mean that nobody has said it: the paper leaves a dotted line. Names of units carry their kind
("xã Hóa Thượng"); ``district`` is ``None`` where there is no district level.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from chungsuc.engine.verdict import Status
from chungsuc.law.tree import Subject, Title
from chungsuc.reports.official.model import Picture

LOCAL = frozenset({Subject.HAMLET, Subject.HOUSEHOLD, Subject.GARDEN})


@dataclass(frozen=True, slots=True)
class Cited:
    """A decision as cited (văn bản viện dẫn): "QĐ 318/QĐ-TTg", its day, what it is about."""

    number: str
    signed: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """The set that a dossier is held against; ``overlays`` are decisions applied on top.

    ``levels`` are the requirements of the set, ``unverified`` those not held against the decree, ``assumed`` those
    with a level assumed for illustration.
    """

    set_id: str
    name: str
    decision: Cited
    version: str
    levels: int
    unverified: int
    assumed: int = 0
    overlays: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What every paper of one dossier shares.

    ``number`` is the dossier's number in the system; ``procedure`` the decision on recognition, ``None`` when nobody
    has entered it; ``bases`` further lines "Căn cứ …"; ``commune`` that of a hamlet, a household or a garden.
    """

    number: str
    unit: str
    province: str
    subject: Subject
    title: Title
    result_year: int
    law: Law
    assessed_on: date
    made_at: datetime
    district: str | None = None
    commune: str | None = None
    known_at: datetime | None = None
    procedure: Cited | None = None
    bases: tuple[str, ...] = ()
    filters: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What one paper has of its own at its head and foot; all may be blank."""

    number: str = ""
    dated: date | None = None
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator (chỉ tiêu): what is demanded, what was found, by which article; ``gap`` says what is missing.

    A ``part`` of an indicator ("5/a") follows its indicator and is not counted.
    """

    no: str
    name: str
    demand: str
    value: str
    as_of: date | None
    status: Status
    article: str = ""
    verified: bool = False
    gap: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion (tiêu chí) with its indicators; conditions of the set are not ``counted``."""

    no: str
    name: str
    status: Status
    indicators: tuple[Indicator, ...] = ()
    counted: bool = True

    @property
    def asked(self) -> tuple[Indicator, ...]:
        """The indicators that apply, without their parts."""
        return tuple(row for row in self.indicators if not row.part and row.status is not Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Votes:
    """What a meeting voted (biểu quyết), in number; ``no`` is a criterion's, blank the vote on the whole."""

    agreeing: int
    disagreeing: int = 0
    blank: int = 0
    no: str = ""
    name: str = ""
    score: Decimal | None = None
    notes: str = ""

    @property
    def cast(self) -> int:
        return self.agreeing + self.disagreeing + self.blank

    @property
    def percent(self) -> Decimal | None:
        """Those who agree, of all cast."""
        return percent(self.agreeing, self.cast)


@dataclass(frozen=True, slots=True)
class Member:
    """A seat (thành viên): by office and agency; the name is optional. ``present`` is ``None`` when not called."""

    seat: str
    agency: str
    name: str = ""
    present: bool | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting (cuộc họp); ``votes`` on the whole and on single criteria."""

    held_on: date | None
    place: str = ""
    invited: int | None = None
    present: int | None = None
    chair: str = ""
    secretary: str = ""
    notes: str = ""
    votes: tuple[Votes, ...] = ()
    members: tuple[Member, ...] = ()

    @property
    def vote(self) -> Votes | None:
        """The vote on the whole dossier."""
        return next((one for one in self.votes if not one.no), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that something is held against: its value, its decree, and whether it was checked."""

    value: Decimal | None = None
    decree: str = ""
    verified: bool = False


NO_RULE = Rule()


@dataclass(frozen=True, slots=True)
class Publication:
    """When and where the results were made public (công khai); ``ends`` is the last day."""

    begins: date
    ends: date
    places: str
    times: int | None = None
    before_decision: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What one side said (ý kiến), in number and words; ``voice`` is its name in Vietnamese."""

    voice: str
    received_on: date | None = None
    number: str = ""
    asked: int | None = None
    agreeing: int | None = None
    disagreeing: int | None = None
    text: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that is owed for (công trình còn nợ), in million VND."""

    name: str
    approved: Decimal | None = None
    done: Decimal | None = None
    paid: Decimal | None = None
    owed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the survey of satisfaction: how many answered it, and how many are satisfied."""

    no: str
    text: str
    satisfied: int
    answered: int


@dataclass(frozen=True, slots=True)
class Survey:
    """The survey of satisfaction in total (lấy ý kiến hài lòng); single answers are nowhere.

    ``households`` lie in the unit, ``asked`` got a form, ``answered`` gave it back; ``satisfied`` of ``answered``
    overall, ``None`` when there is no overall question.
    """

    begins: date | None = None
    ends: date | None = None
    households: int | None = None
    asked: int | None = None
    answered: int | None = None
    satisfied: int | None = None
    questions: tuple[Question, ...] = ()
    overall: Rule = NO_RULE
    each: Rule = NO_RULE
    share: Rule = NO_RULE


@dataclass(frozen=True, slots=True)
class Opinion:
    """A department's word on one criterion, or the unit's answer (ý kiến thẩm tra); ``word`` in Vietnamese."""

    no: str
    name: str
    department: str
    word: str
    on: date | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper of the check-list (thành phần hồ sơ); ``there`` is false when it is missing."""

    name: str
    made_by: str
    there: bool
    number: str = ""
    dated: date | None = None
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one condition of a step said (điều kiện), in words; ``met`` is ``None`` when it is not known."""

    said: str
    met: bool | None
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to the place (kiểm tra thực địa)."""

    held_on: date | None
    participants: tuple[str, ...] = ()
    findings: str = ""
    good: bool | None = None
    chair: str = ""
    secretary: str = ""
    pictures: tuple[Picture, ...] = ()


def percent(part: int | None, whole: int | None) -> Decimal | None:
    """Give a share in per cent, half-up to one decimal; ``None`` without a base."""
    if part is None or not whole:
        return None
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
