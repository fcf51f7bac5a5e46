"""What the demonstration came to: printed totals beside ours, and what the engine says of the recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from chungsuc.demo import calibration as printed
from chungsuc.demo.shape import MID_2023, NEW_SET, Y2023
from chungsuc.demo.world import districts_on, province, xa_of
from chungsuc.engine.prose import say_verdict
from chungsuc.engine.verdict import ProvisionVerdict, Status, SubjectVerdict
from chungsuc.figures.titles import Comparison, communes_holding, compare_with_published
from chungsuc.law.tree import Title
from chungsuc.recognition.queries import titles_at
from chungsuc.units.models import Unit
from chungsuc.units.queries import units_at
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_units

NAMES_VI: Mapping[str, str] = {
    "communes_in_programme": "Xã thuộc Chương trình",
    "communes_ntm_cumulative": "Xã đạt chuẩn NTM (lũy kế)",
    "communes_ntm_new_in_year": "Xã đạt chuẩn NTM mới trong năm",
    "communes_advanced_cumulative": "Xã NTM nâng cao trở lên (lũy kế)",
    "communes_advanced_new_in_year": "Xã NTM nâng cao mới trong năm",
    "communes_model_cumulative": "Xã NTM kiểu mẫu (lũy kế)",
    "communes_model_new_in_year": "Xã NTM kiểu mẫu mới trong năm",
    "district_units_ntm_cumulative": "Đơn vị cấp huyện đạt chuẩn hoặc hoàn thành (lũy kế)",
    "district_units_ntm_new_in_year": "Đơn vị cấp huyện được công nhận mới trong năm",
}
# Where the two differ, the base does: the paper still counted communes that had left.
WHY_VI: Mapping[tuple[str, str], str] = {
    ("2020-04-16", "communes_in_programme"): "báo còn tính 2 xã đã sáp nhập từ 01/01/2020",
    ("2022-06-30", "communes_in_programme"): "báo còn tính 9 xã của Phổ Yên đã thành phường từ 10/4/2022",
    ("2022-06-30", "communes_ntm_cumulative"): "báo còn tính 9 xã của Phổ Yên đã thành phường từ 10/4/2022",
}
_FROM = date(2020, 1, 1)


class Line(NamedTuple):
    """One printed figure beside ours, ready to be shown (một dòng đối chiếu)."""

    day: date
    scope: str
    name: str
    printed: str
    ours: str
    agrees: bool
    why: str
    source: str


def comparison() -> list[Line]:
    """Hold our counts against what was printed of the province and its districts since 2020."""
    found = [_line("toàn tỉnh", row) for row in compare_with_published(province(), printed.SCOPE, since=_FROM)]
    for unit in districts_on(Y2023).values():
        name = f"district:{unit.name}, Thái Nguyên"
        found += [_line(unit.full_name, row) for row in compare_with_published(unit, name, since=_FROM)]
    return found


def _line(scope: str, row: Comparison) -> Line:
    figure = row.printed
    value = f"{figure.value.normalize():f}"
    base = figure.note.split(";")[0].split(" as ")[0].strip()
    ours = str(row.ours.share.part)
    if not figure.indicator.startswith("communes_in_programme"):
        ours = f"{row.ours.share.part}/{row.ours.share.whole}"
    if base.startswith(f"{value}/"):
        value = base
    return Line(
        row.ours.day, scope, NAMES_VI[figure.indicator], value, ours, row.agrees,
        WHY_VI.get((figure.as_of, figure.indicator), ""), figure.source,
    )  # fmt: skip


class Standing(NamedTuple):
    """What the engine says at the end of 2023 of the communes that hold the title (công nhận và kết quả đánh giá)."""

    held: int
    met: int
    unmet: int
    unknown: int
    new_in_2023_met: int


def standing(day: date = Y2023) -> Standing:
    """Count the recognised communes by their stored verdict on the present set; the two are never mixed."""
    held = {unit.thread for unit in communes_holding(province(), day, Title.NTM).members}
    rows = StoredVerdict.objects.filter(set_id=NEW_SET, as_of=day, unit__thread__in=held)
    by_status = Counter(rows.values_list("status", flat=True))
    new = rows.filter(unit__recognitions__result_year=day.year, unit__recognitions__title=Title.NTM)
    return Standing(
        len(held), by_status[Status.MET], by_status[Status.UNMET], by_status[Status.UNKNOWN],
        new.filter(status=Status.MET).count(),
    )  # fmt: skip


def reassessed_in_dinh_hoa() -> list[tuple[str, int]]:
    """Give Định Hóa's communes that in mid-2023 were recognised and yet met only part of the new set, with how many."""
    unit = districts_on(MID_2023)[printed.DINH_HOA]
    threads = {commune.thread for commune in units_at(MID_2023, type="xã", within=unit)}
    held = titles_at(MID_2023, threads=threads)
    rows = StoredVerdict.objects.filter(
        set_id=NEW_SET, as_of=MID_2023, unit__thread__in=set(held), criteria_met__lt=17
    )  # fmt: skip
    return [(row.unit.full_name, row.criteria_met) for row in rows.select_related("unit").order_by("unit__code")]


class Example(NamedTuple):
    """A commune that holds the title and does not meet the present set, with its unmet indicators in words."""

    unit: Unit
    verdict: SubjectVerdict
    sentences: tuple[str, ...]


def example(day: date = Y2023) -> Example | None:
    """Choose the recognised commune that lacks most, and say why; ``None`` when none lacks anything."""
    held = {unit.thread for unit in communes_holding(province(), day, Title.NTM).members}
    row = (
        StoredVerdict.objects.filter(set_id=NEW_SET, as_of=day, unit__thread__in=held, status=Status.UNMET)
        .select_related("unit").order_by("criteria_met", "unit__code").first()
    )  # fmt: skip
    if row is None:
        return None
    unit = next(unit for unit in xa_of(day) if unit.thread == row.unit.thread)
    verdict = judge_units([unit], NEW_SET, day)[unit.thread]
    return Example(unit, verdict, tuple(say_verdict(leaf, verdict) for leaf in unmet_leaves(verdict)))


def unmet_leaves(verdict: SubjectVerdict) -> Iterator[ProvisionVerdict]:
    """Give the leaves of the law that are not met, in the decree's order."""
    for criterion in verdict.criteria:
        for indicator in criterion.indicators:
            yield from _unmet(indicator)


def _unmet(verdict: ProvisionVerdict) -> Iterator[ProvisionVerdict]:
    if verdict.status is not Status.UNMET:
        return
    if not verdict.parts:
        yield verdict
    for part in verdict.parts:
        yield from _unmet(part)
