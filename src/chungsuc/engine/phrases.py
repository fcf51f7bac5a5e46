"""The words of a verdict in both languages: templates only, put together by ``engine.prose``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chungsuc.engine.verdict import Status
from chungsuc.law.traits import TRAITS

STATUS_VI: Final[Mapping[Status, str]] = {
    Status.MET: "đạt",
    Status.UNMET: "chưa đạt",
    Status.UNKNOWN: "chưa đủ căn cứ",
    Status.NOT_APPLICABLE: "không áp dụng",
}
STATUS_EN: Final[Mapping[Status, str]] = {
    Status.MET: "met",
    Status.UNMET: "not met",
    Status.UNKNOWN: "not known",
    Status.NOT_APPLICABLE: "not applicable",
}
STATUS_SIGN: Final[Mapping[Status, str]] = {
    Status.MET: "✓",
    Status.UNMET: "✕",
    Status.UNKNOWN: "?",
    Status.NOT_APPLICABLE: "–",
}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every turn of phrase of one language; the field names say what each is for."""

    status: Mapping[Status, str]
    points: str
    short: str
    over: str
    remaining: str
    counted: str
    measured: str
    in_year: str
    moved: str
    column: Mapping[str, str]
    holds: Mapping[bool, str]
    none_holds: Mapping[bool, str]
    counted_none: str
    parts_met: str
    parts_of: Mapping[str, str]
    by_case: str
    by_cases: str
    by_criteria: str
    no_value: str
    no_value_level: str
    has_value: str
    no_level: str
    left_to_province: str
    left_to_province_told: str
    no_level_for_year: str
    trait_unknown: str
    trait_unknown_case: str
    not_known_to_us: str
    excused: str
    unverified_level: str
    unverified: str
    illustrated: str
    synthetic: str
    older: str
    subject: str
    subject_of_conditions: str
    subject_of: Mapping[Status, str]
    not_in_force: str


VI: Final = Phrases(
    status=STATUS_VI,
    points="điểm phần trăm",
    short="còn thiếu {gap}",
    over="vượt mức {gap}",
    remaining="còn {gap}",
    counted="tức {missing} {noun} trên tổng số {total}",
    measured="tức {missing} trên tổng số {total}",
    in_year="năm {year}",
    moved="theo {item} dùng mức {column}",
    column={"region": "vùng {value}", "group": "nhóm {value}", "area": "khu vực {value}"},
    holds={True: "được xác nhận đạt", False: "bị xác nhận không đạt"},
    none_holds={True: "được xác nhận không có", False: "bị xác nhận vẫn còn"},
    counted_none="{value}, yêu cầu không có",
    parts_met="{met}/{applies} nội dung đạt",
    parts_of={"unmet": "chưa đạt {numbers}", "unknown": "chưa đủ căn cứ {numbers}", "need": "cần ít nhất {count}"},
    by_case="xét theo {no}",
    by_cases="xét theo {no} đều cho cùng kết quả",
    by_criteria="{met}/{total} tiêu chí đạt",
    no_value="chưa có số liệu",
    no_value_level="chưa có số liệu, mức {sign} {level}",
    has_value="số liệu {value}",
    no_level="chưa biết mức đạt chuẩn",
    left_to_province="chưa biết mức của tỉnh",
    left_to_province_told="Thêm quyết định của tỉnh vào bộ tiêu chí.",
    no_level_for_year="văn bản không có mức cho năm {year}",
    trait_unknown="mức tùy theo {trait}, chưa biết {trait} của đơn vị",
    trait_unknown_case="nội dung áp dụng tùy theo {trait}, chưa biết {trait} của đơn vị",
    not_known_to_us="chưa biết nội dung yêu cầu",
    excused="không thuộc trường hợp phải xét",
    unverified_level="Mức chưa đối chiếu với văn bản gốc.",
    unverified="Yêu cầu chưa đối chiếu với văn bản gốc.",
    illustrated="Mức là giả định minh họa.",
    synthetic="Số liệu mô phỏng.",
    older="Số liệu tính đến {day}.",
    subject="{set}, ngày {day}: đạt {met}/{total} tiêu chí — {status}.",
    subject_of_conditions="{set}, ngày {day}: đạt {met}/{total} điều kiện — {status}.",
    subject_of={Status.UNMET: "Chưa đạt: {numbers}.", Status.UNKNOWN: "Chưa đủ căn cứ: {numbers}."},
    not_in_force="Ngày này nằm ngoài hiệu lực của bộ tiêu chí: kết quả chỉ là giả định.",
)
EN: Final = Phrases(
    status=STATUS_EN,
    points="percentage points",
    short="{gap} short",
    over="{gap} over",
    remaining="{gap} left",
    counted="that is {missing} {noun} of {total}",
    measured="that is {missing} of {total}",
    in_year="in {year}",
    moved="by {item} the level of {column} is used",
    column={"region": "region {value}", "group": "group {value}", "area": "area {value}"},
    holds={True: "attested as met", False: "attested as not met"},
    none_holds={True: "attested that there is none", False: "attested that there still is some"},
    counted_none="{value}, where there must be none",
    parts_met="{met} of {applies} parts met",
    parts_of={"unmet": "not met: {numbers}", "unknown": "not known: {numbers}", "need": "at least {count} needed"},
    by_case="by {no}",
    by_cases="{no} agree",
    by_criteria="{met} of {total} criteria met",
    no_value="no value yet",
    no_value_level="no value yet, the level is {sign} {level}",
    has_value="value {value}",
    no_level="the level is not known to us",
    left_to_province="the province's level is not known",
    left_to_province_told="Give the province's decision as an overlay.",
    no_level_for_year="the decree has no level for {year}",
    trait_unknown="the level depends on the {trait}, which is not known",
    trait_unknown_case="what applies depends on the {trait}, which is not known",
    not_known_to_us="what is demanded is not known to us",
    excused="does not apply to such a unit",
    unverified_level="The level has not been held against the decree itself.",
    unverified="The requirement has not been held against the decree itself.",
    illustrated="The level is assumed for illustration.",
    synthetic="Synthetic value.",
    older="Value as of {day}.",
    subject="{set}, {day}: {met} of {total} criteria met — {status}.",
    subject_of_conditions="{set}, {day}: {met} of {total} conditions met — {status}.",
    subject_of={Status.UNMET: "Not met: {numbers}.", Status.UNKNOWN: "Not known: {numbers}."},
    not_in_force="The day lies outside the validity of the set: the result is a what-if.",
)

# What to do about a verdict that is not known; each is a sentence of its own.
TO_DO_VI: Final[Mapping[str, str]] = {
    "value": "Nhập số liệu để xét.",
    "level": "Bổ sung mức từ văn bản gốc vào bộ tiêu chí.",
    "year": "Chọn bộ tiêu chí có hiệu lực vào năm đó.",
    "trait": "Khai đặc điểm {key} của đơn vị.",
    "demand": "Bổ sung nội dung từ văn bản gốc vào bộ tiêu chí.",
}
TO_DO_EN: Final[Mapping[str, str]] = {
    "value": "Enter a value.",
    "level": "Add the level to the set from the decree.",
    "year": "Choose a set in force in that year.",
    "trait": "Give the unit's trait {key}.",
    "demand": "Add what is demanded to the set from the decree.",
}


def trait_name(key: str, language: str) -> str:
    """Name a trait in one language."""
    trait = TRAITS.get(key)
    if trait is None:
        return key
    return trait.vi if language == "vi" else trait.en
