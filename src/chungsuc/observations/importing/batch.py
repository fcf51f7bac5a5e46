"""Bring one file into the ledger: dry run first, then all or nothing (nhập một tệp)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from chungsuc.engine.reading import DecimalMark
from chungsuc.errors import Faults, Where, spoken
from chungsuc.law.library import Library, shipped
from chungsuc.observations.checks import tidy
from chungsuc.observations.errors import WordMissing
from chungsuc.observations.file_errors import ColumnTwice, HiddenTables, NoTable, SaidTwice
from chungsuc.observations.importing.cells import Progress, Row, Sheet, cell_name, no_progress
from chungsuc.observations.importing.layout import SEARCHED, LongLayout, find_layout
from chungsuc.observations.importing.lookup import UnitFinder, level_of
from chungsuc.observations.importing.opening import checksum, opened
from chungsuc.observations.importing.reader import Reader, Staged
from chungsuc.observations.importing.report import Change, FaultList, Preview, SheetPreview
from chungsuc.observations.importing.rows import LongRows, MatrixRows
from chungsuc.observations.importing.staging import Said, Stage
from chungsuc.observations.models import ImportBatch, Observation
from chungsuc.observations.signals import recorded
from chungsuc.units.models import Level

_CHANGES_SHOWN = 100
_NOT_RURAL = "{count} đơn vị là phường hoặc thị trấn vào ngày của số liệu: ghi được, nhưng bộ tiêu chí này chỉ xét xã."


@dataclass(frozen=True, slots=True)
class Options:
    """What the person says beside the file.

    ``as_of``: the day of rows that name none. ``province``: whose units are meant, by name or code.
    ``decimal``: the file's decimal mark, for numbers such as ``1.234`` that read two ways without it.
    """

    set_id: str
    said_by: str
    source: str = ""
    as_of: date | None = None
    province: str = ""
    decimal: DecimalMark | None = None
    synthetic: bool = False

    @property
    def reading(self) -> str:
        """What changes how the same bytes are read: province, decimal mark, synthetic or not (cách đọc tệp)."""
        said = self.province.strip(), self.decimal or "", "mô phỏng" if self.synthetic else ""
        return " | ".join(said) if any(said) else ""


class StagedFile:
    """A file that was read and compared, and not yet stored."""

    def __init__(self, preview: Preview, stage: Stage, options: Options) -> None:
        self.preview, self.stage, self.options = preview, stage, options

    @transaction.atomic
    def accept(self) -> ImportBatch:
        """Store what is new or changed, in one transaction, and give the batch.

        Raises:
            Faults: the file has faults; nothing is stored.
        """
        preview, options = self.preview, self.options
        if preview.already is not None:
            return preview.already
        if preview.faults:
            raise Faults((fault.error for fault in preview.faults), where=Where(file=preview.file))
        self.stage.compare()  # the ledger may have grown while somebody read the preview
        stored = sum(n for (_, state), n in self.stage.counts().items() if state in {"new", "changed"})
        batch = ImportBatch.objects.create(
            sha256=preview.sha256, set_id=options.set_id, as_of=options.as_of, reading=options.reading,
            name=preview.file[:255], rows=preview.total("rows"), stored=stored, said_by=options.said_by,
            recorded_at=timezone.now(),
        )  # fmt: skip
        self.stage.move(options.source or preview.file[:255], options.said_by, batch.recorded_at, batch.pk)
        written = Observation.objects.filter(batch=batch)
        earliest = written.aggregate(first=Min("as_of"))["first"]
        if earliest is not None:
            recorded.send(ImportBatch, threads=written.values("unit__thread"), earliest=earliest, set_id=options.set_id)
        return batch


@contextmanager
def staged(
    path: Path, options: Options, progress: Progress = no_progress, *, library: Library | None = None
) -> Iterator[StagedFile]:
    """Read a file and compare it with the ledger; nothing is stored until ``accept`` is called.

    The same file for the same set and day, read the same way, once accepted is not read again: who finds out that
    the decimal mark was wrong may say so and import it anew. Memory does not grow with the file.

    ``library``: where its set is looked up; what ships with the product unless given.

    Raises:
        ObservationFault: the file cannot be read at all (CS-OBS-3xx). Faults of cells are in the preview.
        UnknownSet: there is no such set.
    """
    for field, text, limit in (("said_by", options.said_by, 150), ("source", options.source or "—", 255)):
        if not text.strip() or len(text) > limit:
            raise WordMissing(field=field, limit=limit)
    library = library or shipped()
    level = level_of(library.set(options.set_id).subject, options.set_id)
    sha256 = checksum(path)
    already = ImportBatch.objects.filter(
        sha256=sha256, set_id=options.set_id, as_of=options.as_of, reading=options.reading
    ).first()
    reader = Reader(
        library, options.set_id, UnitFinder(level, options.province),
        as_of=options.as_of, decimal=options.decimal, synthetic=options.synthetic,
    )  # fmt: skip
    with Stage() as stage:
        if already is not None:
            yield StagedFile(Preview(path.name, sha256, options.set_id, already=already), stage, options)
            return
        sheets, faults = _read(path, reader, stage, progress)
        preview = Preview(path.name, sha256, options.set_id, sheets, faults.faults, _changes(stage, sheets))
        yield StagedFile(preview, stage, options)


def _read(path: Path, reader: Reader, stage: Stage, progress: Progress) -> tuple[list[SheetPreview], FaultList]:
    sheets: list[SheetPreview] = []
    faults = FaultList(path.name)
    with opened(path, progress) as found:
        stage.fill(chain.from_iterable(_sheet_values(sheet, reader, sheets, faults) for sheet in found))
    if not any(sheet.layout for sheet in sheets):
        hidden = ", ".join(sheet.name for sheet in sheets if sheet.hidden)
        error = HiddenTables if hidden else NoTable
        raise error(name=path.name, rows=SEARCHED, set=reader.set_id, hidden=hidden)
    stage.compare()
    for later, first in stage.contradictions():
        _contradiction(sheets, faults, later, first)
    for (index, state), count in stage.counts().items():
        name = "equal" if state == "repeated" else state
        setattr(sheets[index], name, getattr(sheets[index], name) + count)
    if reader.finder.level is Level.COMMUNE:
        for index, count in stage.not_rural():
            sheets[index].notes.append(_NOT_RURAL.format(count=count))
    return sheets, faults


def _sheet_values(
    sheet: Sheet, reader: Reader, previews: list[SheetPreview], faults: FaultList
) -> Iterator[Staged]:  # fmt: skip
    preview = SheetPreview(sheet.name)
    previews.append(preview)
    if sheet.hidden:
        preview.hidden = True
        preview.notes.append("Trang tính ẩn, không đọc.")
        return
    first = list(islice(sheet.rows, SEARCHED))
    layout = find_layout(first, reader.targets(reader.law_day()))
    if layout is None:
        preview.notes.append(f"Không thấy dòng tiêu đề của bảng số liệu trong {SEARCHED} dòng đầu; không đọc.")
        return
    if layout.ignored:
        preview.notes.append(f"Bỏ qua cột: {', '.join(dict.fromkeys(layout.ignored))}.")
    header = next(row for row in first if row.number == layout.header)
    rows = chain((row for row in first if row.number > layout.header), sheet.rows)
    if isinstance(layout, LongLayout):
        preview.layout = "long"
        yield from _long_values(rows, LongRows(reader, len(previews) - 1, preview, faults, layout), layout, header)
        return
    preview.layout = "matrix"
    matrix = MatrixRows(reader, len(previews) - 1, preview, faults, layout)
    if matrix.start(header):
        for row in rows:
            yield from matrix.read(row)
    matrix.finish()


def _long_values(rows: Iterator[Row], reader: LongRows, layout: LongLayout, header: Row) -> Iterator[Staged]:
    for text, first, second in layout.twice:
        cells = cell_name(header.number, first), cell_name(header.number, second)
        reader.faults.add(
            reader.preview.name, cells[1], text, ColumnTwice(value=text, first=cells[0], second=cells[1])
        )  # fmt: skip
    for row in rows:
        yield from reader.read(row)
    reader.finish()


def _contradiction(sheets: list[SheetPreview], faults: FaultList, later: Said, first: Said) -> None:
    sheet = sheets[later.sheet]
    sheet.faulty += 1
    sheet.equal -= 1  # it was counted as a repetition
    place = first.cell if first.sheet == later.sheet else f"{sheets[first.sheet].name}!{first.cell}"
    here, there = _told(later.value, later.attested), _told(first.value, first.attested)
    faults.add(sheet.name, later.cell, str(spoken(here)), SaidTwice(value=here, other=there, place=place))


def _changes(stage: Stage, sheets: list[SheetPreview]) -> list[Change]:
    return [
        Change(
            sheets[sheet].name, cell, f"{kind} {name}", measure, _day(day),
            in_words(before, was), in_words(after, now),
        )
        for sheet, cell, kind, name, measure, day, before, was, after, now in stage.changes(_CHANGES_SHOWN)
    ]  # fmt: skip


def _day(stored: date | str) -> date:
    return stored if isinstance(stored, date) else date.fromisoformat(stored)  # SQLite gives text


def in_words(value: Decimal | float | None, attested: bool | int | None) -> str:
    """Say a stored value: a number, Đạt, Không đạt, or nothing when it was taken back."""
    return str(_told(value, attested))


def _told(value: Decimal | float | None, attested: bool | int | None) -> Decimal | str:
    if value is not None:
        return tidy(value if isinstance(value, Decimal) else Decimal(repr(value)))
    return "(đã rút lại)" if attested is None else "Đạt" if attested else "Không đạt"
