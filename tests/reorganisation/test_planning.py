"""Promises about the plan of an event: what must hold of any event on any units, and what is refused."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chungsuc.errors import Faults
from chungsuc.reorganisation.plan import WHOLE, Decree, Kind, New, Plan, Row, Standing, plan_of
from chungsuc.reorganisation.tables import Tables, applied, holds, undone

DAY = date(2025, 7, 1)
EVE = DAY - timedelta(days=1)
DECREE = Decree(DAY, "NQ thử", "thử nghiệm")


def unit(level: str, code: str, parent: str = "", *, name: str = "", type: str = "", since: date | None = None):  # type: ignore[no-untyped-def]
    kind = type or {"province": "tỉnh", "district": "huyện", "commune": "xã", "hamlet": "xóm"}[level]
    return Standing(level, code, name or f"Đơn vị {code}", kind, parent, f"{level}:{code}", since)


def new(code: str, parent: str = "100", *, level: str = "commune", name: str = "Mới", type: str = "xã") -> New:
    return New(level, code, name, type, parent)


def whole(old: str, to: New | None, number: int = 1, level: str = "commune") -> Row:
    return Row(number, level, old, to, WHOLE)


PROVINCE = [unit("province", "10"), unit("district", "100", "10"), unit("district", "101", "10")]
COMMUNES = [unit("commune", f"0000{n}", "100" if n < 4 else "101") for n in range(1, 7)]
HAMLETS = [unit("hamlet", f"0000{n}{m}", f"0000{n}") for n in (1, 2, 5) for m in (1, 2)]
BEFORE = [*PROVINCE, *COMMUNES, *HAMLETS]


def planned(*rows: Row, decree: Decree = DECREE, before: list[Standing] = BEFORE) -> Plan:
    return plan_of(decree, rows, before)


def codes(error: pytest.ExceptionInfo[Faults]) -> list[str]:
    return [fault.code for fault in error.value.faults]


# ── threads ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_merger_begins_a_new_thread_even_under_the_code_of_a_part() -> None:
    plan = planned(whole("00001", new("00001")), whole("00002", new("00001")))

    assert [one.thread for one in plan.fresh] == ["commune:00001:2025-07-01"]
    assert {one.code for one in plan.over} == {"00001", "00002"}
    assert [act.kinds for act in plan.acts] == [(Kind.MERGE,)]


@pytest.mark.parametrize(
    ("to", "kinds"),
    [
        (new("00001", name="Tên khác"), (Kind.RENAME,)),
        (new("00001", name="Đơn vị 00001", type="phường"), (Kind.KIND,)),
        (new("00001", "101", name="Đơn vị 00001"), (Kind.PARENT,)),
        (new("00001", "101", name="Tên khác", type="thị trấn"), (Kind.RENAME, Kind.KIND, Kind.PARENT)),
        (new("00001", name="Đơn vị 00001"), (Kind.KEEP,)),
    ],
)
def test_a_change_of_name_kind_or_parent_goes_on_in_the_thread(to: New, kinds: tuple[Kind, ...]) -> None:
    plan = planned(whole("00001", to))

    assert not plan.fresh
    assert not plan.over
    assert [act.kinds for act in plan.acts] == [kinds]


def test_where_the_law_forms_units_anew_only_an_unchanged_one_goes_on() -> None:
    anew = DECREE._replace(formed_anew=True)
    renamed = planned(whole("00001", new("00001", name="Tên khác")), decree=anew)
    moved = planned(whole("00001", new("00001", "101", name="Đơn vị 00001")), decree=anew)

    assert [one.unit.name for one in renamed.fresh] == ["Tên khác"]
    assert not moved.fresh


def test_hamlets_follow_the_one_unit_that_takes_all_of_their_commune() -> None:
    plan = planned(whole("00001", new("00003")), whole("00003", new("00003")))
    moved = {one.unit.code: (one.unit.parent_code, one.thread) for one in plan.begun if one.moved}

    assert moved == {"000011": ("00003", "hamlet:000011"), "000012": ("00003", "hamlet:000012")}


def test_hamlets_of_a_divided_commune_are_asked_for() -> None:
    divided = [Row(1, "commune", "00001", new("00001", name="A"), None), Row(2, "commune", "00001", new("00009"), None)]
    with pytest.raises(Faults) as refused:
        planned(*divided)
    assert codes(refused) == ["CS-SXP-014"]

    hamlets = [
        whole(f"00001{m}", New("hamlet", f"00001{m}", f"Xóm {m}", "xóm", code), 2 + m, "hamlet")
        for m, code in ((1, "00001"), (2, "00009"))
    ]
    assert len(planned(*divided, *hamlets).fresh) == 2


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────


def test_all_faults_of_the_rows_are_told_at_once_with_their_numbers() -> None:
    with pytest.raises(Faults) as refused:
        planned(
            whole("99999", new("00009"), 1),
            Row(2, "commune", "00002", new("9", type="làng", name=" "), Decimal(2)),
            Row(3, "commune", "00003", new("00003"), Decimal("0.4"), name="Tên sai"),
        )
    faults = refused.value.faults

    assert {(f.code, f.where.line) for f in faults} == {
        ("CS-SXP-002", 1), ("CS-SXP-005", 2), ("CS-SXP-006", 2), ("CS-SXP-007", 2), ("CS-SXP-008", 2),
        ("CS-SXP-009", 2), ("CS-SXP-003", 3), ("CS-SXP-009", 3),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "CS-SXP-001"),
        ([whole("00001", new("00004"))], "CS-SXP-012"),
        ([whole("00001", new("00001", "999"))], "CS-SXP-013"),
        ([whole("100", None, level="district")], "CS-SXP-014"),
        ([whole("00003", new("00003")), whole("00003", new("00003"), 2)], "CS-SXP-010"),
        ([whole("00003", new("00003")), whole("00004", new("00003", name="Khác"), 2)], "CS-SXP-011"),
        ([Row(1, "commune", "00003", new("00003"), Decimal("0.5")), Row(2, "commune", "00003", new("00009"), None)],
         "CS-SXP-009"),
        ([Row(1, "commune", "00003", new("00003"), None)], "CS-SXP-009"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(rows: list[Row], code: str) -> None:
    with pytest.raises(Faults) as refused:
        planned(*rows)
    assert codes(refused) == [code]


def test_a_unit_that_changes_later_is_not_changed_before() -> None:
    before = [*PROVINCE, COMMUNES[0]._replace(valid_until=date(2026, 1, 1))]
    with pytest.raises(Faults) as refused:
        planned(whole("00001", new("00001")), before=before)
    assert codes(refused) == ["CS-SXP-004"]


# ── any event on any units ───────────────────────────────────────────────────────────────────────────


SINCE = [None, date(2022, 4, 10)]


@st.composite
def provinces(draw: st.DrawFn) -> list[Standing]:
    districts = [unit("district", f"1{n:02}", "10") for n in range(draw(st.integers(1, 3)))]
    communes = [
        unit("commune", f"{n:05}", draw(st.sampled_from(districts)).code, since=draw(st.sampled_from(SINCE)))
        for n in range(draw(st.integers(1, 9)))
    ]  # fmt: skip
    hamlets = [
        unit("hamlet", f"{c.code}{n}", c.code) for c in communes for n in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    return [unit("province", "10"), *districts, *communes, *hamlets]


@st.composite
def events(draw: st.DrawFn) -> tuple[Decree, list[Row], list[Standing]]:
    before = draw(provinces())
    communes = [one for one in before if one.level == "commune"]
    districts = [one for one in before if one.level == "district"]
    codes = [one.code for one in communes] + [f"900{n:02}" for n in range(4)]
    news = [
        New("commune", code, draw(st.sampled_from(["Một", f"Đơn vị {code}"])), draw(st.sampled_from(["xã", "phường"])),
            draw(st.sampled_from(districts)).code)
        for code in draw(st.lists(st.sampled_from(codes), min_size=1, max_size=5, unique=True))
    ]  # fmt: skip
    rows: list[Row] = []
    for old in draw(st.lists(st.sampled_from(communes), min_size=1, max_size=6, unique=True)):
        to = draw(st.lists(st.sampled_from(news), min_size=1, max_size=3, unique=True))
        shares: list[Decimal | None] = [WHOLE]
        if len(to) > 1:
            share = Decimal("0.25")
            shares = draw(st.sampled_from([[None] * len(to), [share] * (len(to) - 1) + [1 - share * (len(to) - 1)]]))
        rows += [Row(0, "commune", old.code, one, share) for one, share in zip(to, shares, strict=True)]
        if len(to) > 1:
            hamlets = [one for one in before if one.parent_code == old.code and one.level == "hamlet"]
            rows += [
                whole(h.code, New("hamlet", h.code, h.name, h.type, draw(st.sampled_from(to)).code), level="hamlet")
                for h in hamlets
            ]
    decree = DECREE._replace(formed_anew=draw(st.booleans()))
    return decree, [row._replace(number=n) for n, row in enumerate(rows, 1)], before


@given(events())
@settings(max_examples=300)
def test_an_event_leaves_every_unit_once_and_below_one_that_is_there(
    event: tuple[Decree, list[Row], list[Standing]],
) -> None:
    plan = accepted(event)
    if plan is None:
        return
    after = applied(Tables(frozenset(event[2]), frozenset()), plan)
    on_the_day = after.on(DAY)
    there = {(one.level, one.code) for one in on_the_day}

    assert len(there) == len(on_the_day), "a code stands for two units"
    assert len({one.thread for one in on_the_day}) == len(on_the_day), "a unit is in two places"
    assert all(
        one.level == "province"
        or any((level, one.parent_code) in there for level in ("province", "district", "commune"))
        for one in on_the_day
    )


@given(events())
@settings(max_examples=300)
def test_shares_of_an_old_unit_sum_to_one_or_are_unknown(event: tuple[Decree, list[Row], list[Standing]]) -> None:
    plan = accepted(event)
    if plan is None:
        return
    shares: dict[str, list[Decimal | None]] = defaultdict(list)
    for link in plan.links:
        shares[link.old.thread].append(link.share)

    assert all(set(some) == {None} or sum(filter(None, some)) == 1 for some in shares.values())


@given(events())
@settings(max_examples=300)
def test_counts_before_and_after_add_up(event: tuple[Decree, list[Row], list[Standing]]) -> None:
    plan = accepted(event)
    if plan is None:
        return
    tables = Tables(frozenset(event[2]), frozenset())
    before = Counter((one.level, one.type) for one in tables.on(EVE))
    after = Counter((one.level, one.type) for one in applied(tables, plan).on(DAY))
    for kind, (was, now) in plan.counts().items():
        assert after[kind] - before[kind] == now - was
    assert all(before[kind] == after[kind] for kind in {*before, *after} - plan.counts().keys())


@given(events())
@settings(max_examples=300)
def test_applied_and_undone_the_tables_are_the_same_and_no_interval_overlaps(
    event: tuple[Decree, list[Row], list[Standing]],
) -> None:
    plan = accepted(event)
    if plan is None:
        return
    tables = Tables(frozenset(event[2]), frozenset())
    after = applied(tables, plan)
    chains: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for state in after.states:
        chains[state.key].append(state)

    assert undone(after, plan) == tables
    for chain in chains.values():
        assert all(sum(holds(one, day) for one in chain) <= 1 for day in (EVE, DAY, DAY + timedelta(days=1)))
        assert all(one.valid_until is None or (one.valid_from or date.min) < one.valid_until for one in chain)


def accepted(event: tuple[Decree, list[Row], list[Standing]]) -> Plan | None:
    try:
        return plan_of(*event)
    except Faults as error:
        found = {fault.code for fault in error.faults}
    assert found <= {"CS-SXP-012", "CS-SXP-014"}
    return None
