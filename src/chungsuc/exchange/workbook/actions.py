"""The only writers here: store a previewed form, all of it or nothing; keep an upload while it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from chungsuc.accounts import trail
from chungsuc.accounts.journal import SUBMISSION
from chungsuc.accounts.models import User
from chungsuc.engine.answer import plain_number
from chungsuc.entry.by_file import HandedIn, note_submissions
from chungsuc.errors import Faults, Where
from chungsuc.exchange.workbook.errors import FileChanged, LedgerMoved, NothingToStore, ReasonNeeded
from chungsuc.exchange.workbook.identity import AS_IT_SAYS, Asked
from chungsuc.exchange.workbook.models import Upload
from chungsuc.exchange.workbook.preview import READING, Examined, Options, examined, source_of
from chungsuc.exchange.workbook.seen import ChangeLine, Preview
from chungsuc.observations.importing.opening import checksum
from chungsuc.observations.models import ImportBatch, Observation
from chungsuc.observations.signals import recorded
from chungsuc.verdicts.actions import lock, refresh

KEPT_HOURS = 24
MOST_KEPT = 5  # files of one person


def accept(path: Path, *, sha256: str, seal: str, options: Options) -> ImportBatch:
    """Store what a preview showed, in one transaction with its trail (ghi biểu đã xem trước).

    The form is read and compared again under lock: what is stored is what was seen, or nothing is. A form that was
    stored before gives its first batch back and changes nothing.

    Raises:
        FileChanged: other bytes than those previewed. LedgerMoved: the ledger has changed in these cells since.
        Faults: the form has faults. ReasonNeeded: questions are open, and no reason answers them.
        NothingToStore: nothing in it is new. NobodyActs: nobody is known to do it.
    """
    if checksum(path) != sha256:
        raise FileChanged
    try:
        with transaction.atomic():
            return _stored(path, seal, options)
    except IntegrityError as error:
        raise LedgerMoved from error  # somebody else superseded the same value at the same moment


def _stored(path: Path, seal: str, options: Options) -> ImportBatch:
    trail.actor()  # before anything is written
    with examined(path, options) as found:
        preview = found.preview
        if preview.already is not None:
            return preview.already
        _refuse(preview, options)
        lock(found.reading.units)
        found.stage.compare()  # somebody may have been quicker
        if preview.seal != seal or found.stage.states() != found.states:
            raise LedgerMoved
        batch = ImportBatch.objects.create(
            sha256=preview.sha256, set_id=preview.set_id, as_of=preview.day, reading=READING,
            name=preview.file[:255], rows=len(found.reading.written), stored=preview.to_store,
            said_by=options.said_by, recorded_at=timezone.now(),
        )  # fmt: skip
        found.stage.move(source_of(options, path), options.said_by, batch.recorded_at, batch.pk)
    _follow(batch, found, options)
    return batch


def _refuse(preview: Preview, options: Options) -> None:
    if preview.faults:
        raise Faults((fault.error for fault in preview.faults), where=Where(file=preview.file))
    if not preview.changes:
        raise NothingToStore(name=preview.file)
    if preview.open and not options.reason.strip():
        cells = ", ".join(f"{line.sheet}!{line.cell}" for line in preview.open[:5])
        more = ", …" if len(preview.open) > 5 else ""
        raise ReasonNeeded(count=len(preview.open), cells=cells + more)


def _follow(batch: ImportBatch, found: Examined, options: Options) -> None:
    """Do what follows from new values: the trail, the receipts, the verdicts."""
    preview, units = found.preview, found.reading.units
    written = written_by(batch)
    threads = {one.unit.thread for one in written}
    trail.wrote_many(_changes(batch, written, preview, options.reason.strip()))
    if options.scope is not None:
        lines = [line for line in preview.units if line.thread in threads]
        note_submissions(
            options.scope, uuid5(NAMESPACE_OID, str(batch.pk)), batch.sha256, preview.set_id, preview.day,
            [
                HandedIn(units[line.thread], line["new"], line["changed"], line["equal"],
                         [one.pk for one in written if one.unit.thread == line.thread])
                for line in lines
            ],
            at=batch.recorded_at, note=f"Tệp {batch.name}", synthetic=options.made_up,
        )  # fmt: skip
    recorded.send(
        ImportBatch, threads=threads, earliest=preview.day, set_id=preview.set_id,
        judged=frozenset({(preview.set_id, preview.day)}),
    )  # fmt: skip
    refresh([units[thread] for thread in sorted(threads)], preview.set_id, preview.day)


def written_by(batch: ImportBatch) -> list[Observation]:
    """Give what a batch wrote, by unit, with what it superseded."""
    rows = Observation.objects.filter(batch=batch).select_related("unit", "supersedes")
    return list(rows.order_by("unit__code", "pk"))


def _changes(
    batch: ImportBatch, written: list[Observation], preview: Preview, reason: str
) -> Iterator[trail.Change]:  # fmt: skip
    """Tell the trail of all values of one unit in one entry, by measure, as a submission does (ADR 20)."""
    by_unit: dict[str, list[ChangeLine]] = {}
    for line in preview.changes:
        by_unit.setdefault(line.thread, []).append(line)
    for thread, group in groupby(written, key=lambda one: one.unit.thread):
        rows = list(group)
        lines = by_unit[thread]
        notes = [f"{line.no}: {why}" for line in lines if (why := line.note or (reason if line.open else ""))]
        yield trail.Change(
            "workbook.accepted", SUBMISSION, f"{batch.name[:60]} #{batch.pk}", unit_thread=thread, no=batch.set_id,
            as_of=batch.as_of, before={one.measure: _plain(one.supersedes) for one in rows if one.supersedes},
            after={one.measure: _plain(one) for one in rows}, reason="\n".join(notes),
        )  # fmt: skip


def _plain(one: Observation) -> object:
    """Give a value as the trail holds it: a number, true or false, nothing where it was taken back."""
    return one.attested if one.value is None else plain_number(one.value)


# ── uploads ──────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def keep(user: User, name: str, content: bytes, sha256: str, asked: Asked = AS_IT_SAYS) -> Upload:
    """Keep an uploaded file for its person while they look at it (giữ tệp khi xem trước); old ones go."""
    now = timezone.now()
    Upload.objects.filter(expires_at__lte=now).delete()
    newest = Upload.objects.filter(user=user).order_by("-uploaded_at").values_list("pk", flat=True)[: MOST_KEPT - 1]
    Upload.objects.filter(user=user).exclude(pk__in=list(newest)).delete()
    return Upload.objects.create(
        user=user, name=name[:255], sha256=sha256, content=content, expires_at=now + timedelta(hours=KEPT_HOURS),
        asked_day=asked.day, asked_set=asked.set_id or "",
    )  # fmt: skip


@transaction.atomic
def accept_upload(upload: Upload, path: Path, *, seal: str, options: Options) -> ImportBatch:
    """Store a kept file that was previewed, and let it go; see ``accept``."""
    batch = accept(path, sha256=upload.sha256, seal=seal, options=options)
    upload.delete()
    return batch


def drop(upload: Upload) -> None:
    """Let a kept file go."""
    upload.delete()
