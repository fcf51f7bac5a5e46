"""The only writers of recognitions: record a decision, say when it was announced, withdraw one."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from chungsuc.law.tree import Title
from chungsuc.recognition.errors import (
    AlreadyWithdrawn,
    AnnouncedOtherwise,
    RecognisedOtherwise,
    RecognitionDatesOutOfOrder,
    RecognitionWithoutSource,
    TitleNotForLevel,
    UnitNotThereInResultYear,
)
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.queries import PROGRAMME_TYPE
from chungsuc.recognition.ranks import TITLE_VI
from chungsuc.units.models import Level, Unit

LOCAL_TITLES = frozenset({Title.NTM, Title.MODEL})
_SAID = (
    "set_id", "decided_on", "announced_on", "number", "decided_by", "signer", "scan", "source", "note", "synthetic",
)  # fmt: skip


@transaction.atomic
def recognise(
    unit: Unit,
    title: Title,
    set_id: str,
    result_year: int,
    *,
    source: str,
    decided_on: date | None = None,
    announced_on: date | None = None,
    number: str = "",
    decided_by: str = "",
    signer: str = "",
    scan: str = "",
    note: str = "",
    synthetic: bool = False,
) -> Recognition:
    """Record that a unit was recognised (công nhận); the same decision again changes nothing.

    ``decided_by``: the authority; ``signer``: who signed for it; ``scan``: the checksum of the kept scan.

    Raises:
        RecognitionWithoutSource: nothing says where this comes from.
        TitleNotForLevel: a ward or township cannot hold a commune's title; hamlets, households and gardens are
            recognised as NTM or as models, and as nothing else.
        UnitNotThereInResultYear: the unit did not exist at any day of the result year.
        RecognitionDatesOutOfOrder: announced before it was decided.
        RecognisedOtherwise: the same unit, title and year is on record with other contents.
    """
    _check(unit, title, result_year, source, decided_on, announced_on)
    said = {
        "set_id": set_id, "decided_on": decided_on, "announced_on": announced_on, "number": number,
        "decided_by": decided_by, "signer": signer, "scan": scan, "source": source, "note": note,
        "synthetic": synthetic,
    }  # fmt: skip
    before = Recognition.objects.filter(unit__thread=unit.thread, title=title.value, result_year=result_year).first()
    if before is None:
        return Recognition.objects.create(unit=unit, title=title.value, result_year=result_year, **said)
    different = [name for name in _SAID if getattr(before, name) != said[name]]
    if different:
        raise RecognisedOtherwise(
            unit=unit.full_name, title=TITLE_VI[title], result_year=result_year, difference=", ".join(different)
        )
    return before


@transaction.atomic
def announce(recognition: Recognition, on: date) -> Recognition:
    """Record the day on which a decision was announced (công bố), once; the same day again changes nothing.

    Raises:
        AnnouncedOtherwise: another day of announcement is on record.
        RecognitionDatesOutOfOrder: announced before it was decided.
    """
    unit = recognition.unit.full_name
    if recognition.announced_on == on:
        return recognition
    if recognition.announced_on:
        title = TITLE_VI[Title(recognition.title)]
        raise AnnouncedOtherwise(unit=unit, title=title, announced_on=recognition.announced_on)
    if recognition.decided_on and on < recognition.decided_on:
        raise RecognitionDatesOutOfOrder(
            unit=unit, first="quyết định", first_day=recognition.decided_on, second="công bố", second_day=on
        )
    recognition.announced_on = on
    recognition.save(update_fields=["announced_on"])
    return recognition


@transaction.atomic
def withdraw(
    recognition: Recognition, on: date, *, source: str, number: str = "", signer: str = "", scan: str = ""
) -> Recognition:  # fmt: skip
    """Record that a title was withdrawn (thu hồi) from the day ``on``; the decision itself stays on record.

    ``number``, ``signer`` and ``scan`` are those of the decision that withdraws it.

    Raises:
        RecognitionWithoutSource, RecognitionDatesOutOfOrder, AlreadyWithdrawn
    """
    unit = recognition.unit.full_name
    if not source.strip():
        raise RecognitionWithoutSource(unit=unit)
    if recognition.withdrawn_on == on:
        return recognition
    if recognition.withdrawn_on:
        title = TITLE_VI[Title(recognition.title)]
        raise AlreadyWithdrawn(unit=unit, title=title, withdrawn_on=recognition.withdrawn_on)
    if recognition.decided_on and on < recognition.decided_on:
        raise RecognitionDatesOutOfOrder(
            unit=unit, first="quyết định", first_day=recognition.decided_on, second="thu hồi", second_day=on
        )
    recognition.withdrawn_on = on
    recognition.withdrawal_number, recognition.withdrawal_signer = number, signer
    recognition.withdrawal_scan = scan
    recognition.note = f"{recognition.note}\nThu hồi: {source}".strip()
    recognition.save(
        update_fields=["withdrawn_on", "withdrawal_number", "withdrawal_signer", "withdrawal_scan", "note"]
    )  # fmt: skip
    return recognition


def _check(
    unit: Unit, title: Title, result_year: int, source: str, decided_on: date | None, announced_on: date | None
) -> None:
    if not source.strip():
        raise RecognitionWithoutSource(unit=unit.full_name)
    outside = unit.level == Level.COMMUNE and unit.type != PROGRAMME_TYPE
    if outside or (unit.is_local and title not in LOCAL_TITLES):
        raise TitleNotForLevel(unit=unit.full_name, title=TITLE_VI[title])
    begins_late = unit.valid_from is not None and unit.valid_from > date(result_year, 12, 31)
    ended_before = unit.valid_until is not None and unit.valid_until <= date(result_year, 1, 1)
    if begins_late or ended_before:
        raise UnitNotThereInResultYear(unit=unit.full_name, result_year=result_year)
    if decided_on and announced_on and announced_on < decided_on:
        raise RecognitionDatesOutOfOrder(
            unit=unit.full_name, first="quyết định", first_day=decided_on, second="công bố", second_day=announced_on
        )
