"""Loads criteria sets and overlays from YAML (đọc bộ tiêu chí); the format is in ``law/FORMAT.md``.

The text becomes plain values (``reading.text``), then entries (``reading.entry``), then provisions
(``reading.provisions``). Faults are gathered and raised together.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chungsuc.law.errors import OverlayOutsideBase, OverlayWrongSet
from chungsuc.law.file_errors import EmptyInterval, MissingSource
from chungsuc.law.overlays import Overlay, OverlayKind
from chungsuc.law.reading.conditions import known_trait, read_condition, read_trait_value
from chungsuc.law.reading.entry import Desk, Entry
from chungsuc.law.reading.fills import ChangeReader
from chungsuc.law.reading.provisions import SOURCE_KEYS, Place, ProvisionReader
from chungsuc.law.reading.text import Table, checksum, read_text
from chungsuc.law.rule_errors import DuplicateNumber, NoParts, WrongCriteriaCount, WrongIndicatorCount
from chungsuc.law.tree import Confidence, CriteriaSet, Criterion, Decision, LevelRule, Subject, Title

DEFAULT_KEYS = tuple(key for key in SOURCE_KEYS if key != "note")
DECISION_KEYS = ("number", "signed", "annex", "title")
SET_KEYS = (
    "set", "name", "name_en", "subject", "title", "decision", "valid_from", "valid_until", "replaces", "supersedes",
    "expected", "partial", "begins_unknown", "province", "note", "defaults", "level_rules", "criteria",
)  # fmt: skip
OVERLAY_KEYS = (
    "overlay", "kind", "amends", "name", "decision", "valid_from", "valid_until", "note", "defaults", "levels",
    "redefine", "unplaced", "replaces",
)  # fmt: skip
CRITERION_KEYS = ("no", "name", "counted", "complete", "indicators")
_STAND_IN_DAY = date(1, 1, 1)


def load_set(text: str, *, file: str) -> CriteriaSet:
    """Load a criteria set from the text of a file; ``file`` is its name in faults.

    Raises:
        LawFaults: with every fault of the file, each with its line and place.
    """
    table = read_text(text, file=file)
    desk = Desk(file)
    entry = Entry(table, "", desk, SET_KEYS)
    decision = _decision(entry)
    set_id = entry.text("set")
    reader = ProvisionReader(desk, set_id, decision, _defaults(entry))
    valid_from, valid_until = _validity(entry)
    expected = entry.entry("expected", ("criteria", "indicators"), "expected")
    criteria = _criteria(entry, reader)
    result = CriteriaSet(
        id=set_id,
        name=entry.text("name"),
        name_en=entry.text("name_en"),
        subject=entry.word("subject", Subject),
        title=entry.word("title", Title),
        decision=decision,
        valid_from=valid_from,
        valid_until=valid_until,
        criteria=criteria,
        expected_criteria=expected.count("criteria") if expected else None,
        expected_indicators=expected.count("indicators") if expected else None,
        level_rules=_level_rules(entry, reader),
        replaces=entry.text_or_none("replaces"),
        supersedes=entry.text_or_none("supersedes"),
        partial=entry.flag("partial", False),
        begins_unknown=entry.flag("begins_unknown", False),
        province=entry.text_or_none("province"),
        note=entry.text_or_none("note"),
        checksum=checksum(table),
    )
    _check_counts(entry, result)
    desk.close()
    return result


def load_overlay(text: str, *, file: str, base: CriteriaSet) -> Overlay:
    """Load an overlay of ``base`` from the text of a file.

    Raises:
        LawFaults: with every fault of the file, each with its line and place.
    """
    table = read_text(text, file=file)
    desk = Desk(file)
    entry = Entry(table, "", desk, OVERLAY_KEYS)
    decision = _decision(entry)
    overlay_id = entry.text("overlay")
    kind = entry.word("kind", OverlayKind)
    valid_from, valid_until = _validity(entry)
    amends = entry.text("amends")
    if amends and amends != base.id:
        entry.report(OverlayWrongSet, line=entry.line("amends"), overlay=overlay_id, amends=amends, base=base.id)
    _check_within(entry, base, valid_from, valid_until)
    reader = ProvisionReader(desk, overlay_id, decision, _defaults(entry))
    changes = ChangeReader(entry, reader, base, kind).changes()
    unplaced = tuple(str(said) for said in entry.listing("unplaced"))
    if not changes and not unplaced and not desk.faults:
        entry.report(NoParts, key="levels, redefine")
    result = Overlay(
        id=overlay_id,
        name=entry.text("name"),
        kind=kind,
        amends=amends,
        decision=decision,
        valid_from=valid_from,
        valid_until=valid_until,
        changes=changes,
        unplaced=unplaced,
        note=entry.text_or_none("note"),
        checksum=checksum(table),
        replaces=tuple(str(replaced) for replaced in entry.listing("replaces")),
    )
    desk.close()
    return result


# ── the head of a file ───────────────────────────────────────────────────────────────────────────────


def _decision(entry: Entry) -> Decision:
    inner = entry.entry("decision", DECISION_KEYS, "decision")
    if inner is None or not inner.table.get("number"):
        if inner is not None or "decision" not in entry:
            entry.report(MissingSource)
        return Decision("", None)
    return Decision(inner.text("number"), inner.day("signed"), inner.text_or_none("annex"), inner.text_or_none("title"))


def _defaults(entry: Entry) -> Table:
    inner = entry.entry("defaults", DEFAULT_KEYS, "defaults")
    if inner is None:
        return Table()
    if "confidence" in inner:  # a wrong word is told once, here, not once for each provision
        inner.table["confidence"] = str(inner.word("confidence", Confidence))
    return inner.table


def _validity(entry: Entry) -> tuple[date, date | None]:
    begins, ends = entry.required_day("valid_from"), entry.day("valid_until")
    if begins and ends and begins >= ends:
        entry.report(EmptyInterval, line=entry.line("valid_until"), valid_from=begins, valid_until=ends)
    return begins or _STAND_IN_DAY, ends


def _check_within(entry: Entry, base: CriteriaSet, begins: date, ends: date | None) -> None:
    if begins == _STAND_IN_DAY:
        return
    starts_inside = base.in_force(begins)
    ends_inside = base.valid_until is None or ends is None or ends <= base.valid_until
    if not (starts_inside and ends_inside):
        entry.report(
            OverlayOutsideBase,
            line=entry.line("valid_from" if not starts_inside else "valid_until"),
            valid_from=begins, valid_until=ends or "…", base=base.id,
            base_from=base.valid_from, base_until=base.valid_until or "…",
        )  # fmt: skip


def _level_rules(entry: Entry, reader: ProvisionReader) -> tuple[LevelRule, ...]:
    rules = []
    for number, table in enumerate(entry.tables("level_rules"), 1):
        one = Entry(table, f"level_rules {number}", entry.desk, ("trait", "use", "when", *SOURCE_KEYS))
        trait = known_trait(one, one.text("trait"))
        use, item = one.text("use"), one.text("item")
        if trait is not None and use:
            read_trait_value(one, trait, use)
        source = reader.source(one, f"level_rules {number}", Place(item))
        rules.append(LevelRule(trait.key if trait else "", use, read_condition(one, table.get("when")), source))
    return tuple(rules)


# ── criteria ─────────────────────────────────────────────────────────────────────────────────────────


def _criteria(entry: Entry, reader: ProvisionReader) -> tuple[Criterion, ...]:
    criteria = tuple(_criterion(table, reader) for table in entry.tables("criteria"))
    if not criteria:
        entry.report(NoParts, key="criteria")
    return criteria


def _criterion(table: Table, reader: ProvisionReader) -> Criterion:
    path = f"tiêu chí {table.get('no', '?')}"
    entry = Entry(table, path, reader.desk, CRITERION_KEYS)
    no, counted = entry.text("no"), entry.flag("counted", True)
    if no and no in reader.criteria:
        entry.report(DuplicateNumber, line=entry.line("no"), no=no)
    reader.criteria.add(no)
    complete = entry.flag("complete", True)
    place = Place(no, counted)
    indicators = tuple(reader.provision(one, place, path) for one in entry.tables("indicators"))
    # A criterion known by its name alone is allowed, but must say so: it is never met.
    if not indicators and complete:
        entry.report(NoParts, key="indicators")
    return Criterion(no, entry.text("name"), indicators, counted, complete)


def _check_counts(entry: Entry, found: CriteriaSet) -> None:
    """Hold the file against the official counts; conditions outside the numbered criteria are not counted."""
    if any(isinstance(fault, NoParts) for fault in entry.desk.faults):
        return  # what could not be read cannot be counted
    counted: Sequence[Criterion] = [criterion for criterion in found.criteria if criterion.counted]
    indicators = sum(len(criterion.indicators) for criterion in counted)
    some_incomplete = found.partial or any(not criterion.complete for criterion in counted)
    expected = found.expected_criteria
    if expected is not None and (len(counted) > expected or (len(counted) < expected and not found.partial)):
        entry.report(WrongCriteriaCount, line=entry.line("expected"), found=len(counted), expected=expected)
    expected = found.expected_indicators
    if expected is not None and (indicators > expected or (indicators < expected and not some_incomplete)):
        entry.report(WrongIndicatorCount, line=entry.line("expected"), found=indicators, expected=expected)
