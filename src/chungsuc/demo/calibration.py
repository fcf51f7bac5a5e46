"""What was printed about Thái Nguyên, as limits for the simulation; each row from the published figures.

Names are only here where a page names them. Everything else (which other communes, in which year) is drawn,
and marked as synthetic. The sources stand in ``figures/data/thai-nguyen-history.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

PROVINCE = "19"
SCOPE = "province:Thái Nguyên (before 2025-07-01)"  # as the source file writes it

TP, SONG_CONG, DINH_HOA, PHU_LUONG, DONG_HY, VO_NHAI, DAI_TU, PHO_YEN, PHU_BINH = (
    "164", "165", "167", "168", "169", "170", "171", "172", "173",
)  # fmt: skip

# How many communes of each district are recognised as NTM by the result year, of the 137 of 2020. The sums are
# the printed 88, 101 (2019), 109 (mid-2022), 118 − 10 and 118 of the 126 of 2023 (9 communes of Phổ Yên became
# wards in 2022, Hóa Thượng a township and Quân Chu part of one in 2023). Định Hóa 10, 16, 22, Phú Bình 19 and
# Đại Từ 26, 27 are printed too; the rest of the split is ours.
YEARS = (2018, 2019, 2020, 2021, 2022, 2023)
NTM_BY: Mapping[str, tuple[int, ...]] = {
    TP: (11, 11, 11, 11, 11, 11),
    SONG_CONG: (3, 3, 3, 3, 3, 3),
    PHO_YEN: (14, 14, 14, 14, 14, 14),
    DINH_HOA: (8, 10, 12, 14, 16, 22),
    PHU_LUONG: (9, 10, 10, 10, 12, 12),
    DONG_HY: (8, 10, 10, 10, 11, 11),
    VO_NHAI: (3, 5, 5, 6, 6, 6),
    DAI_TU: (18, 21, 22, 23, 26, 27),
    PHU_BINH: (14, 17, 18, 18, 19, 19),
}
# The last three of the ten of 2023 are drawn from these splits between Phú Lương, Đồng Hỷ and Võ Nhai.
LAST_OF_2023: tuple[Mapping[str, int], ...] = (
    {PHU_LUONG: 1, DONG_HY: 2, VO_NHAI: 0},
    {PHU_LUONG: 1, DONG_HY: 1, VO_NHAI: 1},
    {PHU_LUONG: 0, DONG_HY: 2, VO_NHAI: 1},
    {PHU_LUONG: 0, DONG_HY: 1, VO_NHAI: 2},
)

# Advanced or higher by the result year: the printed 11 (mid-2022), 17 (before the decisions of 2023), 33; Phú
# Bình 5 (November 2022), Đại Từ 2 and 5, Định Hóa 3 are printed too. A model commune presupposes the advanced
# title (QĐ 319), so the 10 model communes are counted among the 33.
ADVANCED_BY: Mapping[str, tuple[int, int, int]] = {  # 2021, 2022, 2023
    TP: (2, 3, 6),
    SONG_CONG: (1, 2, 2),
    PHO_YEN: (1, 2, 3),
    DINH_HOA: (0, 0, 3),
    PHU_LUONG: (1, 1, 3),
    DONG_HY: (0, 1, 2),
    VO_NHAI: (0, 0, 0),
    DAI_TU: (1, 2, 5),
    PHU_BINH: (5, 6, 9),
}
MODEL_BY: Mapping[str, tuple[int, int]] = {  # 2022: the printed 4; 2023: 10, Đại Từ 2
    TP: (1, 3), SONG_CONG: (1, 1), PHO_YEN: (0, 1), PHU_LUONG: (0, 1), DAI_TU: (1, 2), PHU_BINH: (1, 2),
}  # fmt: skip

# Named on a page as recognised for 2019, made public by 2020-04-16.
NTM_2019: Mapping[str, tuple[str, ...]] = {
    DAI_TU: ("Bình Thuận", "Lục Ba", "Hoàng Nông"),
    VO_NHAI: ("Tràng Xá", "Dân Tiến"),
    DONG_HY: ("Cây Thị", "Tân Lợi"),
    PHU_LUONG: ("Yên Lạc",),
    DINH_HOA: ("Thanh Định", "Phú Đình"),
    PHU_BINH: ("Tân Hòa", "Nga My", "Tân Kim"),
}
NTM_2019_ANNOUNCED = date(2020, 4, 16)

# Named on a page as already NTM in July 2021 or as finishing that year: the year itself is not printed.
NTM_EARLY: Mapping[str, tuple[str, ...]] = {
    VO_NHAI: ("La Hiên", "Lâu Thượng", "Phú Thượng"),
    DONG_HY: ("Hóa Thượng",),  # not printed: a xã about to become a township (2023) was surely no laggard
}
NTM_2021: Mapping[str, tuple[str, ...]] = {VO_NHAI: ("Bình Long",)}
# Printed as the two communes under 10 criteria in April 2020.
LAST: Mapping[str, tuple[str, ...]] = {VO_NHAI: ("Thần Xa", "Sảng Mộc"), DAI_TU: ("Quân Chu",)}
BELOW_TEN_IN_2020 = ("Thần Xa", "Sảng Mộc")


class NamedAdvanced(NamedTuple):
    """An advanced commune that a page names: district, name, result year."""

    district: str
    name: str
    year: int


ADVANCED_NAMED = (NamedAdvanced(DAI_TU, "Ký Phú", 2023), NamedAdvanced(DAI_TU, "Vạn Thọ", 2024))
ADVANCED_ANNOUNCED = date(2024, 11, 24)
# The provincial council scored its dossier at the end of 2022; that it was recognised is not printed.
ADVANCED_DOSSIER_2022: Mapping[str, tuple[str, ...]] = {PHU_BINH: ("Xuân Phương",)}


class NamedDistrict(NamedTuple):
    """A district that a page names as recognised; ``None`` and blanks where the page does not say."""

    district: str
    year: int
    number: str
    decided_on: date | None
    announced_on: date | None


DISTRICTS_NAMED = (
    NamedDistrict(PHU_BINH, 2022, "567/QĐ-TTg", None, date(2023, 5, 25)),
    NamedDistrict(DINH_HOA, 2023, "719/QĐ-TTg", date(2024, 7, 29), None),
    NamedDistrict(DAI_TU, 2023, "", None, None),
    NamedDistrict(PHU_LUONG, 2024, "", None, None),
)
# Three district-level units were recognised by the end of 2019, but no page names them.
DISTRICTS_BEFORE_2019 = (TP, SONG_CONG, PHO_YEN)

# Định Hóa, July 2023: eight recognised in 2015–2021 meet only 14–16 criteria of the newer set, the six of that
# year 13–16.
REASSESSED_IN_DINH_HOA = 8
SPECIALLY_DIFFICULT_OF_2023 = 5  # of the ten recognised for 2023

# Communes of 137 that met a criterion of QĐ 1980 at the end of 2020, as printed.
MET_IN_2020: Mapping[str, int] = {
    "2": 112, "3": 133, "4": 137, "5": 126, "6": 101, "7": 131, "8": 122, "9": 114, "14": 135, "15": 137,
}  # fmt: skip
