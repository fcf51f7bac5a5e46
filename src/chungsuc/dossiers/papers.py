"""The papers of a dossier: handed in, or made by the system, numbered and frozen (giấy tờ của hồ sơ)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, acting_user, actor, wrote
from chungsuc.dossiers.errors import AfterTheEnd, FieldMissing, PaperNumberTaken
from chungsuc.dossiers.models import Dossier, Paper
from chungsuc.dossiers.rights import hands_of, refusal
from chungsuc.dossiers.words import STATE_EN, Hand, State
from chungsuc.evidence.actions import Upload, keep_file


def keep_paper(
    scope: Scope, dossier: Dossier, kind: str, name: str, upload: Upload, *, number: str = "",
    dated: date | None = None,
) -> Paper:  # fmt: skip
    """Keep a paper that was handed in (nộp giấy tờ): signed, scanned.

    Raises:
        FilesRefused: the file cannot be taken; OutOfScope, AfterTheEnd, FieldMissing, PaperNumberTaken.
    """
    with transaction.atomic():
        dossier = _writable(scope, dossier, number, kind, dated)
        return _keep(dossier, kind, name, keep_file(scope, upload), number, dated, made=False)


def keep_made(
    scope: Scope, dossier: Dossier, kind: str, name: str, pdf: Upload, *, facts: Mapping[str, Any],
    editable: Upload | None = None, number: str = "", dated: date | None = None,
) -> Paper:  # fmt: skip
    """Freeze a paper that the system made (lập giấy tờ): its files, and the figures they say with their checksum.

    Raises: as ``keep_paper``.
    """
    with transaction.atomic():
        dossier = _writable(scope, dossier, number, kind, dated)
        file = keep_file(scope, pdf)
        word = keep_file(scope, editable) if editable is not None else None
        return _keep(
            dossier, kind, name, file, number, dated, made=True, editable=word, facts=dict(facts),
            fingerprint=fingerprint_of(facts),
        )  # fmt: skip


def fingerprint_of(facts: Mapping[str, Any]) -> str:
    """Give the checksum of what a paper says, whatever the order it was put together in."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _writable(scope: Scope, dossier: Dossier, number: str, kind: str, dated: date | None) -> Dossier:
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("unit").get(pk=dossier.pk)
    if not hands_of(scope, dossier):
        raise refusal(scope, dossier.unit, Hand.UNIT)
    state = State(dossier.state)
    if state in (State.REFUSED, State.WITHDRAWN):  # what was announced still gets the paper of its announcement
        raise AfterTheEnd(number=dossier.number, state=state.label, state_en=STATE_EN[state])
    if number.strip():
        _number_free(dossier, number.strip(), kind, dated)
    return dossier


def _number_free(dossier: Dossier, number: str, kind: str, dated: date | None) -> None:
    """A number belongs to one paper of a kind in a year; a corrected paper of the same dossier may keep it."""
    year = (dated or dossier.since).year
    other = Paper.objects.filter(number=number, kind=kind, dated__year=year).exclude(dossier=dossier).first()
    if other is not None:
        raise PaperNumberTaken(number=number, name=other.name, dossier=other.dossier.number)


def _keep(
    dossier: Dossier, kind: str, name: str, file: Any, number: str, dated: date | None, *, made: bool, **more: Any
) -> Paper:  # fmt: skip
    if not name.strip():
        raise FieldMissing(field_vi="tên giấy tờ", field_en="name of the paper")
    paper = Paper.objects.create(
        dossier=dossier, kind=kind, name=name.strip(), number=number.strip(), dated=dated, file=file, made=made,
        by_id=acting_user(), who=actor().who, **more,
    )  # fmt: skip
    wrote(
        Change(
            "dossier.paper_kept", "dossier", dossier.pk, dossier.unit.thread, no=dossier.title,
            after={"name": paper.name, "no": paper.number, "file": file.name, "sha256": file.sha256},
        )
    )  # fmt: skip
    return paper
