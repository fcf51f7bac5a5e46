"""Dossiers of the demonstration: the round of 2023 from registration to decision, and some of 2024 on their way.

Every step goes through the same actions as a person's. Decisions are those on record (real where a page names them,
else drawn); the meetings, opinions and days of the way to them are simulated and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from chungsuc.accounts.models import Grant, Role, User
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Actor, acting
from chungsuc.demo.calibration import DINH_HOA
from chungsuc.demo.cast import END
from chungsuc.demo.people import ACTOR
from chungsuc.demo.surveys import make_survey, open_survey
from chungsuc.demo.world import districts_on, xa_of
from chungsuc.dossiers import appraising, meetings, records
from chungsuc.dossiers.actions import Taking, register, take
from chungsuc.dossiers.meetings import Ballot, Count, Meeting, Seat
from chungsuc.dossiers.models import Council, Dossier
from chungsuc.dossiers.words import Act, Body, State, Track, Voice
from chungsuc.law.tree import Title
from chungsuc.recognition.models import Recognition
from chungsuc.units.models import Level, Unit
from chungsuc.verdicts.known_law import library

SIMULATED = "Bước mô phỏng của bản trình diễn."
NOTE = "Ví dụ của bản trình diễn"
FORWARD = (
    Act.SELF_ASSESS, Act.COLLECT_OPINIONS, Act.SUBMIT, Act.DISTRICT_VERIFY, Act.ACCEPT, Act.VERIFY, Act.FIELD_CHECK,
    Act.COUNCIL_AGREE, Act.FORWARD, Act.DECIDE, Act.ANNOUNCE,
)  # fmt: skip
# Where the dossiers of 2024 stand: each of another commune, so that every kind of work can be tried.
UNDER_WAY = (
    State.REGISTERED, State.SUBMITTED, State.DISTRICT_VERIFIED, State.COMPLETE, State.COMPLETE, State.VERIFIED,
    State.FIELD_CHECKED, State.COUNCIL_AGREED, State.RETURNED, State.REFUSED,
)  # fmt: skip


@dataclass(frozen=True)
class Hands:
    """Scopes for one dossier: of its unit, its district, the office, and a second person of the office."""

    unit: Scope
    district: Scope
    office: Scope
    second: Scope
    departments: tuple[Scope, ...]

    def of(self, act: Act) -> Scope:
        if act in (Act.SELF_ASSESS, Act.COLLECT_OPINIONS, Act.SUBMIT):
            return self.unit
        return {Act.DISTRICT_VERIFY: self.district, Act.DECIDE: self.second}.get(act, self.office)


def make_dossiers(today: date) -> int:
    """Make the dossiers where there are none yet, and give how many there are; people have to be there."""
    if not Dossier.objects.exists():
        with transaction.atomic(), acting(Actor(ACTOR)):
            _make(today)
    return Dossier.objects.count()


def _make(today: date) -> None:
    people = {user.username: user for user in User.objects.filter(demo=True)}
    council = meetings.make_council(
        _scope(people["vanphong"], today, Role.OFFICE), f"Hội đồng thẩm định xét, công nhận ({NOTE})",
        decision="Quyết định giả định", valid_from=date(2023, 1, 1), synthetic=True,
        seats=[Seat("Chủ tịch", "Ủy ban nhân dân tỉnh"), Seat("Thư ký", "Văn phòng Điều phối"),
               *(Seat("Ủy viên", f"Sở, ngành thứ {n}") for n in range(1, 14))],
    )  # fmt: skip
    districts = districts_on(END)
    units = {unit.thread: unit for unit in (*xa_of(END), *districts.values())}
    for recognition in _of_2023():
        unit = units.get(recognition.unit.thread)
        if unit is not None:
            _whole_way(_hands(people, unit, districts, today), unit, recognition, council)
    _under_way(people, list(units.values()), districts, council, today)
    open_survey(_scope(people["vanphong"], today, Role.OFFICE))


def _of_2023() -> Iterator[Recognition]:
    rows = Recognition.objects.filter(result_year=2023).select_related("unit")
    order = {Title.NTM.value: 0, Title.ADVANCED.value: 1, Title.MODEL.value: 2}
    yield from sorted(rows, key=lambda one: (one.unit.level, order.get(one.title, 3), one.unit.code))


def _scope(user: User, today: date, role: Role, thread: str = "", department: int | None = None) -> Scope:
    """Give the scope of a right that only the demonstration's own steps are taken with."""
    grant = Grant(user=user, role=role, unit_thread=thread, department_id=department, write=True)
    return Scope(user, (grant,), today)


def _hands(people: dict[str, User], unit: Unit, districts: dict[str, Unit], today: date) -> Hands:
    office = _scope(people["vanphong"], today, Role.OFFICE)
    district = districts.get(unit.parent_code, unit)
    own = Role.COMMUNE if unit.level == Level.COMMUNE else Role.OFFICE
    return Hands(
        _scope(people["xa.phudinh"], today, own, unit.thread),
        _scope(people["lanhdao"], today, Role.OFFICE, district.thread), office,
        _scope(people["vanphong.2"], today, Role.OFFICE), (),
    )  # fmt: skip


def _whole_way(hands: Hands, unit: Unit, recognition: Recognition, council: Council) -> None:
    """Take a dossier all the way to the decision on record, its days counted back from that decision."""
    decided = recognition.decided_on or recognition.announced_on or date(2023, 12, 31)
    begun = min(decided, date(2023, 12, 20)) - timedelta(days=170)
    dossier = register(
        hands.unit, unit, Title(recognition.title), 2023, on=begun, assessed_on=END, synthetic=True
    )  # fmt: skip
    acts = [act for act in FORWARD if _takes(dossier, act)]
    gap = (decided - begun) / (len(acts) - 1)
    for index, act in enumerate(acts[:-1], start=1):
        _prepared_step(hands, dossier, act, begun + gap * index, council)
    after = recognition.announced_on or decided + timedelta(days=10)
    _prepared_step(hands, dossier, Act.ANNOUNCE, after, council)


