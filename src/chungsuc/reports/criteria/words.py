"""Every word that T1 and T2 print, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chungsuc.engine.verdict import Status
from chungsuc.figures.tables import Column
from chungsuc.law.tree import Subject, Title


@dataclass(frozen=True, slots=True)
class Labels:
    """The printed words of one language. ``{noun}`` is what a row is, ``{n}`` a number."""

    language: str
    title_t1: str
    title_t2: str
    title_inside: str
    until: str
    compared: str
    known: str
    scope: str
    nouns: Mapping[Subject, str]
    number: str
    code: str
    unit: str
    group: str
    criteria: str
    conditions: str
    met: str
    met_inside: str
    change: str
    unknown: str
    title: str
    titles: Mapping[Title, str]
    statuses: Mapping[Status, str]
    total_met: str
    total_share: str
    total_unmet: str
    total_unknown: str
    total_not_applicable: str
    average: str
    mean: str
    count: str
    share: str
    all_units: str
    units: str
    band: str
    with_unknown: str
    title_or_higher: str
    page: str
    synthetic: str
    synthetic_long: str
    illustrated: str
    about: str
    about_heading: str
    definitions: str
    unit_of_count: str
    legend: str
    whole: str
    filters: str
    rows_shown: str


VI = Labels(
    language="vi",
    title_t1="BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN TIÊU CHÍ",
    title_t2="BIỂU PHÂN NHÓM {noun} THEO SỐ TIÊU CHÍ ĐẠT",
    title_inside="BIỂU KẾT QUẢ THỰC HIỆN TIÊU CHÍ {no}: {name}",
    until="Đến ngày {day}",
    compared="so với ngày {day}",
    known="theo số liệu đã có lúc {moment}",
    scope="Phạm vi",
    nouns={
        Subject.COMMUNE: "xã", Subject.DISTRICT: "huyện", Subject.TOWN: "thị xã, thành phố", Subject.PROVINCE: "tỉnh",
    },
    number="TT",
    code="Mã số",
    unit="Đơn vị",
    group="Huyện, thị xã, thành phố",
    criteria="Tiêu chí",
    conditions="Điều kiện",
    met="Số tiêu chí đạt",
    met_inside="Số chỉ tiêu đạt",
    change="Tăng, giảm",
    unknown="Chưa đủ căn cứ",
    title="Danh hiệu",
    titles={
        Title.NTM: "NTM", Title.COMPLETED: "Hoàn thành", Title.ADVANCED: "Nâng cao", Title.MODEL: "Kiểu mẫu",
        Title.MODERN: "Hiện đại",
    },
    statuses={
        Status.MET: "đạt", Status.UNMET: "chưa đạt", Status.UNKNOWN: "chưa đủ căn cứ",
        Status.NOT_APPLICABLE: "không áp dụng",
    },
    total_met="Số {noun} đạt",
    total_share="Tỷ lệ đạt trên {n} {noun} (%)",
    total_unmet="Số {noun} chưa đạt",
    total_unknown="Số {noun} chưa đủ căn cứ",
    total_not_applicable="Số {noun} không áp dụng",
    average="Bình quân tiêu chí đạt/{noun}",
    mean="Bình quân",
    count="Số {noun}",
    share="Tỷ lệ",
    all_units="Toàn {type}",
    units="Tổng số {noun}",
    band="{band} tiêu chí",
    with_unknown="Số {noun} còn tiêu chí chưa đủ căn cứ",
    title_or_higher="Đạt chuẩn {title}",
    page="Trang",
    synthetic="SỐ LIỆU MÔ PHỎNG",
    synthetic_long="SỐ LIỆU MÔ PHỎNG – dùng để trình diễn, không phải số liệu của cơ quan nhà nước",
    illustrated="Một số mức đạt chuẩn là giả định minh họa ({n} chỉ tiêu)",
    about="Về tệp này",
    about_heading="VỀ TỆP NÀY",
    definitions="Giải thích",
    unit_of_count="Đơn vị tính: {noun}",
    legend="Ký hiệu",
    whole="toàn {type}",
    filters="Bộ lọc",
    rows_shown="{shown}/{all} {noun}",
)  # fmt: skip

EN = Labels(
    language="en",
    title_t1="RESULTS BY CRITERION",
    title_t2="{noun} BY NUMBER OF CRITERIA MET",
    title_inside="RESULTS INSIDE CRITERION {no}: {name}",
    until="As of {day}",
    compared="compared with {day}",
    known="as known at {moment}",
    scope="Scope",
    nouns={
        Subject.COMMUNE: "communes", Subject.DISTRICT: "districts", Subject.TOWN: "towns",
        Subject.PROVINCE: "provinces",
    },
    number="No.",
    code="Code",
    unit="Unit",
    group="District",
    criteria="Criteria",
    conditions="Conditions",
    met="Criteria met",
    met_inside="Indicators met",
    change="Change",
    unknown="Unknown",
    title="Title",
    titles={
        Title.NTM: "NTM", Title.COMPLETED: "Completed", Title.ADVANCED: "Advanced", Title.MODEL: "Model",
        Title.MODERN: "Modern",
    },
    statuses={
        Status.MET: "met", Status.UNMET: "unmet", Status.UNKNOWN: "unknown", Status.NOT_APPLICABLE: "not applicable",
    },
    total_met="{noun} that meet it",
    total_share="Share of {n} {noun} (%)",
    total_unmet="{noun} that do not",
    total_unknown="{noun} unknown",
    total_not_applicable="{noun} not concerned",
    average="Criteria met on average",
    mean="Average",
    count="Number",
    share="Share",
    all_units="Whole scope",
    units="All {noun}",
    band="{band} criteria",
    with_unknown="{noun} with unknown criteria",
    title_or_higher="Hold {title}",
    page="Page",
    synthetic="SYNTHETIC DATA · SỐ LIỆU MÔ PHỎNG",
    synthetic_long="SYNTHETIC DATA (SỐ LIỆU MÔ PHỎNG) – for demonstration, not the figures of any authority",
    illustrated="Some levels are assumed for illustration ({n} indicators)",
    about="About this file",
    about_heading="ABOUT THIS FILE",
    definitions="Definitions",
    unit_of_count="Unit of count: {noun}",
    legend="Signs",
    whole="whole {type}",
    filters="Filters",
    rows_shown="{shown} of {all} {noun}",
)  # fmt: skip

LABELS: Mapping[str, Labels] = {"vi": VI, "en": EN}


def labels_of(labels: Labels, criterion: Column | None) -> Labels:
    """Give the labels of a table inside one criterion: its title, and indicators in the place of criteria."""
    if criterion is None:
        return labels
    title = labels.title_inside.format(no=criterion.no, name=criterion.name)
    return replace(labels, title_t1=title, met=labels.met_inside)
