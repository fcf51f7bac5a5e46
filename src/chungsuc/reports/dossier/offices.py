"""The bodies that issue the papers of a dossier, and whom they write to (cơ quan ban hành)."""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.reports.official.model import Issuer, Signature

_KINDS = ("tỉnh", "thành phố", "thị xã", "thị trấn", "huyện", "quận", "đặc khu", "xã", "phường")


@dataclass(frozen=True, slots=True)
class Office:
    """A body that issues papers.

    ``name`` is how running text names it, ``sign`` its part of the sign ("UBND"), ``place`` what stands before the
    day, ``role`` the lines above a signature.
    """

    name: str
    issuer: Issuer
    sign: str
    place: str
    role: tuple[str, ...]

    def signed(self, name: str = "") -> Signature:
        """Give the place for its signature."""
        return Signature(self.role, name)


def bare(unit: str) -> str:
    """Take the kind off a unit's name: "xã Hóa Thượng" → "Hóa Thượng"."""
    for kind in _KINDS:
        if unit.lower().startswith(f"{kind} "):
            return unit[len(kind) + 1 :]
    return unit


def committee(unit: str) -> Office:
    """Give the People's Committee of a unit (Ủy ban nhân dân)."""
    return Office(
        f"Ủy ban nhân dân {unit}", Issuer(("ỦY BAN NHÂN DÂN", unit.upper())), "UBND", bare(unit),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    )  # fmt: skip


def chairman(unit: str) -> Office:
    """Give the Chairman of a People's Committee, who decides in his own name (Chủ tịch Ủy ban nhân dân)."""
    return Office(
        f"Chủ tịch Ủy ban nhân dân {unit}", Issuer(("ỦY BAN NHÂN DÂN", unit.upper())), "UBND", bare(unit),
        ("CHỦ TỊCH",),
    )  # fmt: skip


def agency(name: str, unit: str, sign: str = "", role: str = "") -> Office:
    """Give a department under a People's Committee (sở, phòng); a blank sign or office stays open."""
    return Office(
        name, Issuer((name.upper(),), ("ỦY BAN NHÂN DÂN", unit.upper())), sign, bare(unit),
        (role.upper() or "THỦ TRƯỞNG ĐƠN VỊ",),
    )  # fmt: skip


def coordination_office(province: str) -> Office:
    """Give the provincial coordination office (Văn phòng Điều phối)."""
    return agency("Văn phòng Điều phối nông thôn mới tỉnh", province, "VPĐP", "Chánh Văn phòng")


def council(province: str, name: str = "") -> Office:
    """Give the appraisal council (Hội đồng thẩm định)."""
    said = name or "Hội đồng thẩm định"
    return Office(
        said, Issuer((said.upper(),), ("ỦY BAN NHÂN DÂN", province.upper())), "HĐTĐ", bare(province),
        ("TM. HỘI ĐỒNG THẨM ĐỊNH", "CHỦ TỊCH HỘI ĐỒNG"),
    )  # fmt: skip


def front(unit: str) -> Office:
    """Give the Fatherland Front's committee of a unit (Ủy ban Mặt trận Tổ quốc), which asks the residents."""
    return Office(
        f"Ủy ban Mặt trận Tổ quốc Việt Nam {unit}",
        Issuer(("BAN THƯỜNG TRỰC",), ("ỦY BAN MTTQ VIỆT NAM", unit.upper())), "MTTQ-BTT", bare(unit),
        ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"),
    )  # fmt: skip
