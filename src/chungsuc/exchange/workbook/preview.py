"""What an uploaded form would change, cell by cell and commune by commune, before anything is stored (xem trước)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from chungsuc.accounts.scope import ENTERS, Scope
from chungsuc.engine.reading import DecimalMark
from chungsuc.entry.actions import open_round
from chungsuc.exchange.workbook.check import Checked, Said, check, spoken_value
from chungsuc.exchange.workbook.identity import AS_IT_SAYS, Asked, Note
from chungsuc.exchange.workbook.notes import lost_notes, other_units
from chungsuc.exchange.workbook.plan import Held
from chungsuc.exchange.workbook.reach import threads_entered
from chungsuc.exchange.workbook.read import Reading, read_workbook
from chungsuc.exchange.workbook.seen import ChangeLine, Preview, State, UnitLine
from chungsuc.exchange.workbook.soft import Questions, asked_of
from chungsuc.exchange.workbook.words import told
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.prose import plain_name
from chungsuc.observations.importing.reader import Staged
from chungsuc.observations.importing.staging import Stage
from chungsuc.observations.models import ImportBatch, Observation
from chungsuc.verdicts.law_in_force import law_for

_Found = list[tuple[int, str, int | None]]  # number, state, the observation that it meets
READING = "biểu Excel"  # how the bytes were read: the same file read as a plain table is another import


@dataclass(frozen=True, slots=True)
class Options:
    """What is said beside the file: who hands it in, for what, and how far they may go.

    ``scope``: of the person; ``None`` is the operator at the command line, who enters for the whole province.
    ``reason``: answers the questions to values that have no note of their own. ``decimal``: the decimal mark of
    numbers kept as text, where ``1.234`` would read two ways.
    """

    said_by: str
    scope: Scope | None = None
    asked: Asked = AS_IT_SAYS
    source: str = ""
    synthetic: bool = False
    reason: str = ""
    decimal: DecimalMark | None = None

    @property
    def made_up(self) -> bool:
        """True when the values are synthetic: said so, or entered by an account of the demonstration."""
        return self.synthetic or (self.scope is not None and self.scope.user.demo)


@dataclass(frozen=True)
class Examined:
    """A form that was read, judged and compared: its preview, and the staged values that may be moved."""

    preview: Preview
    stage: Stage
    states: _Found
    reading: Reading


@contextmanager
def examined(path: Path, options: Options) -> Iterator[Examined]:
    """Read a form, judge every value and compare it with the ledger; nothing is stored.

    A value that stands as it stood when the form was downloaded was not touched: it is "as before" even if the
    ledger has moved on, so that an old form never brings old values back.

    Raises:
        WorkbookError: CS-WBK-1xx; faults of cells are in the preview.
        NotAllowed: the person enters no values. RoundClosed, RoundNotOpen: not for this day and set, now.
    """
    reading = read_workbook(path, law_for, options.asked)
    if options.scope is not None:
        _refuse_person(options.scope, reading)
    law = law_for(reading.set_id, reading.day)
    mine = threads_entered(options.scope, reading.day)
    result = check(
        reading, law, mine=mine, source=source_of(options, path), said_by=options.said_by, decimal=options.decimal
    )  # fmt: skip
    touched = result.said
    asked = asked_of(touched, law)
    with Stage() as stage:
        stage.fill(_staged(number, *one, options) for number, one in enumerate(zip(touched, asked, strict=True)))
        stage.compare()
        states = stage.states()
        lines = [Line(said, questions, *state) for said, questions, state in zip(touched, asked, states, strict=True)]
        yield Examined(_preview(result, lines), stage, states, reading)


def source_of(options: Options, path: Path) -> str:
    return (options.source or f"Biểu Excel {path.name}")[:255]


def _refuse_person(scope: Scope, reading: Reading) -> None:
    if not scope.has(*ENTERS):
        raise scope.refuse("nhập số liệu", "enter values")
    open_round(scope, reading.set_id, reading.day)


def _staged(number: int, said: Said, questions: Questions, options: Options) -> Staged:
    written, value = said.written, said.value
    note = written.note or (options.reason.strip() if questions else "")
    return Staged(
        number, written.place.name, written.unit.pk, value.measure, said.day, value.value, value.attested,
        value.numerator, value.denominator, note, options.made_up, value.places,
    )  # fmt: skip


# ── what is said of it ───────────────────────────────────────────────────────────────────────────────


class Line(NamedTuple):
    """A value that somebody wrote, with its questions and its state; ``meets``: the observation it is held against."""

    said: Said
    questions: Questions
    number: int
    state: str
    meets: int | None


def _preview(result: Checked, lines: list[Line]) -> Preview:
    reading = result.reading
    return Preview(
        reading.file, reading.sha256, reading.set_id, reading.day, reading.made_at,
        tuple(_units(result, lines)), tuple(_changes(lines, result.law)), tuple(result.faults),
        tuple(_notes(result, lines)), _seal(result, lines),
        _already(reading), result.about,
    )  # fmt: skip


def _units(result: Checked, lines: list[Line]) -> Iterator[UnitLine]:
    reading = result.reading
    counts: dict[str, dict[State, int]] = {thread: {} for thread in reading.units}
    for said in result.untouched:
        _count(counts, said.written.unit.thread, State.EQUAL)
    for line in lines:
        _count(counts, line.said.written.unit.thread, State(line.state))
    for state, numbers in ((State.FAULTY, result.faulty), (State.BLANK, reading.blank)):
        for thread, number in numbers.items():
            _count(counts, thread, state, number)
    for thread, one in sorted(counts.items(), key=lambda item: reading.units[item[0]].code):
        yield UnitLine(thread, reading.units[thread].full_name, one)


def _count(counts: dict[str, dict[State, int]], thread: str, state: State, number: int = 1) -> None:
    of_unit = counts.setdefault(thread, {})
    of_unit[state] = of_unit.get(state, 0) + number


def _changes(lines: list[Line], law: LawAtDate) -> Iterator[ChangeLine]:
    changing = [line for line in lines if line.state in {State.NEW, State.CHANGED}]
    before = Observation.objects.in_bulk([line.meets for line in changing if line.meets is not None])
    for line in changing:
        written, place = line.said.written, line.said.written.place
        yield ChangeLine(
            place.sheet, place.name, written.unit.full_name, written.unit.thread, written.no,
            plain_name(law.by_no[written.no]), State(line.state), _before(before.get(line.meets or 0)),
            spoken_value(line.said.value), written.note, line.questions,
        )  # fmt: skip


def _before(observation: Observation | None) -> str:
    if observation is None:
        return ""
    if observation.is_retraction:
        return "(đã rút lại)"
    one = observation
    return told(Held(one.as_of, one.value, one.attested, one.numerator, one.denominator))


def _notes(result: Checked, lines: list[Line]) -> Iterator[Note]:
    reading = result.reading
    equal = [*result.untouched, *(line.said for line in lines if line.state == State.EQUAL)]
    yield from reading.notes
    yield from lost_notes(equal, reading.alone)
    yield from other_units(reading, result.law)


def _seal(result: Checked, lines: list[Line]) -> str:
    reading, states = result.reading, [line[2:] for line in lines]
    said = f"{reading.sha256}|{reading.set_id}|{reading.day}|{len(result.untouched)}|{len(result.faults)}|{states}"
    return sha256(said.encode()).hexdigest()


def _already(reading: Reading) -> ImportBatch | None:
    return ImportBatch.objects.filter(
        sha256=reading.sha256, set_id=reading.set_id, as_of=reading.day, reading=READING
    ).first()  # fmt: skip
