"""Who may hand a form in: within their rights, while a round is open; uploads are each person's own."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.utils import timezone

from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.models import Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.entry.errors import RoundClosed
from chungsuc.entry.models import Round, Submission
from chungsuc.errors import Faults
from chungsuc.exchange.workbook.actions import accept, keep
from chungsuc.exchange.workbook.build import build_workbook
from chungsuc.exchange.workbook.errors import (
    UnitNotYours,
    UploadGone,
)
from chungsuc.exchange.workbook.models import Upload
from chungsuc.exchange.workbook.queries import as_file, safe_name, upload_of
from chungsuc.observations.actions import record
from chungsuc.observations.models import Observation
from chungsuc.units.queries import find_unit, units_at
from form_files import (
    DAY,
    ENTRY,
    SET,
    column_of,
    commune,
    counts,
    district,
    edit,
    fill,
    form,
    officer,
    options,
    preview,
    province,
    row_of,
    scope,
    store,
    two_communes,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SAID = {"source": "báo cáo", "said_by": "Văn phòng"}
# ── how far somebody may go ──────────────────────────────────────────────────────────────────────────


def test_an_officer_hands_in_values_of_their_own_commune_only(tmp_path: Path) -> None:
    found = preview(two_communes(tmp_path / "a.xlsx"), scope=scope())
    assert {type(fault.error) for fault in found.faults} == {UnitNotYours}
    assert {found.concerned(fault)[:2] for fault in found.faults} == {("xã Bảo Linh", "3.1"), ("xã Bảo Linh", "10")}
    assert {line.unit for line in found.changes} == {"xã Phú Đình"}
    with pytest.raises(Faults):
        store(tmp_path / "a.xlsx", scope=scope("lan"))


def test_an_officer_may_leave_the_rows_of_others_blank(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[ENTRY]
        sheet.cell(row_of(sheet, "Xã Phú Đình"), column_of(sheet, "3.1")).value = 50

    path = edit(form(tmp_path / "a.xlsx", district()), change)
    assert store(path, scope=scope()).stored == 1


def test_the_values_of_others_that_the_form_came_with_are_no_fault(tmp_path: Path) -> None:
    record(commune("Bảo Linh"), "income_per_head", DAY, value=Decimal(40), **SAID)

    def change(book: openpyxl.Workbook, name: str) -> None:
        sheet = book[ENTRY]
        sheet.cell(row_of(sheet, name), column_of(sheet, "10")).value = 44

    path = edit(form(tmp_path / "a.xlsx", district()), lambda book: change(book, "Xã Phú Đình"))
    assert counts(preview(path, scope=scope())) == {"new": 1, "equal": 1}
    path = edit(path, lambda book: change(book, "Xã Bảo Linh"))
    assert counts(preview(path, scope=scope("lan"))) == {"new": 1, "faulty": 1}


def test_the_office_hands_in_for_everybody_and_a_leader_for_nobody(tmp_path: Path) -> None:
    path = two_communes(tmp_path / "a.xlsx")
    office = scope_of(officer("lan", "", role=Role.OFFICE), day=date(2024, 1, 15))
    leader = scope_of(officer("minh", "", role=Role.LEADER), day=date(2024, 1, 15))
    assert counts(preview(path, scope=office)) == {"new": 4}
    with pytest.raises(NotAllowed):
        preview(path, scope=leader)


def test_a_unit_of_another_province_is_never_taken_even_by_its_code(tmp_path: Path) -> None:
    other = units_at(DAY, level="commune", within=find_unit("Hà Giang", DAY, level="province")).first()
    assert other is not None
    path = tmp_path / "a.xlsx"
    path.write_bytes(build_workbook([other], SET, DAY, where="lạc"))
    assert counts(preview(fill(path, {"3.1": 82}))) == {"faulty": 1}
    assert province().code == "19"


# ── rounds and receipts ──────────────────────────────────────────────────────────────────────────────


def round_of_2023(**more: object) -> Round:
    return Round.objects.create(
        name="Năm 2023", set_id=SET, as_of=DAY, opens_on=date(2024, 1, 1), due_on=date(2024, 1, 31), source="CV",
        made_by="lan", **more,
    )  # fmt: skip


def test_a_form_handed_in_counts_as_a_submission_of_each_commune_and_gives_a_receipt(tmp_path: Path) -> None:
    round_ = round_of_2023()
    office = scope_of(officer("lan", "", role=Role.OFFICE), day=date(2024, 1, 15))
    batch = store(two_communes(tmp_path / "a.xlsx"), scope=office, reason="đúng")
    given = {row.unit.full_name: row for row in Submission.objects.all()}
    assert set(given) == {"xã Phú Đình", "xã Bảo Linh"}
    one = given["xã Phú Đình"]
    assert (one.round, one.by, one.new, one.changed, one.equal) == (round_, office.user, 2, 0, 0)
    assert set(one.observations) <= set(Observation.objects.filter(batch=batch).values_list("pk", flat=True))
    assert one.number.startswith("XA-05602-20231231-")


def test_a_closed_round_takes_no_file_from_a_commune(tmp_path: Path) -> None:
    round_of_2023(closed_at=timezone.now())
    with pytest.raises(RoundClosed):
        preview(fill(form(tmp_path / "a.xlsx"), {"3.1": 82}), scope=scope())
    office = scope_of(officer("lan", "", role=Role.OFFICE), day=date(2024, 1, 15))
    assert counts(preview(tmp_path / "a.xlsx", scope=office)) == {"new": 1}


def test_who_handed_it_in_is_noted_so_that_they_do_not_verify_it(tmp_path: Path) -> None:
    path, mine = fill(form(tmp_path / "a.xlsx"), {"3.1": 82}), scope()
    found = preview(path, scope=mine)
    with acting(actor_of(mine.user)):
        accept(path, sha256=found.sha256, seal=found.seal, options=options(scope=mine))
    assert Observation.objects.get().recorded_by == mine.user


def test_what_an_account_of_the_demonstration_hands_in_is_made_up(tmp_path: Path) -> None:
    mine = scope()
    User.objects.filter(pk=mine.user.pk).update(demo=True)
    store(fill(form(tmp_path / "a.xlsx"), {"3.1": 82}), scope=scope_of(User.objects.get(pk=mine.user.pk), mine.day))
    assert Observation.objects.get().synthetic
    assert Submission.objects.get().synthetic


# ── uploads ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_upload_is_its_person_s_own_and_goes_after_a_day() -> None:
    mine, other = officer("hoa", commune().thread), officer("lan", commune().thread)
    kept = keep(mine, "bieu.xlsx", b"abc", "0" * 64)
    assert bytes(upload_of(mine, str(kept.pk)).content) == b"abc"
    for user, key in ((other, str(kept.pk)), (mine, "nonsense"), (mine, "00000000-0000-0000-0000-000000000000")):
        with pytest.raises(UploadGone):
            upload_of(user, key)
    Upload.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(UploadGone):
        upload_of(mine, str(kept.pk))
    keep(mine, "b.xlsx", b"x", "1" * 64)
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "safe"),
    [("../../a.xlsx", "a.xlsx"), ("C:\\x\\b.xlsx", "b.xlsx"), ("..", "bieu.xlsx"), ("a\n<b>.xlsx", "ab.xlsx")],
)
def test_a_name_leads_nowhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    with as_file(b"x", name) as path:
        assert path.name == safe
    assert not path.exists()