def _takes(dossier: Dossier, act: Act) -> bool:
    if dossier.track == Track.COMMUNE:
        return act is not Act.FORWARD
    return act is not Act.DISTRICT_VERIFY


def _prepared_step(hands: Hands, dossier: Dossier, act: Act, on: date, council: Council) -> None:
    _prepare(hands, dossier, act, on, council)
    said = {"number": f"Tờ trình giả định của {dossier.number}"} if act is Act.FORWARD else {}
    take(hands.of(act), dossier, act, Taking(on, acknowledged=SIMULATED, said=said))


def _prepare(hands: Hands, dossier: Dossier, act: Act, on: date, council: Council) -> None:
    if act is Act.COLLECT_OPINIONS:
        records.publish(
            hands.unit, dossier, begins=on - timedelta(days=22), ends=on - timedelta(days=8), times=5,
            places=f"Trụ sở, nhà văn hóa xóm, loa truyền thanh ({NOTE})",
        )  # fmt: skip
        for voice in (Voice.FRONT, Voice.ORGANISATIONS, Voice.RESIDENTS):
            counts = {"asked": 240, "agreeing": 236, "disagreeing": 4} if voice is Voice.RESIDENTS else {}
            records.comment(hands.unit, dossier, voice, received_on=on, text=f"Nhất trí ({NOTE})", **counts)
        records.declare(hands.unit, dossier, arrears=Decimal(0), secure=True)
        make_survey(hands.unit, dossier, on)
        _meet(hands.unit, dossier, Body.UNIT, on, 62, 60, 59)
    elif act is Act.DISTRICT_VERIFY:
        _meet(hands.district, dossier, Body.DISTRICT, on, 24, 23, 23)
    elif act is Act.VERIFY:
        _appraise(hands, dossier, on)
    elif act is Act.FIELD_CHECK:
        records.visit(hands.office, dossier, held_on=on, participants=f"Văn phòng, các sở, huyện ({NOTE})",
                      findings="Đạt yêu cầu", good=True)  # fmt: skip
    elif act is Act.COUNCIL_AGREE:
        _meet(hands.office, dossier, Body.COUNCIL, on, 15, 15, 15, council)


def _meet(
    scope: Scope, dossier: Dossier, body: Body, on: date, invited: int, present: int, agreeing: int,
    council: Council | None = None,
) -> None:  # fmt: skip
    meeting = Meeting(body, on, invited, present, notes=NOTE, council=council)
    meetings.hold(scope, meeting, {dossier: Ballot(Count(agreeing, present - agreeing))})


def _appraise(hands: Hands, dossier: Dossier, on: date, leave: tuple[str, ...] = ()) -> None:
    """Let every department agree on the criteria it answers for."""
    by_owner: dict[int, list[str]] = {}
    for criterion in library().set(dossier.set_id).criteria:
        owner = appraising.owner_of(hands.office, dossier, criterion.no)
        if owner is not None and criterion.no not in leave:
            by_owner.setdefault(owner.pk, []).append(criterion.no)
    for pk, nos in by_owner.items():
        speaker = _scope(hands.office.user, hands.office.day, Role.DEPARTMENT, department=pk)
        appraising.agree(speaker, dossier, nos, on=on, text="")


def _under_way(
    people: dict[str, User], units: list[Unit], districts: dict[str, Unit], council: Council, today: date
) -> None:  # fmt: skip
    """Bring ten dossiers of 2024 to where they stand; Phú Đình's first, whose officer has a log-in."""
    held = set(Recognition.objects.filter(title=Title.NTM.value).values_list("unit__thread", flat=True))
    higher = set(Recognition.objects.exclude(title=Title.NTM.value).values_list("unit__thread", flat=True))
    communes = [unit for unit in units if unit.level == Level.COMMUNE and unit.thread in held - higher]
    communes.sort(key=lambda unit: (unit.name != "Phú Đình", unit.parent_code != DINH_HOA, unit.code))
    for unit, state in zip(communes, UNDER_WAY, strict=False):
        _bring(_hands(people, unit, districts, today), unit, state, council)


def _bring(hands: Hands, unit: Unit, state: State, council: Council) -> None:
    on = date(2024, 3, 4)
    dossier = register(hands.unit, unit, Title.ADVANCED, 2024, on=on, assessed_on=END, synthetic=True)
    until = {State.RETURNED: State.SUBMITTED, State.REFUSED: State.VERIFIED}.get(state, state)
    for act in FORWARD:
        dossier.refresh_from_db()
        if dossier.state == until or not _takes(dossier, act):
            continue
        on += timedelta(days=21)
        _prepared_step(hands, dossier, act, on, council)
        dossier.refresh_from_db()
        if dossier.state == until:
            break
    on += timedelta(days=7)
    if state is State.RETURNED:
        take(hands.district, dossier, Act.RETURN, Taking(on, reason=f"{NOTE}: thiếu biên bản họp xã."))
    if state is State.REFUSED:
        take(hands.office, dossier, Act.REFUSE, Taking(on, reason=f"{NOTE}: tiêu chí 17 chưa đạt khi kiểm tra."))
    if state is State.COMPLETE:
        _appraise(hands, dossier, on, leave=("17", "18", "19"))
