"""Read the form in which a survey is set up, and fill it in from what is known (đọc phiếu lập đợt lấy ý kiến)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.conf import settings

from chungsuc.desk.asked import read_day
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.people.typed import units_day
from chungsuc.desk.say import say
from chungsuc.errors import ChungSucError
from chungsuc.law.tree import Title
from chungsuc.localities.queries import registered_on
from chungsuc.surveys.actions import Draft, Row
from chungsuc.surveys.models import QuestionSet, Survey
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import find_unit

_UNKNOWN = frozenset({"", "-", "–", "?"})
LEVELS = (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)


def unit_day(fields: Fields) -> date:
    """Give the day on whose units the one asked for is looked up: the same in both steps, for codes are re-used."""
    for name in ("on", "opens"):
        with suppress(ChungSucError):
            return read_day(fields.text(name))
    return units_day()


def unit_meant(fields: Fields, day: date) -> Unit | None:
    """Find the unit that is asked for; a fault where there is none, ``None`` where none was asked for."""
    if not fields.text("unit"):
        return None
    with fields.says():
        province = find_unit(settings.CHUNGSUC_PROVINCE, day, level=Level.PROVINCE)
        level = fields.text("level") if fields.text("level") in LEVELS else Level.COMMUNE.value
        within = None if level == Level.PROVINCE else province
        return find_unit(fields.text("unit"), day, level=level, within=within)
    return None


def draft_of(fields: Fields, unit: Unit) -> Draft | None:
    """Read the whole form; ``None`` with the faults in ``fields`` where something cannot be read."""
    year = fields.count("year", say("năm kết quả", "result year"))
    opens = fields.day("opens", say("ngày bắt đầu", "first day"))
    closes = fields.day("closes", say("ngày cuối", "last day"))
    households = fields.count("households", say("số hộ trên địa bàn", "households"), needed=False)
    households_on = fields.day("households_on", say("ngày của số hộ", "day of the number"), needed=False)
    planned = fields.count("planned", say("số phiếu định thu", "how many to ask"), needed=False)
    groups = rows_of(fields, unit, opens)
    questions = None
    if fields.text("questions"):
        questions = QuestionSet.objects.filter(pk=_int(fields.text("questions"))).first()
        if questions is None:
            fields.faults.append(
                say("Bộ câu hỏi đã chọn không còn: chọn lại.", "The questions chosen are gone: choose again.")
            )
    if fields.text("title") not in {one.value for one in Title}:
        fields.faults.append(say("Chưa chọn danh hiệu.", "Choose the title."))
    if fields.faults or year is None or opens is None or closes is None:
        return None
    return Draft(
        unit, Title(fields.text("title")), year, fields.text("run_by"), opens, closes, questions,
        fields.text("purpose"), households, fields.text("households_source"), households_on, planned, groups,
    )  # fmt: skip


def rows_of(fields: Fields, unit: Unit, day: date | None) -> tuple[Row, ...]:
    """Read the sample plan: a hamlet a line, as ``name; households; to be asked``, also as pasted from Excel."""
    threads = {one.full_name.casefold(): one.thread for one in hamlets_of(unit, day)}
    found = []
    for no, line in enumerate(fields.text("plan").splitlines(), 1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in (line.split("\t") if "\t" in line else line.split(";"))]
        cells += [""] * (3 - len(cells))
        households, planned = _number(cells[1]), _number(cells[2])
        if planned is None or (households is None and cells[1] not in _UNKNOWN):
            fields.faults.append(
                say(
                    f"Kế hoạch chọn mẫu, dòng {no} «{line.strip()[:60]}»: ghi tên xóm; số hộ; số phiếu định thu.",
                    f"Sample plan, line {no} “{line.strip()[:60]}”: write hamlet; households; to be asked.",
                )
            )
            continue
        found.append(Row(cells[0], households, planned, threads.get(cells[0].casefold(), "")))
    return tuple(found)


def hamlets_of(unit: Unit, day: date | None) -> list[Unit]:
    """Give the registered hamlets of a commune; of another unit none: there the sample goes over communes."""
    return registered_on(unit, day or units_day(), Level.HAMLET) if unit.level == Level.COMMUNE else []


def texts_of(survey: Survey) -> dict[str, str]:
    """Write a survey back into the texts of its form, for changing it."""
    known = survey.households is not None
    return {
        "year": str(survey.result_year), "title": survey.title, "run_by": survey.run_by, "purpose": survey.purpose,
        "opens": f"{survey.opens_on:%d/%m/%Y}", "closes": f"{survey.closes_on:%d/%m/%Y}",
        "questions": str(survey.question_set_id), "households": str(survey.households) if known else "",
        "households_source": survey.households_source,
        "households_on": f"{survey.households_on:%d/%m/%Y}" if survey.households_on else "",
        "planned": "" if survey.planned is None else str(survey.planned),
        "plan": "\n".join(f"{one.name}; {one.households or '-'}; {one.planned}" for one in survey.groups.all()),
    }  # fmt: skip


def _number(text: str) -> int | None:
    plain = text.replace(".", "").replace(" ", "")
    return int(plain) if plain.isascii() and plain.isdigit() else None


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
