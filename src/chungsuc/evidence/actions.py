"""The only writers of evidence: attach files, use earlier ones again, withdraw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote, wrote_many
from chungsuc.errors import Where
from chungsuc.evidence.attaching import Values, check_may_attach, may_attach, values
from chungsuc.evidence.errors import (
    EvidenceError,
    FilesRefused,
    LinkWithdrawn,
    NothingToReuse,
    NothingUploaded,
    ReasonNotGiven,
    TooManyFiles,
)
from chungsuc.evidence.kinds import Kind
from chungsuc.evidence.models import EvidenceFile, EvidenceLink
from chungsuc.evidence.names import safe_name
from chungsuc.evidence.pictures import thumbnail_of
from chungsuc.evidence.queries import current_links, keys_by_no
from chungsuc.evidence.sniff import MEGABYTE, Limits, sniff
from chungsuc.evidence.store import Tray, Waiting, tray
from chungsuc.units.models import Unit
from chungsuc.units.place import state_on
from chungsuc.verdicts.law_in_force import law_for

MOST_FILES = 20  # in one upload
_MOST_WORDS = 500


class Upload(Protocol):
    """What a form or a program hands over; Django's uploaded files are such."""

    @property
    def name(self) -> str | None: ...

    def read(self, count: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Attached:
    """What an upload did: the files (new ones and those we had), the new links, how many were there already."""

    files: tuple[EvidenceFile, ...]
    links: tuple[EvidenceLink, ...]
    already: int


class _Incoming(NamedTuple):
    name: str
    kind: Kind
    waiting: Waiting


def add_files(
    scope: Scope, unit: Unit, set_id: str, as_of: date, nos: Iterable[str], uploads: Sequence[Upload],
    note: str = "", *, synthetic: bool = False,
) -> Attached:  # fmt: skip
    """Attach files to the values of a unit on a day: each file to each of the indicators (gắn minh chứng).

    All files are read and checked before anything is stored; one refused file refuses them all. A file that we
    hold already is stored once, a link that is there already is left.

    Raises:
        OutOfScope, NothingUploaded, TooManyFiles, FilesRefused (holding CS-EVI-1xx), and as ``attaching.values``.
    """
    meant = values(unit, set_id, as_of, nos)
    check_may_attach(scope, meant)
    if not uploads:
        raise NothingUploaded
    if len(uploads) > MOST_FILES:
        raise TooManyFiles(limit=MOST_FILES)
    with tray() as incoming:
        read = _read_all(uploads, incoming)
        with transaction.atomic():
            try:
                return _attach(scope, meant, read, incoming, note.strip()[:_MOST_WORDS], synthetic)
            except BaseException:
                incoming.take_back()  # before the rollback lets go of the rows: see evidence.store
                raise


def keep_file(scope: Scope, upload: Upload) -> EvidenceFile:
    """Keep one file that proves no value of a unit, such as a scanned decree; who may is asked by the caller.

    Raises:
        FilesRefused: holding CS-EVI-1xx.
    """
    with tray() as incoming:
        (one,) = _read_all([upload], incoming)
        with transaction.atomic():
            try:
                file = _file(scope, one, timezone.now(), False)
                incoming.place(file.sha256)
            except BaseException:
                incoming.take_back()
                raise
            return file


def limits() -> Limits:
    """Give the limits of this installation."""
    return Limits(bytes=settings.CHUNGSUC_FILE_LIMIT_MB * MEGABYTE)


def _read_all(uploads: Iterable[Upload], incoming: Tray) -> list[_Incoming]:
    """Read every upload, and refuse all if one is refused: all faults are told at once."""
    read: dict[str, _Incoming] = {}
    faults: list[EvidenceError] = []
    most = limits()
    for upload in uploads:
        name = upload.name or ""
        data = upload.read(most.bytes + 1)
        try:
            sniffed = sniff(safe_name(name), data, most)
        except EvidenceError as fault:
            faults.append(fault)
            continue
        waiting = incoming.put(data, thumbnail_of(sniffed.picture) if sniffed.picture is not None else None)
        read.setdefault(waiting.sha256, _Incoming(safe_name(name, sniffed.kind), sniffed.kind, waiting))
    if faults:
        raise FilesRefused(faults)
    return list(read.values())


def _attach(
    scope: Scope, meant: Values, read: Sequence[_Incoming], incoming: Tray, note: str, synthetic: bool
) -> Attached:  # fmt: skip
    now = timezone.now()
    files, links, already = [], [], 0
    for one in read:
        file = _file(scope, one, now, synthetic)
        incoming.place(file.sha256)
        files.append(file)
        for no, key in meant.keys.items():
            link, made = EvidenceLink.objects.get_or_create(
                file=file, unit=meant.unit, measure=key, as_of=meant.as_of, withdrawn_at=None,
                defaults={
                    "set_id": meant.set_id, "no": no, "name": one.name, "note": note, "said_by": str(scope.user),
                    "user": scope.user, "at": now,
                },
            )  # fmt: skip
            links += [link] if made else []
            already += not made
    wrote_many(_change("evidence.attached", link) for link in links)
    return Attached(tuple(files), tuple(links), already)


def _file(scope: Scope, one: _Incoming, now: datetime, synthetic: bool) -> EvidenceFile:
    kind = one.kind
    return EvidenceFile.objects.get_or_create(
        sha256=one.waiting.sha256,
        defaults={
            "name": one.name, "kind": kind.value, "mime": kind.about.mime, "size": one.waiting.size,
            "uploaded_by": scope.user, "uploaded_at": now, "has_thumbnail": one.waiting.thumbnail is not None,
            "synthetic": synthetic,
        },
    )[0]  # fmt: skip


def reuse(
    scope: Scope, unit: Unit, set_id: str, as_of: date, nos: Iterable[str] | None = None, note: str = ""
) -> tuple[EvidenceLink, ...]:
    """Attach to a day what was last attached before it, for some indicators or all (dùng lại minh chứng cũ).

    Of each value the files of its latest earlier day are taken over, unless the day has files of its own. Each
    new link names the one it was taken from; its file's name and note go along.

    Raises:
        OutOfScope, NothingToReuse, and as ``attaching.values``.
    """
    asked = list(nos) if nos is not None else None
    state = state_on(unit, as_of)
    if asked is None:
        asked = may_attach(scope, state, set_id, as_of, keys_by_no(law_for(set_id, as_of)))
        if not asked:
            raise scope.out_of(f"Minh chứng của {state.full_name}", f"The evidence of {state.full_name}")
    meant = values(unit, set_id, as_of, asked)
    check_may_attach(scope, meant)
    with transaction.atomic():
        links = _take_over(scope, meant, note.strip()[:_MOST_WORDS])
        wrote_many(_change("evidence.reused", link) for link in links)
    if not links:
        raise NothingToReuse(day=as_of)
    return tuple(links)


def _take_over(scope: Scope, meant: Values, note: str) -> list[EvidenceLink]:
    thread, wanted = meant.unit.thread, set(meant.keys.values())
    there = {link.measure for link in current_links({thread}, wanted, meant.as_of) if link.as_of == meant.as_of}
    nos = {key: no for no, key in meant.keys.items()}
    links = []
    for old in current_links({thread}, wanted - there, meant.as_of - timedelta(days=1)):
        link, made = EvidenceLink.objects.get_or_create(
            file=old.file, unit=meant.unit, measure=old.measure, as_of=meant.as_of, withdrawn_at=None,
            defaults={
                "set_id": meant.set_id, "no": nos[old.measure], "name": old.name, "note": note or old.note,
                "said_by": str(scope.user), "user": scope.user, "at": timezone.now(), "taken_from": old,
            },
        )  # fmt: skip
        links += [link] if made else []
    return links


@transaction.atomic
def withdraw(scope: Scope, link: EvidenceLink, reason: str) -> EvidenceLink:
    """Withdraw a link, with a reason (gỡ minh chứng); the file and the record stay.

    Who enters values of the unit may withdraw any; a department only what its own person attached.

    Raises:
        OutOfScope, ReasonNotGiven, LinkWithdrawn.
    """
    row = EvidenceLink.objects.select_for_update(of=("self",)).select_related("unit", "file").get(pk=link.pk)
    if not may_withdraw(scope, row):
        raise scope.out_of(f"Việc gỡ minh chứng «{row.name}»", f"Withdrawing the evidence “{row.name}”")
    if not reason.strip():
        raise ReasonNotGiven(where=Where(file=row.name))
    if row.withdrawn_at is not None:
        raise LinkWithdrawn(where=Where(file=row.name), by=row.withdrawn_by, at=timezone.localtime(row.withdrawn_at))
    row.withdrawn_at, row.withdrawn_by = timezone.now(), str(scope.user)
    row.withdrawn_because = reason.strip()[:_MOST_WORDS]
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    wrote(_change("evidence.withdrawn", row, reason=row.withdrawn_because))
    return row


def may_withdraw(scope: Scope, link: EvidenceLink) -> bool:
    """True when this person may withdraw a link."""
    if scope.enters(link.unit, link.as_of):
        return True
    return link.user_id == scope.user.pk and scope.verifies(link.unit, link.set_id, link.no, link.as_of)


def _change(action: str, link: EvidenceLink, reason: str = "") -> Change:
    told = {"file": link.name, "sha256": link.file.sha256, "size": link.file.size, "no": link.no, "note": link.note}
    before, after = (told, None) if action == "evidence.withdrawn" else (None, told)
    return Change(
        action, "evidence", link.pk, link.unit.thread, link.measure, link.as_of, before, after, reason or link.note
    )
