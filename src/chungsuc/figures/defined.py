"""The figures themselves: titles, plans, criteria, changes, verification (định nghĩa các chỉ số)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from chungsuc.engine.verdict import Status
from chungsuc.figures import titles
from chungsuc.figures.asking import COMMUNE_TITLES, changes_of, criteria_of, lags_of, plan_for, set_of, titles_of
from chungsuc.figures.assembly import columns_inside, columns_of
from chungsuc.figures.catalogue import enter, enter_family
from chungsuc.figures.figure import Answer, Asked, Direction, Figure, Kind, counted, unknown
from chungsuc.figures.local_titles import BASE_EN, BASE_VI, local_holding
from chungsuc.figures.reevaluation import recognised_but_below
from chungsuc.figures.sentences import TITLE_EN, TITLE_VI
from chungsuc.figures.shares import Share
from chungsuc.law.tree import Title
from chungsuc.observations.models import Observation
from chungsuc.recognition.models import Recognition
from chungsuc.reorganisation.changes import CAUSE_VI
from chungsuc.targets.models import Bound
from chungsuc.units.models import Level, Unit
from chungsuc.units.queries import units_at
from chungsuc.verdicts.law_in_force import law_for

_KEY = {Title.NTM: "ntm", Title.ADVANCED: "advanced", Title.MODEL: "model"}
_DECISIONS = "quyết định công nhận đã ghi"
_DECISIONS_EN = "recognitions on record"
_LAW = "bộ tiêu chí đang hiệu lực xét trên số liệu đã ghi"
_LAW_EN = "the criteria set in force, judged on the values on record"
_HUYEN = ("đơn vị cấp huyện", "district units", "tổng số đơn vị cấp huyện", "all district units")
_XA = ("xã", "communes", "tổng số xã thuộc Chương trình trong phạm vi", "all communes of the scope in the programme")


def _made_up(members: tuple[Unit, ...]) -> bool:
    threads = [unit.thread for unit in members]
    return bool(threads) and Recognition.objects.filter(unit__thread__in=threads, synthetic=True).exists()


def _of(found: titles.TitleCount) -> Answer:
    return counted(found.share, found.members, synthetic=_made_up(found.members), sources=(_DECISIONS,))


# ── titles ───────────────────────────────────────────────────────────────────────────────────────────


def _cumulative(title: Title) -> Callable[[Asked], Answer]:
    return lambda asked: _of(titles_of(asked).holding(title))


def _without(asked: Asked) -> Answer:
    found = titles_of(asked)
    have = set(found.holding(Title.NTM).members)
    members = tuple(unit for unit in found.units if unit not in have)
    share = Share(len(members), len(found.units))
    return counted(share, members, synthetic=_made_up(found.units), sources=(_DECISIONS,))


def _new(title: Title) -> Callable[[Asked], Answer]:
    return lambda asked: _of(
        titles.communes_new(
            asked.scope, asked.as_of.year, title, until=asked.as_of, basis=asked.basis, known_on=asked.known_on
        )
    )


def _local(level: Level) -> Callable[[Asked], Answer]:
    def found(asked: Asked) -> Answer:
        one = local_holding(asked.scope, asked.as_of, level, basis=asked.basis)
        return counted(one.share, one.members, synthetic=one.synthetic, sources=(_DECISIONS,))

    return found


enter(
    Figure("communes.in_programme", "Số xã thuộc Chương trình", "Communes in the programme", *_XA,
           "mọi xã đang tồn tại vào ngày hỏi", "every xã in force on the day",
           lambda asked: counted(*titles.communes_in_programme(asked.scope, asked.as_of)[::2],
                                 sources=("danh mục đơn vị hành chính",)),
           Direction.NONE, "communes", "communes_in_programme"),
    *(
        figure
        for title in COMMUNE_TITLES
        for figure in (
            Figure(f"communes.{_KEY[title]}.cumulative", f"Số xã đạt {TITLE_VI[title]} (lũy kế)",
                   f"Communes with {TITLE_EN[title]} (cumulative)", *_XA, _DECISIONS, _DECISIONS_EN,
                   _cumulative(title), printed=f"communes_{_KEY[title]}_cumulative"),
            Figure(f"communes.{_KEY[title]}.new_in_year", f"Số xã được công nhận {TITLE_VI[title]} trong năm",
                   f"Communes recognised as {TITLE_EN[title]} for the year", *_XA, _DECISIONS, _DECISIONS_EN,
                   _new(title), printed=f"communes_{_KEY[title]}_new_in_year"),
        )
    ),
    Figure("communes.ntm.without", "Số xã chưa được công nhận NTM", "Communes without the NTM title", *_XA, _DECISIONS,
           _DECISIONS_EN, _without, Direction.DOWN),
    Figure("districts.ntm.cumulative", "Số đơn vị cấp huyện đạt chuẩn, hoàn thành NTM",
           "Districts that meet the standard or completed the task", *_HUYEN, _DECISIONS,
           _DECISIONS_EN, lambda asked: _of(titles.districts_holding(asked.scope, asked.as_of, basis=asked.basis,
                                                              known_on=asked.known_on)),
           opens="communes", printed="district_units_ntm_cumulative"),
    Figure("districts.ntm.new_in_year", "Số đơn vị cấp huyện được công nhận trong năm",
           "Districts recognised for the year", *_HUYEN, _DECISIONS,
           _DECISIONS_EN, lambda asked: _of(titles.districts_new(asked.scope, asked.as_of.year, until=asked.as_of,
                                                          basis=asked.basis, known_on=asked.known_on)),
           opens="communes",
           printed="district_units_ntm_new_in_year"),
    *(
        Figure(f"{name}.model.cumulative", f"Số {vi} mẫu (lũy kế)", f"Model {en} (cumulative)", vi, en, BASE_VI,
               BASE_EN, _DECISIONS, _DECISIONS_EN, _local(level), opens="local",
               printed="hamlets_model_cumulative" if level is Level.HAMLET else "")
        for name, vi, en, level in (("hamlets", "xóm", "hamlets", Level.HAMLET),
                                    ("households", "hộ", "households", Level.HOUSEHOLD),
                                    ("gardens", "vườn", "gardens", Level.GARDEN))
    ),
)  # fmt: skip


# ── plan and actual ──────────────────────────────────────────────────────────────────────────────────


_BOUND = {Bound.EXACT: ("", ""), Bound.AT_LEAST: ("ít nhất", "at least"), Bound.MORE_THAN: ("trên", "more than")}


def _planned(level: str, title: Title) -> Callable[[Asked], Answer]:
    def found(asked: Asked) -> Answer:
        plan = plan_for(asked)
        line = plan.line(level, title) if plan else None
        if line is None or line.planned is None:
            return unknown(
                f"chưa ghi kế hoạch năm {asked.as_of.year} cho chỉ tiêu này", f"no plan of {asked.as_of.year} for it"
            )
        return Answer(
            Decimal(line.planned), kind=Kind.PLAN, members=tuple(line.named), sources=("kế hoạch năm",),
            qualifier=_BOUND[Bound(line.line.bound)],
        )  # fmt: skip

    return found


def _missing(level: str, title: Title) -> Callable[[Asked], Answer]:
    def found(asked: Asked) -> Answer:
        plan = plan_for(asked)
        line = plan.line(level, title) if plan else None
        if line is None or line.planned is None or line.new is None:
            return unknown("chưa đủ kế hoạch hoặc thực hiện để so", "no plan or no result to compare")
        made = line.new.share.part
        return Answer(
            Decimal(made - line.planned), made, line.planned, tuple(line.not_made),
            synthetic=_made_up(line.new.members), sources=("kế hoạch năm", _DECISIONS),
        )  # fmt: skip

    return found


enter(
    *(
        figure
        for level, unit, unit_en, some in (("commune", "xã", "communes", COMMUNE_TITLES),
                                           ("district", "huyện", "districts", (Title.NTM,)))
        for title in some
        for figure in (
            Figure(f"plan.{level}s.{_KEY[title]}", f"Kế hoạch năm: số {unit} {TITLE_VI[title]}",
                   f"Plan of the year: {unit_en}, {TITLE_EN[title]}", unit, unit_en, "không có mẫu số", "no base",
                   "phiên bản kế hoạch đang hiệu lực", "the version of the plan in force", _planned(level, title),
                   Direction.NONE, "targets"),
            Figure(f"plan.{level}s.{_KEY[title]}.beyond", f"Thực hiện so với kế hoạch: {unit} {TITLE_VI[title]}",
                   f"Actual less plan: {unit_en}, {TITLE_EN[title]}", unit, unit_en, "số kế hoạch", "the plan",
                   "thực hiện trừ kế hoạch; đơn vị liệt kê là đơn vị có tên mà chưa đạt",
                   "actual less plan; those listed are named and not reached", _missing(level, title), opens="targets"),
        )
    ),
)  # fmt: skip


# ── criteria ─────────────────────────────────────────────────────────────────────────────────────────


def _average(asked: Asked) -> Answer:
    table = criteria_of(asked)
    return Answer(
        table.average.value, table.average.total, table.average.over, synthetic=table.about.synthetic, sources=(_LAW,)
    )


def _band(low: int, high: int | None) -> Callable[[Asked], Answer]:
    def found(asked: Asked) -> Answer:
        table = criteria_of(asked)
        last = table.criteria if high is None else high
        codes = {row.code for row in table.rows if low <= row.met <= last}
        if high is None:
            codes = {row.code for row in table.rows if row.met == table.criteria}
        members = tuple(unit for unit in _xa(asked) if unit.code in codes)
        found = counted(Share(len(codes), len(table.rows)), members, synthetic=table.about.synthetic, sources=(_LAW,))
        return replace(found, qualifier=_open(sum(row.unknown > 0 for row in table.rows)))

    return found


def _open(units: int) -> tuple[str, str]:
    """Say of how many units a number may still change, since not everything is known of them."""
    if not units:
        return "", ""
    return f"còn {units} xã có nội dung chưa đủ căn cứ", f"{units} communes have something not known yet"


def _xa(asked: Asked) -> tuple[Unit, ...]:
    return tuple(units_at(asked.as_of, level=Level.COMMUNE, within=asked.scope))


def _meeting(asked: Asked, no: str, criterion: str = "") -> Answer:
    """Count the communes that meet a criterion, or an indicator of the criterion that is named."""
    table = criteria_of(asked, criterion)
    place = next((i for i, column in enumerate(table.columns) if column.no == no), None)
    if place is None:
        return unknown(f"bộ tiêu chí này không có nội dung {no}", f"this set has no {no}")
    met = {row.code for row in table.rows if row.cells[place] is Status.MET}
    members = tuple(unit for unit in _xa(asked) if unit.code in met)
    found = counted(table.totals[place].share, members, synthetic=table.about.synthetic, sources=(_LAW,))
    return replace(found, qualifier=_open(sum(row.cells[place] is Status.UNKNOWN for row in table.rows)))


def _criterion(name: str, asked: Asked | None) -> Figure | None:
    """Make the figure ``communes.criterion.N``: the communes that meet one criterion of the set asked for."""
    no = name.removeprefix("communes.criterion.")
    if no == name or not no.isdecimal():
        return None
    return Figure(name, f"Số xã đạt tiêu chí {no}", f"Communes that meet criterion {no}", *_XA, _LAW, _LAW_EN,
                  lambda one: _meeting(one, no))  # fmt: skip


def _indicator(name: str, asked: Asked | None) -> Figure | None:
    """Make the figure ``communes.indicator.N``, such as 13.2 or 5/a: the communes that meet one indicator."""
    no = name.removeprefix("communes.indicator.")
    if no == name or not no:
        return None

    def found(one: Asked) -> Answer:
        law = law_for(set_of(one), one.as_of)
        inside = (column.no for column in columns_of(law) if no in {c.no for c in columns_inside(law, column.no)})
        criterion = next(inside, None)
        if criterion is None:
            return unknown(f"bộ tiêu chí này không có chỉ tiêu {no}", f"this set has no indicator {no}")
        return _meeting(one, no, criterion)

    return Figure(name, f"Số xã đạt chỉ tiêu {no}", f"Communes that meet indicator {no}", *_XA, _LAW, _LAW_EN, found)


enter(
    Figure("communes.criteria.average", "Số tiêu chí đạt bình quân một xã", "Criteria met per commune", "tiêu chí",
           "criteria", "số xã trong phạm vi", "communes of the scope", _LAW, _LAW_EN, _average,
           printed="avg_criteria_per_commune"),
    Figure("communes.criteria.all", "Số xã đạt mọi tiêu chí", "Communes that meet every criterion", *_XA, _LAW,
           _LAW_EN, _band(0, None), printed="communes_19_of_19"),
    Figure("communes.criteria.15_18", "Số xã đạt 15–18 tiêu chí", "Communes with 15 to 18 criteria", *_XA, _LAW,
           _LAW_EN, _band(15, 18), Direction.NONE, printed="communes_15_to_18_criteria"),
    Figure("communes.criteria.10_14", "Số xã đạt 10–14 tiêu chí", "Communes with 10 to 14 criteria", *_XA, _LAW,
           _LAW_EN, _band(10, 14), Direction.DOWN, printed="communes_10_to_14_criteria"),
    Figure("communes.criteria.below_10", "Số xã đạt dưới 10 tiêu chí", "Communes with fewer than 10 criteria", *_XA,
           _LAW, _LAW_EN, _band(0, 9), Direction.DOWN, printed="communes_below_10_criteria"),
)  # fmt: skip
enter_family(_criterion)
enter_family(_indicator)


# ── after recognition, changes, verification ─────────────────────────────────────────────────────────


def _below(asked: Asked) -> Answer:
    set_id = set_of(asked)
    found = recognised_but_below(asked.scope, law_for(set_id, asked.as_of), Title.NTM, basis=asked.basis)
    return counted(found.share, found.members, synthetic=_made_up(found.members), sources=(_DECISIONS, _LAW))


def _change(title: Title) -> Callable[[Asked], Answer]:
    def found(asked: Asked) -> Answer:
        moved = changes_of(asked)[title]
        causes = {CAUSE_VI[cause]: number for cause, number in moved.by_cause().items()}
        return Answer(
            Decimal(moved.after - moved.before), moved.after, moved.before, causes=causes,
            synthetic=Recognition.objects.filter(synthetic=True).exists(),
            sources=(_DECISIONS, "sắp xếp đơn vị hành chính"),
        )  # fmt: skip

    return found


def _verified(asked: Asked) -> Answer:
    lags = lags_of(asked)
    confirmed = sum(one.confirmed for one in lags)
    total = confirmed + sum(one.waiting + one.answered + one.returned for one in lags)
    if not total:
        return unknown("chưa có giá trị nào để thẩm tra", "there is no value to be verified")
    return Answer(
        Decimal(confirmed), confirmed, total, synthetic=_simulated(asked), sources=("lời xác nhận của các sở",)
    )


def _returned(asked: Asked) -> Answer:
    lags = lags_of(asked)
    returned = Decimal(sum(one.returned for one in lags))
    return Answer(returned, synthetic=_simulated(asked), sources=("lời trả lại của các sở",))


def _simulated(asked: Asked) -> bool:
    threads = [unit.thread for unit in _xa(asked)]
    return Observation.objects.filter(unit__thread__in=threads, synthetic=True).exists()


enter(
    Figure("recognised.ntm.below", "Số xã đã công nhận NTM mà dưới chuẩn", "Communes recognised as NTM, below the set",
           "xã", "communes", "số xã đang giữ danh hiệu", "communes that hold the title",
           f"{_DECISIONS}; {_LAW}", f"{_DECISIONS_EN}; {_LAW_EN}", _below, Direction.DOWN, "upkeep"),
    *(
        Figure(f"communes.{_KEY[title]}.change", f"Thay đổi số xã {TITLE_VI[title]} giữa hai ngày",
               f"Change of communes with {TITLE_EN[title]} between two days", "xã", "communes", "số xã ngày đầu",
               "communes on the first day", "từng xã với lý do: công nhận mới, thu hồi, thành phường, sáp nhập",
               "commune by commune: newly recognised, withdrawn, become a ward, merged", _change(title),
               opens="reorganisation")
        for title in COMMUNE_TITLES
    ),
    Figure("values.verified", "Số giá trị đã được sở xác nhận", "Values confirmed by departments", "giá trị", "values",
           "mọi giá trị phải thẩm tra", "all values to be verified", "lời xác nhận sau cùng của sở phụ trách",
           "the last word of the department", _verified, opens="verification"),
    Figure("values.returned", "Số giá trị bị trả lại chưa trả lời", "Values returned and not answered", "giá trị",
           "values", "không có mẫu số", "no base", "lời trả lại của sở phụ trách", "the word of the department",
           _returned, Direction.DOWN, "verification"),
)  # fmt: skip
