"""Nothing is stored before it was seen; then all of it is, once, in the name of somebody who may."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.utils import timezone

from chungsuc.accounts.errors import NobodyActs
from chungsuc.accounts.models import AuditEntry
from chungsuc.accounts.trail import Actor, acting
from chungsuc.entry import neighbours
from chungsuc.errors import Faults
from chungsuc.exchange.workbook.actions import accept
from chungsuc.exchange.workbook.build import build_workbook
from chungsuc.exchange.workbook.errors import (
    FileChanged,
    LedgerMoved,
    NothingToStore,
    ReasonNeeded,
)
from chungsuc.exchange.workbook.plan import Arrangement
from chungsuc.observations.actions import record, retract
from chungsuc.observations.models import ImportBatch, Observation
from chungsuc.units.queries import units_at
from chungsuc.verdicts.actions import judge_and_store
from chungsuc.verdicts.models import StoredVerdict
from form_files import (
    DAY,
    ENTRY,
    SET,
    commune,
    counts,
    district,
    edit,
    fill,
    form,
    options,
    preview,
    province,
    put,
    store,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("viet_nam")]

SAID = {"source": "báo cáo", "said_by": "Văn phòng"}
FILLED = {"1.1": "Đạt", "3.1": 81.5, "2.1": (31, 38), "10": 42.5}


def test_a_preview_stores_nothing(tmp_path: Path) -> None:
    found = preview(fill(form(tmp_path / "a.xlsx"), FILLED))
    assert counts(found) == {"new": 4}
    assert not Observation.objects.exists()
    assert not ImportBatch.objects.exists()
    assert not AuditEntry.objects.exists()


def test_what_was_seen_is_stored_all_at_once(tmp_path: Path) -> None:
    batch = store(fill(form(tmp_path / "a.xlsx"), FILLED))
    stored = {o.measure: o for o in Observation.objects.filter(unit__code="05602")}
    assert len(stored) == batch.stored == 4
    assert stored["income_per_head"].value == Decimal("42.5")
    assert stored[f"{SET}:1.1"].attested is True
    rate = stored[f"{SET}:2.1"]
    assert (rate.numerator, rate.denominator, rate.value) == (31, 38, Decimal("81.57894737"))
    assert {(o.as_of, o.said_by, o.batch_id) for o in stored.values()} == {(DAY, "Lê Thị Hoa", batch.pk)}


def test_every_value_leaves_its_trace(tmp_path: Path) -> None:
    record(commune(), "income_per_head", DAY, value=Decimal(40), **SAID)

    def change(book: openpyxl.Workbook) -> None:
        put(book[ENTRY], "10", "Giá trị", 43)
        put(book[ENTRY], "10", "Ghi chú", "đính chính theo điều tra")
        put(book[ENTRY], "1.1", "Giá trị", "Đạt")

    store(edit(form(tmp_path / "a.xlsx"), change))
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.who, entry.about) == ("workbook.accepted", "Lê Thị Hoa", "submission")
    assert (entry.unit_thread, entry.as_of, entry.no) == (commune().thread, DAY, SET)
    assert entry.before == {"income_per_head": 40}
    assert entry.after == {"income_per_head": 43, f"{SET}:1.1": True}
    assert entry.reason == "10: đính chính theo điều tra"


def test_a_changed_value_supersedes_the_old_one(tmp_path: Path) -> None:
    old = record(commune(), "income_per_head", DAY, value=Decimal(40), **SAID)
    path = fill(form(tmp_path / "a.xlsx"), {"10": 43})
    found = preview(path)
    assert [(line.before, line.after) for line in found.changes] == [("40", "43")]
    store(path)
    assert Observation.objects.get(supersedes=old).value == 43


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), FILLED)
    first = store(path)
    found = preview(path)
    assert found.already == first
    assert not found.acceptable
    assert store(path) == first
    assert Observation.objects.count() == 4
    assert AuditEntry.objects.filter(action="workbook.accepted").count() == 1


def test_a_form_without_anything_new_stores_nothing_at_all(tmp_path: Path) -> None:
    with pytest.raises(NothingToStore):
        store(form(tmp_path / "a.xlsx"))
    assert not ImportBatch.objects.exists()


def test_the_same_values_in_another_file_change_nothing(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), FILLED)
    store(path)
    again = edit(path, lambda book: book.create_sheet("thêm"), tmp_path / "b.xlsx")
    assert counts(preview(again)) == {"equal": 4}
    assert not preview(again).acceptable


def test_a_form_as_it_was_downloaded_changes_nothing(tmp_path: Path) -> None:
    store(fill(form(tmp_path / "a.xlsx"), FILLED))
    asked = ("1", "2", "3", "10")
    for by in Arrangement:
        assert counts(preview(form(tmp_path / f"{by}.xlsx", district(), by=by, criteria=asked))) == {"equal": 4}, by


def test_an_old_form_never_brings_old_values_back(tmp_path: Path) -> None:
    """The commune downloads, the office corrects a value, the commune fills in another and hands the file in."""
    record(commune(), "income_per_head", DAY, value=Decimal(40), **SAID)
    path = form(tmp_path / "a.xlsx")
    record(commune(), "income_per_head", DAY, value=Decimal(44), **SAID)
    found = preview(fill(path, {"3.1": 82}))
    assert [line.no for line in found.changes] == ["3.1"]
    assert counts(found) == {"new": 1, "equal": 1}


def test_blank_never_takes_a_value_back(tmp_path: Path) -> None:
    record(commune(), "income_per_head", DAY, value=Decimal(40), **SAID)
    path = fill(form(tmp_path / "a.xlsx"), {"10": None, "3.1": 82})
    found = preview(path)
    assert counts(found) == {"new": 1}
    assert found.total("blank") == 63
    store(path)
    assert Observation.objects.get(measure="income_per_head").value == 40


def test_a_value_that_was_taken_back_may_be_entered_anew(tmp_path: Path) -> None:
    retract(record(commune(), "income_per_head", DAY, value=Decimal(40), **SAID), "nhầm")
    found = preview(fill(form(tmp_path / "a.xlsx"), {"10": 43}))
    assert [(line.state, line.before) for line in found.changes] == [("changed", "(đã rút lại)")]


def test_one_fault_stops_all_of_it(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), {"3.1": 82, "10": "nhiều"})
    with pytest.raises(Faults):
        store(path)
    assert not Observation.objects.exists()
    assert not AuditEntry.objects.exists()


def test_only_the_very_file_that_was_seen_is_stored(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), {"3.1": 82})
    found = preview(path)
    fill(path, {"3.1": 90})
    with acting(Actor("Lê Thị Hoa")), pytest.raises(FileChanged):
        accept(path, sha256=found.sha256, seal=found.seal, options=options())
    assert not Observation.objects.exists()


def test_what_others_have_changed_meanwhile_must_be_seen_first(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), {"3.1": 82})
    found = preview(path)
    record(commune(), "irrigated_farmland_share", DAY, value=Decimal(70), **SAID)
    with acting(Actor("Lê Thị Hoa")), pytest.raises(LedgerMoved):
        accept(path, sha256=found.sha256, seal=found.seal, options=options())
    assert Observation.objects.count() == 1


def test_changes_elsewhere_do_not_disturb(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), {"3.1": 82})
    found = preview(path)
    record(commune("Bảo Linh"), "irrigated_farmland_share", DAY, value=Decimal(70), **SAID)
    with acting(Actor("Lê Thị Hoa")):
        assert accept(path, sha256=found.sha256, seal=found.seal, options=options()).stored == 1


def test_nobody_stores_nothing(tmp_path: Path) -> None:
    path = fill(form(tmp_path / "a.xlsx"), {"3.1": 82})
    found = preview(path)
    with pytest.raises(NobodyActs):
        accept(path, sha256=found.sha256, seal=found.seal, options=options())
    assert not Observation.objects.exists()


def test_the_verdict_follows_at_once(tmp_path: Path) -> None:
    judge_and_store(commune(), SET, DAY)
    store(fill(form(tmp_path / "a.xlsx"), {"3.1": 82}))
    assert StoredVerdict.objects.get(unit=commune(), set_id=SET).indicators["3.1"] == "met"


def test_a_verdict_is_stored_even_where_there_was_none(tmp_path: Path) -> None:
    store(fill(form(tmp_path / "a.xlsx"), {"3.1": 82}))
    assert StoredVerdict.objects.get().indicators["3.1"] == "met"


def test_a_made_up_value_stays_marked(tmp_path: Path) -> None:
    store(fill(form(tmp_path / "a.xlsx"), {"3.1": 82}), synthetic=True)
    assert Observation.objects.get().synthetic


# ── what somebody will ask about ─────────────────────────────────────────────────────────────────────


def questions(path: Path) -> dict[str, list[str]]:
    return {line.no: [question.code for question in line.questions] for line in preview(path).changes}


def jumping(path: Path) -> Path:
    record(commune(), "irrigated_farmland_share", DAY - timedelta(days=365), value=Decimal(40), **SAID)
    return fill(form(path), {"3.1": 80, "15.1": 95})


def test_a_jump_and_a_value_exactly_on_the_level_want_a_reason_as_on_the_page(tmp_path: Path) -> None:
    path = jumping(tmp_path / "a.xlsx")
    assert questions(path) == {"3.1": ["CS-ENT-201", "CS-ENT-202"], "15.1": []}
    with pytest.raises(ReasonNeeded) as raised:
        store(path)
    assert "Nhập liệu!" in raised.value.text()
    assert not Observation.objects.filter(as_of=DAY).exists()


def test_a_note_beside_the_value_is_the_reason(tmp_path: Path) -> None:
    path = edit(jumping(tmp_path / "a.xlsx"), lambda book: put(book[ENTRY], "3.1", "Ghi chú", "kênh mới"))
    assert not preview(path).open
    store(path)
    assert Observation.objects.get(as_of=DAY, measure="irrigated_farmland_share").note == "kênh mới"


def test_one_reason_may_answer_all_open_questions_and_stays_with_their_values(tmp_path: Path) -> None:
    assert store(jumping(tmp_path / "a.xlsx"), reason="điều tra lại").stored == 2
    notes = {o.measure: o.note for o in Observation.objects.filter(as_of=DAY)}
    assert notes == {"irrigated_farmland_share": "điều tra lại", "health_insurance_rate": ""}
    assert AuditEntry.objects.get().reason == "3.1: điều tra lại"


def test_a_value_unlike_those_of_the_communes_around_wants_a_reason(tmp_path: Path) -> None:
    for n, name in enumerate(("Bảo Linh", "Linh Thông", "Lam Vỹ", "Quy Kỳ", "Tân Thịnh", "Kim Phượng")):
        record(commune(name), "income_per_head", DAY, value=Decimal(40 + n), **SAID)
    neighbours._SEEN.clear()
    assert questions(fill(form(tmp_path / "a.xlsx"), {"10": 425})) == {"10": ["CS-ENT-203"]}


def test_a_note_that_would_be_lost_is_said(tmp_path: Path) -> None:
    store(fill(form(tmp_path / "a.xlsx"), {"3.1": 82}))
    path = fill(form(tmp_path / "b.xlsx", made_at=datetime(2000, 1, 1, tzinfo=timezone.get_current_timezone())),
                {"3.1": 82})  # fmt: skip
    found = preview(edit(path, lambda book: put(book[ENTRY], "3.1", "Ghi chú", "xem lại")))
    assert counts(found) == {"equal": 1}
    assert found.notes[0].vi.startswith("Ghi chú không được lưu vì giá trị không đổi: Nhập liệu!")
    fresh = edit(form(tmp_path / "c.xlsx"), lambda book: put(book[ENTRY], "3.1", "Ghi chú", "xem lại"))
    assert len(preview(fresh).notes) == 1
    alone = preview(edit(fresh, lambda book: put(book[ENTRY], "10", "Ghi chú", "chưa điều tra")))
    assert alone.notes[1].vi.startswith("Ghi chú không kèm số liệu thì không được lưu: Nhập liệu!K")


def test_a_ward_in_a_form_of_communes_is_pointed_out(tmp_path: Path) -> None:
    ward = units_at(DAY, level="commune", within=province(), type="phường").first()
    assert ward is not None
    path = tmp_path / "a.xlsx"
    path.write_bytes(build_workbook([ward], SET, DAY, where=ward.full_name))
    found = preview(fill(path, {"3.1": 82}))
    assert counts(found) == {"new": 1}
    assert found.notes[0].vi.startswith(f"Bộ tiêu chí này không xét các đơn vị: {ward.full_name}")
