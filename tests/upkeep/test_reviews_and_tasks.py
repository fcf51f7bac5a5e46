"""Promises about recorded re-evaluations and their tasks: frozen, answered, closed by the verdict or with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from chungsuc.accounts.errors import NotAllowed, OutOfScope
from chungsuc.accounts.models import AuditEntry, Role, User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.errors import LedgerIsAppendOnly
from chungsuc.law.tree import Title
from chungsuc.recognition.actions import recognise
from chungsuc.recognition.models import Recognition
from chungsuc.units.queries import find_unit
from chungsuc.upkeep.actions import record_review, uphold
from chungsuc.upkeep.errors import NobodyToReview, TaskNotOpen, TitleNotHeld, WordsMissing
from chungsuc.upkeep.models import Review, Task
from chungsuc.upkeep.reevaluation import Reevaluation, reevaluate
from chungsuc.upkeep.tasking import answer, close, reopen
from chungsuc.upkeep.tasks import lines_of, task_of, tasks_of
from chungsuc.upkeep.words import Outcome, TaskState
from chungsuc.verdicts.law_in_force import law_for
from desk_people import person
from verification_world import DAY, SET, World, entered, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]


@pytest.fixture
def world() -> World:
    """A commune that was recognised for 2019 and whose income is half a million below the level of 2023."""
    made = make_world()
    recognise(made.commune, Title.NTM, "QD1980-2016/xa", 2019, source="thử nghiệm", announced_on=date(2020, 4, 16))
    entered(made)
    return made


@pytest.fixture
def office() -> Iterator[Scope]:
    with by(person(Role.OFFICE, name="văn phòng")) as scope:
        yield scope


class by:
    """Let what follows be done by a person."""

    def __init__(self, user: User) -> None:
        self.scope, self.actor = scope_of(user), acting(actor_of(user))

    def __enter__(self) -> Scope:
        self.actor.__enter__()
        return self.scope

    def __exit__(self, *gone: object) -> None:
        self.actor.__exit__(*gone)


def judged_again(day: date = DAY) -> Reevaluation:
    return reevaluate(find_unit("19", day, level="province"), law_for(SET, day), Title.NTM)


def recorded(office: Scope, *, due_on: date | None = None) -> Review:
    return record_review(office, judged_again(), tasks=True, due_on=due_on, note="Kế hoạch 12")


def the_task() -> Task:
    return Task.objects.select_related("unit", "review", "department").get()


def state(task: Task, **given: date) -> TaskState:
    return lines_of(Task.objects.filter(pk=task.pk), **given)[0].state


def test_a_recognised_unit_may_be_below_and_neither_truth_changes_the_other(world: World) -> None:
    (line,) = judged_again().lines
    assert line.outcome is Outcome.BELOW
    assert line.unmet == ("10",)
    assert line.recognition == Recognition.objects.get()
    assert line.shortfalls[0].gap_vi == "còn thiếu 0,5 triệu đồng/người/năm"
    assert line.shortfalls[0].owner == world.statistics
    assert Recognition.objects.get().withdrawn_on is None


def test_a_recorded_review_is_frozen_and_its_fingerprint_follows_from_what_it_says(
    world: World, office: Scope
) -> None:  # fmt: skip
    first, second = recorded(office), record_review(office, judged_again())
    assert first.fingerprint == second.fingerprint
    entered(world, "41.9", by=world.officer)
    entered(world, "43", by=world.officer)
    third = record_review(office, judged_again())
    assert third.fingerprint != first.fingerprint
    assert first.lines.get().unmet == ["10"]
    with pytest.raises(LedgerIsAppendOnly):
        first.save()


def test_a_review_opens_one_task_for_each_unmet_indicator_and_none_twice(world: World, office: Scope) -> None:
    recorded(office)
    recorded(office)
    task = the_task()
    assert (task.no, task.department, task.unit) == ("10", world.statistics, world.commune)
    assert AuditEntry.objects.filter(action="task.opened", unit_thread=world.commune.thread, no="10").count() == 1


def test_a_task_closes_by_itself_once_its_indicator_is_met_and_opens_again_if_it_falls(
    world: World, office: Scope
) -> None:  # fmt: skip
    recorded(office, due_on=date(2024, 6, 30))
    task = the_task()
    assert state(task, today=date(2024, 6, 30)) is TaskState.OPEN
    assert state(task, today=date(2024, 7, 1)) is TaskState.OVERDUE
    entered(world, "42.5", by=world.officer)
    assert state(task) is TaskState.MET
    entered(world, "41", by=world.officer)
    assert state(task) is TaskState.OVERDUE


def test_a_task_is_closed_by_hand_only_by_the_office_with_a_reason_and_may_be_opened_again(
    world: World, office: Scope
) -> None:  # fmt: skip
    recorded(office)
    task = the_task()
    with pytest.raises(WordsMissing):
        close(office, task, " ")
    with pytest.raises(NotAllowed), by(world.officer) as officer:
        close(officer, task, "xong")
    close(office, task, "Chờ số liệu của Thống kê")
    assert state(task) is TaskState.CLOSED
    with pytest.raises(TaskNotOpen):
        close(office, task, "lần nữa")
    reopen(office, task, "Đã có số liệu")
    assert state(task) is TaskState.OPEN


def test_the_commune_and_its_department_answer_a_task_and_others_do_not(world: World, office: Scope) -> None:
    recorded(office)
    task = the_task()
    for user in (world.officer, world.specialist):
        with by(user) as scope:
            answer(scope, task, f"{user} đang làm")
    with pytest.raises(OutOfScope), by(world.stranger) as scope:
        answer(scope, task, "không phải việc của tôi")
    assert [word.kind for word in task_of(office, task.pk).words] == ["answered", "answered"]


def test_an_officer_of_another_commune_does_not_see_the_task(world: World, office: Scope) -> None:
    recorded(office)
    other = person(Role.COMMUNE, name="xã khác", unit_thread=find_unit("05605", DAY).thread)
    assert not tasks_of(scope_of(other)).exists()
    assert tasks_of(scope_of(world.officer)).count() == 1


def test_nothing_is_recorded_where_nobody_holds_the_title(office: Scope) -> None:
    with pytest.raises(NobodyToReview):
        record_review(office, judged_again())
    assert not Review.objects.exists()


def test_only_the_office_records_a_review(world: World) -> None:
    with pytest.raises(NotAllowed), by(world.specialist) as scope:
        record_review(scope, judged_again())


def test_a_title_is_upheld_with_its_paper_and_only_while_it_counts(world: World, office: Scope) -> None:
    title = Recognition.objects.get()
    with pytest.raises(TitleNotHeld):
        uphold(office, title, date(2018, 1, 1), source="biên bản")
    row = uphold(office, title, date(2024, 3, 1), number="12/TB", source="Thông báo rà soát năm 2024")
    assert (row.recognition, row.number) == (title, "12/TB")
    assert AuditEntry.objects.filter(action="title.upheld", unit_thread=world.commune.thread).exists()


def test_on_pages_the_office_records_and_the_department_finds_its_task_and_answers(world: World) -> None:
    office, specialist = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
    office.force_login(person(Role.OFFICE, name="văn phòng"))
    specialist.force_login(world.specialist)
    asked = {"ngay": "31/12/2023", "bo": SET, "danhhieu": "ntm"}
    page = office.get("/sau-cong-nhan/", asked).content.decode()
    assert "trong 1 xã giữ danh hiệu NTM" in page
    assert "còn thiếu 0,5 triệu đồng/người/năm" in page
    wrong = office.post("/sau-cong-nhan/luu/", {**asked, "note": "Kế hoạch 12", "due": "hôm nào", "tasks": "1"})
    assert wrong.status_code == 400
    assert "Kế hoạch 12" in wrong.content.decode()
    done = office.post("/sau-cong-nhan/luu/", {**asked, "due": "30/06/2030", "tasks": "1"}, follow=True)
    assert "mở 1 việc" in done.content.decode()
    assert "còn thiếu 0,5" in specialist.get("/sau-cong-nhan/viec/").content.decode()
    task = the_task()
    answered = specialist.post(f"/sau-cong-nhan/viec/{task.pk}/", {"text": "Đang rà soát cùng xã"}, follow=True)
    assert "Đang rà soát cùng xã" in answered.content.decode()
    assert specialist.post(f"/sau-cong-nhan/viec/{task.pk}/dong/", {"text": "xong"}).status_code == 403
