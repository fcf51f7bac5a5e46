"""The sheets and columns of the template; columns are found again by their heads, wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from chungsuc.law.traits import REGION_VI, TRAITS
from chungsuc.lawbook.template.words import CARRY, CONFIDENCE, KINDS, SUBJECTS, TITLES, YES_NO, Words

GUIDE, HEAD, CRITERIA, DEMANDS, RULES = "Hướng dẫn", "Bộ tiêu chí", "Tiêu chí", "Yêu cầu", "Quy tắc"
WORDS = "Danh mục"


class Column(NamedTuple):
    """One column: key, head, width, the words to choose from, and what to write there."""

    key: str
    head: str
    width: int
    words: Words | None = None
    hint: str = ""


class Field(NamedTuple):
    """One line of the head sheet: key, label, words to choose from, must it be filled, what to write."""

    key: str
    label: str
    hint: str
    words: Words | None = None
    needed: bool = False


FIELDS: tuple[Field, ...] = (
    Field("set", "Mã bộ tiêu chí", "Quyết định/cấp, ví dụ QD51-2025/xa", needed=True),
    Field("name", "Tên bộ tiêu chí", "Tên đầy đủ như trong quyết định", needed=True),
    Field("name_en", "Tên tiếng Anh", "Tên ngắn bằng tiếng Anh", needed=True),
    Field("subject", "Đối tượng", "Bộ này xét ai", SUBJECTS, needed=True),
    Field("title", "Danh hiệu", "Đạt bộ này thì được công nhận gì", TITLES, needed=True),
    Field("number", "Số quyết định", "Ví dụ QĐ 51/2025/QĐ-TTg", needed=True),
    Field("signed", "Ngày ký", "dd/MM/yyyy"),
    Field("annex", "Phụ lục", "Ví dụ PL I"),
    Field("valid_from", "Có hiệu lực từ", "dd/MM/yyyy, ngày đầu tiên có hiệu lực", needed=True),
    Field("valid_until", "Hết hiệu lực từ", "dd/MM/yyyy, ngày đầu tiên không còn hiệu lực; để trống nếu còn hiệu lực"),
    Field("replaces", "Thay cho bộ", "Mã bộ tiêu chí trước, kết thúc đúng ngày bộ này có hiệu lực"),
    Field("supersedes", "Đầy đủ hơn bản", "Mã bản chưa đầy đủ của cùng quyết định, nếu bản ấy đã dùng để đánh giá"),
    Field("criteria", "Số tiêu chí theo quyết định", "Để hệ thống đối chiếu; để trống nếu không rõ"),
    Field("indicators", "Số chỉ tiêu theo quyết định", "Không tính nội dung thành phần; để trống nếu không rõ"),
    Field("partial", "Còn thiếu nội dung", "“có” nếu chưa nhập hết quyết định", YES_NO),
    Field("begins_unknown", "Không rõ ngày bắt đầu", "“có” nếu ngày có hiệu lực chỉ là ước đoán", YES_NO),
    Field("province", "Của tỉnh", "Chỉ ghi khi bộ này do một tỉnh ban hành"),
    Field("note", "Ghi chú", ""),
    Field("provenance", "Đọc ở đâu (mặc định)", "Dùng cho dòng để trống cột “Đọc ở đâu”, ví dụ: bản giấy QĐ 51"),
    Field("confidence", "Độ tin cậy (mặc định)", "Dùng cho dòng để trống cột “Độ tin cậy”", CONFIDENCE),
    Field("verified", "Đã đối chiếu (mặc định)", "“có” nếu từng mức đã so với văn bản gốc", YES_NO),
)  # fmt: skip

CRITERION_COLUMNS: tuple[Column, ...] = (
    Column("no", "Số", 8),
    Column("name", "Tên tiêu chí", 60),
    Column("counted", "Tính vào số tiêu chí", 14, YES_NO, "“không” cho phần điều kiện nằm ngoài các tiêu chí"),
    Column(
        "complete", "Đã đủ chỉ tiêu", 14, YES_NO, "“không” khi còn chỉ tiêu chưa nhập: tiêu chí chưa thể kết luận đạt"
    ),
)

# Levels by one trait have a column each; a second trait and the year have rows.
LEVEL_TRAITS: Mapping[str, Mapping[str, str]] = {
    "region": {code: code.replace("DB", "ĐB").replace("DNB", "ĐNB") for code in REGION_VI},
    "group": {group: f"Nhóm {group}" for group in TRAITS["group"].values},
    "area": {area: f"Khu vực {area}" for area in TRAITS["area"].values},
}
LEVEL_HEADS: Mapping[str, tuple[str, str]] = {
    head: (trait, value) for trait, values in LEVEL_TRAITS.items() for value, head in values.items()
}
_LEVELS = tuple(
    Column(f"{trait}:{value}", head, 10, hint="số, “chưa rõ”") for head, (trait, value) in LEVEL_HEADS.items()
)

DEMAND_COLUMNS: tuple[Column, ...] = (
    Column("criterion", "Tiêu chí", 8, hint="Số của tiêu chí trong trang “Tiêu chí”"),
    Column("criterion_name", "Tên tiêu chí", 18, hint="Chỉ để đọc"),
    Column("no", "Số", 9, hint="Số chỉ tiêu (3.1) hoặc nội dung (5/a); dòng tiếp theo của bảng mức lặp lại số"),
    Column("parent", "Thuộc", 9, hint="Chỉ ghi cho nội dung thành phần: số của mục chứa nó"),
    Column("name", "Tên chỉ tiêu, nội dung", 55),
    Column("kind", "Cách xét", 22, KINDS),
    Column("count", "Ít nhất", 8, hint="Cần đạt bao nhiêu nội dung, chỉ cho “Đạt ít nhất một số nội dung”"),
    Column("unit", "Đơn vị tính", 14),
    Column("year", "Năm", 7, hint="Chỉ khi mức đổi theo năm: mỗi năm một dòng"),
    Column("row_of", "Diện", 22, hint="Chỉ khi mức còn theo đặc điểm khác, ví dụ: đặc biệt khó khăn = có"),
    Column("level", "Mức chung", 12, hint="Một mức cho mọi đối tượng: số, “chưa rõ”, “tỉnh quy định”"),
    *_LEVELS,
    Column("general", "Chung cả nước", 12, hint="Cột “chỉ tiêu chung” của quyết định: in ra, không dùng để xét"),
    Column("when", "Áp dụng khi", 26, hint="Chỉ cho nội dung của mục “Theo trường hợp”, ví dụ: số trường học > 3"),
    Column("excuse", "Không áp dụng khi", 26, hint="Ví dụ: có làng nghề = không"),
    Column("title", "Danh hiệu", 18, TITLES, "Cho “Đã có danh hiệu” và “Tỷ lệ đơn vị cấp dưới”"),
    Column("child_type", "Loại đơn vị", 14, hint="Cho “Tỷ lệ đơn vị cấp dưới”: xã, huyện"),
    Column("item", "Điều, mục", 16, hint="Chỗ trong văn bản; để trống: tự ghi TC, CT"),
    Column("verified", "Đã đối chiếu", 12, YES_NO, "“có” khi đã so mức này với văn bản gốc"),
    Column("confidence", "Độ tin cậy", 11, CONFIDENCE),
    Column("provenance", "Đọc ở đâu", 30),
    Column("note", "Ghi chú", 40),
    Column("measure", "Số đo", 24, hint="Tên số liệu dùng chung giữa các bộ; giữ nguyên nếu không rõ"),
    Column("carry", "Khi sắp xếp xã", 16, CARRY, "Cách quy đổi số liệu của các xã cũ; để trống: theo quy tắc chung"),
)
RULE_COLUMNS: tuple[Column, ...] = (
    Column("trait", "Đặc điểm", 14, hint="Ví dụ: vùng"),
    Column("use", "Dùng mức của", 14, hint="Ví dụ: TDMNPB"),
    Column("when", "Khi", 50, hint="Ví dụ: đặc biệt khó khăn = có hoặc an toàn khu = có"),
    Column("item", "Điều, mục", 16),
    Column("verified", "Đã đối chiếu", 12, YES_NO),
    Column("confidence", "Độ tin cậy", 11, CONFIDENCE),
    Column("provenance", "Đọc ở đâu", 30),
    Column("note", "Ghi chú", 40),
)
NEEDED = {"demands": ("criterion", "no", "name", "kind"), "criteria": ("no", "name")}
