"""What the form of a report asks: kind, unit, day, set, way of counting, template, the office's own parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from chungsuc.accounts.scope import Scope
from chungsuc.desk.asked import commune_sets, last_day_with_data
from chungsuc.desk.dossiers.typed import Fields
from chungsuc.desk.say import language, say
from chungsuc.law.tree import CriteriaSet
from chungsuc.recognition.queries import Basis
from chungsuc.reports.issued.asking import Question
from chungsuc.reports.issued.models import ReportTemplate
from chungsuc.reports.issued.queries import template_named, templates
from chungsuc.reports.kinds import KIND_EN, KIND_VI, ReportKind
from chungsuc.reports.yearly.gathering import WORDS
from chungsuc.units.models import Level
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.known_law import library

PARTS = {
    "danh_gia": ("Kết quả nổi bật", "What stood out"), "kho_khan": ("Khó khăn, vướng mắc", "Difficulties"),
    "nhiem_vu": ("Nhiệm vụ, giải pháp", "Tasks"), "kien_nghi": ("Kiến nghị, đề xuất", "Requests"),
}  # fmt: skip
WAYS = {
    Basis.RESULT_YEAR: ("theo năm kết quả", "by result year"),
    Basis.DECIDED_ON: ("theo ngày quyết định", "by day of decision"),
}
ASKED = ("loai", "ngay", "don-vi", "bo", "cach", "mau", *(f"loi-{name}" for name in WORDS))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers, with what is chosen."""

    kind: ReportKind
    day: date
    unit: str
    set_id: str
    way: str
    template: str

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(kind.value, kind_name(kind)) for kind in ReportKind]

    @property
    def sets(self) -> list[CriteriaSet]:
        return commune_sets()

    @property
    def ways(self) -> list[tuple[str, str]]:
        return [(way.value, say(*words)) for way, words in WAYS.items()]

    @property
    def templates(self) -> list[ReportTemplate]:
        return templates(self.kind)

    @property
    def has_parts(self) -> bool:
        return self.kind is ReportKind.YEAR


def kind_name(kind: ReportKind | str) -> str:
    """Name a kind of report in the language of the page."""
    one = ReportKind(kind)
    return KIND_EN[one] if language() == "en" else KIND_VI[one]


def choices(fields: Fields) -> Choices:
    """Read what was chosen; what was not takes the usual: the year's report of the province on the last day of data."""
    kind = fields.text("loai") if fields.text("loai") in set(ReportKind) else ReportKind.YEAR
    day = fields.day("ngay", say("ngày", "day"), needed=False)
    way = fields.text("cach") if fields.text("cach") in set(Basis) else Basis.RESULT_YEAR.value
    return Choices(
        ReportKind(kind), day or last_day_with_data() or timezone.localdate(), fields.text("don-vi"),
        fields.text("bo"), way, fields.text("mau"),
    )  # fmt: skip


def question(scope: Scope, fields: Fields, chosen: Choices) -> Question:
    """Give what is asked.

    Raises:
        UnitNotFound, AmbiguousName, UnknownSet, NoSuchTemplate; OutOfScope: the person may not read that unit.
    """
    unit = find_unit(
        chosen.unit or settings.CHUNGSUC_PROVINCE, chosen.day, level=None if chosen.unit else Level.PROVINCE
    )
    if not scope.reads(unit, chosen.day):
        raise scope.out_of(f"Báo cáo của {unit.full_name}", f"A report of {unit.full_name}")
    words = {name: text for name in WORDS if (text := fields.text(f"loi-{name}"))} if chosen.has_parts else {}
    return Question(
        chosen.kind, unit, chosen.day, library().set(chosen.set_id).id if chosen.set_id else "", Basis(chosen.way),
        template=template_named(chosen.kind, chosen.template) if chosen.template else None, words=words,
    )  # fmt: skip


def parts(fields: Fields) -> list[dict[str, Any]]:
    """Give the office's own parts with what was typed."""
    return [{"name": f"loi-{name}", "label": say(*PARTS[name]), "text": fields.text(f"loi-{name}")} for name in WORDS]
