"""A commune on its way to a title, with everybody concerned: its officer, the district, departments, the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from chungsuc.accounts.models import Department, Ownership, Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.dossiers import appraising, meetings, records
from chungsuc.dossiers.actions import Taking, register, take
from chungsuc.dossiers.meetings import Ballot, Count, Meeting, Seat
from chungsuc.dossiers.models import Council, Dossier, Step
from chungsuc.dossiers.words import Act, Body, State, Voice
from chungsuc.law.tree import Title
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.known_law import library
from desk_people import person

SET, DAY = "QD318-2022/xa", date(2023, 12, 31)
WHY = "Đã trao đổi với Văn phòng Điều phối."
FORWARD = (
    Act.SELF_ASSESS, Act.COLLECT_OPINIONS, Act.SUBMIT, Act.DISTRICT_VERIFY, Act.ACCEPT, Act.VERIFY, Act.FIELD_CHECK,
    Act.COUNCIL_AGREE, Act.DECIDE, Act.ANNOUNCE,
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """One commune of Định Hóa and its people; one department answers for every criterion."""

    commune: Unit
    officer: User
    district: User
    department: Department
    specialist: User
    office: User
    second: User
    council: Council


def make_world(code: str = "05602", day: date = DAY) -> World:
    """Make them; needs the units of all Viet Nam."""
    commune = find_unit(code, day)
    department = Department.objects.create(code="so-thu-nghiem", name="Sở thử nghiệm")
    for criterion in library().set(SET).criteria:
        Ownership.objects.create(department=department, set_id=SET, no=criterion.no, source="thử nghiệm")
    district = find_unit("Định Hóa", DAY, level="district")
    office = person(Role.OFFICE, name="văn phòng")
    with acting(actor_of(office)):
        council = meetings.make_council(
            scope_of(office), "Hội đồng thẩm định", decision="QĐ thử nghiệm", valid_from=date(2023, 1, 1),
            seats=[Seat("Chủ tịch", "Ủy ban nhân dân tỉnh"), Seat("Thư ký", "Văn phòng Điều phối")],
        )  # fmt: skip
    return World(
        commune, person(Role.COMMUNE, name="cán bộ xã", unit_thread=commune.thread),
        person(Role.OFFICE, name="văn phòng huyện", unit_thread=district.thread), department,
        person(Role.DEPARTMENT, name="chuyên viên sở", department=department), office,
        person(Role.OFFICE, name="văn phòng, người thứ hai"), council,
    )  # fmt: skip


def open_dossier(world: World, *, title: Title = Title.NTM, year: int = 2023, on: date = date(2023, 3, 1)) -> Dossier:
    with acting(actor_of(world.officer)):
        return register(scope_of(world.officer), world.commune, title, year, on=on, assessed_on=DAY)


def who_takes(world: World, act: Act) -> User:
    if act in (Act.SELF_ASSESS, Act.COLLECT_OPINIONS, Act.SUBMIT, Act.RESUBMIT, Act.TAKE_BACK):
        return world.officer
    if act is Act.DISTRICT_VERIFY:
        return world.district
    return world.second if act is Act.DECIDE else world.office


def step(world: World, dossier: Dossier, act: Act, on: date, *, by: User | None = None, **said: object) -> Step:
    """Take a step as the person whose turn it is, going on against what is not held against its decree."""
    user = by or who_takes(world, act)
    reason = str(said.pop("reason", "")) or (
        WHY if act in (Act.RETURN, Act.REFUSE, Act.SUSPEND, Act.RESUME, Act.RESUBMIT, Act.TAKE_BACK) else ""
    )
    with acting(actor_of(user)):
        return take(scope_of(user), dossier, act, Taking(on, reason, str(said.pop("acknowledged", WHY)), said))


def go_to(world: World, dossier: Dossier, state: State, on: date = date(2023, 12, 1)) -> date:
    """Bring a dossier forward to a state, recording on the way what each step looks at; gives the last day."""
    for act in FORWARD:
        if dossier.state == state:
            return on
        prepare(world, dossier, act, on)
        more = {}
        if act is Act.DECIDE:
            more = {
                "number": f"{dossier.pk}/QĐ-UBND",
                "decided_on": on,
                "signer": "Chủ tịch",
                "decided_by": "Chủ tịch UBND tỉnh",
            }
        step(world, dossier, act, on, **more)
        dossier.refresh_from_db()
        on += timedelta(days=7)
    assert dossier.state == state, dossier.state
    return on


def prepare(world: World, dossier: Dossier, act: Act, on: date) -> None:
    """Record what a step looks at."""
    officer, office = scope_of(world.officer), scope_of(world.office)
    if act is Act.COLLECT_OPINIONS:
        with acting(actor_of(world.officer)):
            records.publish(
                officer,
                dossier,
                begins=on - timedelta(days=20),
                ends=on - timedelta(days=5),
                places="Nhà văn hóa các xóm",
                times=5,
            )
            for voice in (Voice.FRONT, Voice.ORGANISATIONS, Voice.RESIDENTS):
                records.comment(
                    officer, dossier, voice, received_on=on, asked=200, agreeing=198, disagreeing=2, text="Nhất trí"
                )
            hold(world, dossier, Body.UNIT, on, 60, 58, 57)
            records.declare(officer, dossier, arrears=Decimal(0), secure=True)
    if act is Act.DISTRICT_VERIFY:
        hold(world, dossier, Body.DISTRICT, on, 25, 24, 24)
    if act is Act.VERIFY:
        with acting(actor_of(world.specialist)):
            nos = [criterion.no for criterion in library().set(dossier.set_id).criteria]
            appraising.agree(scope_of(world.specialist), dossier, nos, on=on)
    if act is Act.FIELD_CHECK:
        with acting(actor_of(world.office)):
            records.visit(office, dossier, held_on=on, participants="Văn phòng, các sở", findings="Đạt", good=True)
    if act is Act.COUNCIL_AGREE:
        hold(world, dossier, Body.COUNCIL, on, 20, 20, 20)


def hold(world: World, dossier: Dossier, body: Body, on: date, invited: int, present: int, agreeing: int) -> None:
    user = {Body.UNIT: world.officer, Body.DISTRICT: world.district, Body.COUNCIL: world.office}[body]
    council = world.council if body is Body.COUNCIL else None
    with acting(actor_of(user)):
        meetings.hold(
            scope_of(user), Meeting(body, on, invited, present, council=council),
            {dossier: Ballot(Count(agreeing, present - agreeing))},
        )  # fmt: skip
