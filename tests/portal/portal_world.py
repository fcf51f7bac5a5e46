"""A province with a few titles and values, what must stay inside among them, and a release of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from django.test import Client

from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.trail import Actor, acting
from chungsuc.law.tree import Title
from chungsuc.observations.models import Observation
from chungsuc.portal.actions import publish
from chungsuc.portal.content.build import Content, gather
from chungsuc.portal.models import Release
from chungsuc.portal.shown import USUAL, Shows
from chungsuc.recognition.models import Recognition
from chungsuc.units.models import Unit
from chungsuc.units.queries import find_unit

DAY, BEFORE = date(2023, 12, 31), date(2022, 12, 31)
SET = "QD318-2022/xa"
INSIDE = "KHÔNG-ĐƯỢC-CÔNG-KHAI"  # stands wherever something is written that must never be public
PHU_DINH = "commune-05602-truoc-2020"
UNIT = f"/cong-khai/don-vi/{PHU_DINH}/{DAY}/"
HOME, OF_DAY = "/cong-khai/", f"/cong-khai/ngay/{DAY}"
PAGES = (
    HOME, f"{OF_DAY}/", f"{OF_DAY}/xa/", UNIT, f"{OF_DAY}/tieu-chi/", f"{OF_DAY}/tieu-chi/10/",
    f"{OF_DAY}/chi-so/communes.ntm.cumulative/", f"{OF_DAY}/dinh-nghia/", f"{OF_DAY}/bo-tieu-chi/",
    f"{OF_DAY}/tai-ve/", "/cong-khai/nam/2023/", "/cong-khai/ban-cong-bo/", "/cong-khai/khao-sat/",
)  # fmt: skip
FILES = tuple(f"{OF_DAY}/tai-ve/xa.{form}" for form in ("csv", "xlsx", "json"))


def province(day: date = DAY) -> Unit:
    return find_unit("19", day, level="province")


def commune(name: str, day: date = DAY) -> Unit:
    return find_unit(name, day, level="commune", within=province(day))


def recognise(name: str, title: Title = Title.NTM, year: int = 2022, **given: object) -> Recognition:
    return Recognition.objects.create(
        unit=commune(name), title=title.value, set_id=SET, result_year=year, decided_on=date(year, 12, 20),
        number=f"{year}/QĐ-UBND", signer=INSIDE, source=INSIDE, note=INSIDE, **given,
    )  # fmt: skip


def observe(name: str, measure: str, value: str, day: date = DAY) -> Observation:
    return Observation.objects.create(
        unit=commune(name), measure=measure, as_of=day, value=Decimal(value), said_by=INSIDE, source=INSIDE,
        note=INSIDE, recorded_at=datetime.now(UTC),
    )  # fmt: skip


def fill() -> None:
    for name in ("Phú Đình", "Ký Phú", "Vạn Thọ", "Điềm Mặc"):
        recognise(name)
    recognise("Bình Yên", year=2023)
    recognise("Ký Phú", Title.ADVANCED, 2023)


_FILLED: dict[tuple[date, Shows], Content] = {}  # what ``fill`` alone makes, gathered once


def release(day: date = DAY, *, reason: str = "", shows: Shows = USUAL, changed: bool = False) -> Release:
    """Release a day; ``changed``: the data are no longer just what ``fill`` made."""
    content = None if changed else _FILLED.get((day, shows))
    if content is None:
        content = gather(province(day), day, SET, shows)
    if not changed:
        _FILLED[day, shows] = content
    with acting(Actor("thử nghiệm")):
        return publish(OPERATOR, content, reason=reason)


def visitor() -> Client:
    return Client(HTTP_HOST="localhost", HTTP_ACCEPT_ENCODING="")
