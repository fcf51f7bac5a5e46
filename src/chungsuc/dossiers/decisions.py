"""A decision and its announcement: where a dossier becomes a recognition (quyết định, công bố)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from chungsuc.dossiers.errors import FieldMissing
from chungsuc.dossiers.models import Dossier
from chungsuc.dossiers.words import Act
from chungsuc.dossiers.workflow import Way
from chungsuc.law.tree import Title
from chungsuc.recognition.actions import announce, recognise
from chungsuc.recognition.errors import RecognisedOtherwise
from chungsuc.recognition.models import Recognition
from chungsuc.recognition.ranks import TITLE_VI

# What a step has to say beside its day: name, Vietnamese, English.
ASKED: Mapping[Act, tuple[tuple[str, str, str], ...]] = {
    Act.DECIDE: (
        ("number", "số quyết định", "number of the decision"),
        ("decided_on", "ngày quyết định", "day of the decision"),
        ("signer", "chức danh người ký", "office of the signer"),
        ("decided_by", "cơ quan quyết định", "deciding authority"),
    ),
    Act.FORWARD: (("number", "số tờ trình", "number of the proposal"),),
}


def decision_there(dossier: Dossier) -> Recognition | None:
    """Give the decision on record for the dossier's unit, title and year: it may have been recorded before."""
    found = Recognition.objects.filter(unit__thread=dossier.unit.thread, title=dossier.title)
    return found.filter(result_year=dossier.result_year).first()


def said_of(way: Way, said: Mapping[str, Any], *, there: Recognition | None = None) -> dict[str, Any]:
    """Give what a step says beside its day, whole; a decision that is on record already need not be told again.

    Raises:
        FieldMissing.
    """
    asked = ASKED.get(Act(way.act), ())
    if there is None:
        for name, vi, en in asked:
            if not str(said.get(name) or "").strip():
                raise FieldMissing(field_vi=vi, field_en=en)
    names = {name for name, _, _ in asked} | {"scan"}
    return {name: _plain(one) for name, one in said.items() if name in names and one}


def decide_title(dossier: Dossier, said: Mapping[str, Any], there: Recognition | None) -> Recognition:
    """Record the recognition that a decision brings, or take over the one on record.

    Raises:
        RecognisedOtherwise: what is told is not what is on record; RecognitionDatesOutOfOrder …: see ``recognise``.
    """
    if there is not None:
        _agrees(dossier, said, there)
        return there
    return recognise(
        dossier.unit, Title(dossier.title), dossier.set_id, dossier.result_year,
        source=f"Hồ sơ {dossier.number}; {said['number']}", decided_on=date.fromisoformat(said["decided_on"]),
        number=said["number"], signer=said["signer"], decided_by=said["decided_by"], scan=said.get("scan", ""),
        synthetic=dossier.synthetic,
    )  # fmt: skip


def _agrees(dossier: Dossier, said: Mapping[str, Any], there: Recognition) -> None:
    on_record = {"number": there.number, "decided_on": there.decided_on.isoformat() if there.decided_on else ""}
    different = [name for name, text in on_record.items() if said.get(name) and said[name] != text]
    if different:
        raise RecognisedOtherwise(
            unit=dossier.unit.full_name, title=TITLE_VI[Title(dossier.title)], result_year=dossier.result_year,
            difference=", ".join(different),
        )  # fmt: skip


def announce_title(dossier: Dossier, on: date) -> None:
    """Record the day on which a decision was made public."""
    if dossier.recognition is not None and dossier.recognition.announced_on is None:
        announce(dossier.recognition, on)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value).strip()
