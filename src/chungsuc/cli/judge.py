"""``chungsuc judge``: judge units by facts and traits in files, without any database (đánh giá từ tệp)."""

from __future__ import annotations

import csv
import gc
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from chungsuc.cli.judge_show import print_verdict
from chungsuc.engine.answer import COLUMNS, Answerer
from chungsuc.engine.facts_file import FactsFile, read_facts
from chungsuc.engine.file_errors import InputFaults
from chungsuc.engine.reading import DecimalMark
from chungsuc.engine.single import bind
from chungsuc.engine.traits_file import TraitsFile, read_traits
from chungsuc.engine.verdict import SubjectVerdict
from chungsuc.law.library import read_overlay_file, shipped
from chungsuc.law.overlays import LawAtDate, Overlay
from chungsuc.law.prose import say_date

Judged = Iterator[tuple[str, SubjectVerdict]]


class Mark(StrEnum):
    """The decimal mark as asked on the command line."""

    POINT = "point"
    COMMA = "comma"


def register(root: typer.Typer) -> None:
    root.command("judge")(judge)


def judge(
    facts: Annotated[
        Path, typer.Option("--facts", help="CSV: unit,indicator,as_of,value[,numerator,denominator,note].")
    ],
    set_id: Annotated[str, typer.Option("--set", help="Bộ tiêu chí, ví dụ QD318-2022/xa.")],
    as_of: Annotated[datetime, typer.Option("--as-of", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày đánh giá.")],
    traits: Annotated[Path | None, typer.Option("--traits", help="CSV: unit,trait,value.")] = None,
    overlay: Annotated[
        list[Path] | None, typer.Option("--overlay", help="Quy định của tỉnh (YAML); lặp lại được.")
    ] = None,
    decimal: Annotated[Mark | None, typer.Option("--decimal", help="Dấu thập phân của tệp số liệu.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="In mỗi đơn vị và chỉ tiêu một dòng CSV.")] = False,
) -> None:
    """Đánh giá các đơn vị theo một bộ tiêu chí, từ tệp số liệu và tệp đặc điểm."""
    if as_json and as_csv:
        raise typer.BadParameter("chọn một trong --json và --csv / choose one of --json and --csv")
    overlays = [read_overlay_file(path, shipped()) for path in overlay or ()]
    law = _law(set_id, as_of, overlays)
    with _no_hunt_for_cycles():
        given, known = _inputs(facts, traits, law, decimal)
    for warning in (*_idle(law, overlays), *_warnings(law, given, known, with_traits=traits is not None)):
        print(warning, file=sys.stderr)
    judged = _judge_all(law, given, known)
    if as_json:
        _write_json(judged, law)
    elif as_csv:
        _write_csv(judged, law)
    else:
        for unit, verdict in judged:
            print_verdict(unit, verdict)


@contextmanager
def _no_hunt_for_cycles() -> Iterator[None]:
    """Hold the garbage collector back: a national file makes millions of objects, none in a cycle, all kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _law(set_id: str, as_of: datetime, overlays: Iterable[Overlay]) -> LawAtDate:
    library = shipped()
    library.set(set_id)
    return library.at(set_id, as_of.date(), overlays=overlays)


def _idle(law: LawAtDate, overlays: Iterable[Overlay]) -> Iterator[str]:
    """Warn of overlays that were given but are not in force on the day: nothing of them was applied."""
    applied = {overlay.id for overlay in law.overlays}
    for overlay in overlays:
        if overlay.id not in applied:
            yield (
                f"Cảnh báo: {overlay.id} không có hiệu lực vào ngày {say_date(law.day)} nên không được áp dụng. "
                f"/ Warning: {overlay.id} is not in force on {law.day} and was not applied."
            )


def _inputs(facts: Path, traits: Path | None, law: LawAtDate, decimal: Mark | None) -> tuple[FactsFile, TraitsFile]:
    """Read both files; the faults of both are raised together."""
    faults = []
    given, known = FactsFile({}, [], {}, [], 0, 0), TraitsFile({}, [])
    try:
        given = read_facts(facts, law, decimal=None if decimal is None else DecimalMark[decimal.name])
        faults += given.faults
    except InputFaults as broken:
        faults += broken.faults
    try:
        known = known if traits is None else read_traits(traits)
        faults += known.faults
    except InputFaults as broken:
        faults += broken.faults
    if faults:
        raise InputFaults(faults)
    return given, known


def _judge_all(law: LawAtDate, given: FactsFile, known: TraitsFile) -> Judged:
    for unit in dict.fromkeys((*given.facts, *known.traits)):
        yield unit, bind(law, known.traits.get(unit, {})).judge(given.facts.get(unit, {}))


def _warnings(law: LawAtDate, given: FactsFile, known: TraitsFile, *, with_traits: bool) -> Iterator[str]:
    if not law.in_force:
        yield (
            f"Cảnh báo: ngày {law.day} nằm ngoài hiệu lực của bộ {law.base.id}; kết quả chỉ là giả định. "
            f"/ Warning: {law.day} lies outside the validity of {law.base.id}; the result is a what-if."
        )
    if law.illustrated:
        yield (
            "Cảnh báo: có mức là giả định minh họa, không phải quy định. "
            "/ Warning: some levels are assumed for illustration and are no law."
        )
    for overlay in law.overlays:
        for change in overlay.unplaced:
            yield f"Cảnh báo: {overlay.id} còn nội dung chưa áp dụng: {change} / Warning: known, but not applied."
    for no, rows in given.not_taken.items():
        yield (
            f"Cảnh báo: bỏ qua {rows} dòng của chỉ tiêu {no}: chỉ tiêu này xét qua các nội dung thành phần. "
            f"/ Warning: {rows} rows of {no} left out: it is judged by its parts."
        )
    if given.later:
        yield (
            f"Cảnh báo: bỏ qua {given.later} dòng có ngày sau ngày {law.day:%d/%m/%Y}. "
            f"/ Warning: {given.later} rows of days after {law.day} left out."
        )
    if not given.rows:
        yield "Cảnh báo: tệp số liệu không có dòng nào sau dòng tiêu đề. / Warning: the facts file has no rows."
    if given.ignored:
        columns = ", ".join(given.ignored)
        yield f"Cảnh báo: không đọc các cột {columns}. / Warning: the columns {columns} are not read."
    bare = [unit for unit in given.facts if unit not in known.traits] if with_traits else []
    if bare:
        units = ", ".join(bare[:5]) + (" …" if len(bare) > 5 else "")
        yield (
            f"Cảnh báo: {len(bare)} đơn vị không có trong tệp đặc điểm: {units}. "
            f"/ Warning: {len(bare)} units are not in the traits file."
        )


def _write_json(judged: Judged, law: LawAtDate) -> None:
    """Write a JSON list, one unit at a time, so that a whole country needs no memory."""
    answerer = Answerer(law)
    before = "["
    for unit, verdict in judged:
        sys.stdout.write(f"{before}\n{json.dumps(answerer.as_json(verdict, unit), ensure_ascii=False)}")
        before = ","
    sys.stdout.write("[]\n" if before == "[" else "\n]\n")


def _write_csv(judged: Judged, law: LawAtDate) -> None:
    answerer = Answerer(law)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for unit, verdict in judged:
        writer.writerows(answerer.rows(verdict, unit))
