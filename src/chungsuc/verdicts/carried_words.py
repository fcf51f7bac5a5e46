"""What is carried, in Vietnamese: from which units, by which rule, or why not (lời về số liệu quy đổi)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chungsuc.engine.rounding import readable
from chungsuc.engine.verdict import Fact
from chungsuc.law.prose import number_vi
from chungsuc.law.tree import Provision
from chungsuc.units.carry import Better, Carrying, Gap, Rule
from chungsuc.units.models import Unit
from chungsuc.verdicts.carried import CarriedFact, Origin
from chungsuc.verdicts.plain_fact import plain_fact

NOT_AN_ASSESSMENT_VI = "Đây là phép tính từ số liệu của các đơn vị cũ, không phải kết quả đánh giá đơn vị mới."

_RULES = {
    Rule.SUM: "cộng",
    Rule.WEIGHTED: "bình quân gia quyền theo mẫu số",
    Rule.NOT_COMPARABLE: "không quy đổi",
}


def say_rule(carried: CarriedFact) -> str:
    """Name the rule by which the values were combined."""
    if carried.unchanged:
        return "giữ nguyên, chỉ đổi tên hoặc mã"
    return _RULES.get(carried.carrying.rule) or _say_extreme(carried)


def _say_extreme(carried: CarriedFact) -> str:
    worst = carried.carrying.rule is Rule.WORST
    if _attested(carried):
        return "đạt khi mọi đơn vị cũ cùng đạt" if worst else "đạt khi một đơn vị cũ đạt"
    return ("mức cao nhất" if _highest(carried.carrying) else "mức thấp nhất") + " của các đơn vị cũ"


def _highest(carrying: Carrying) -> bool:
    return (carrying.rule is Rule.BEST) == (carrying.better is Better.HIGHER)


def _attested(carried: CarriedFact) -> bool:
    return any(isinstance(origin.fact.value, bool) for origin in carried.parts if origin.fact is not None)


def say_gap(carried: CarriedFact) -> str:
    """Say why nothing could be carried; empty when something was."""
    match carried.gap:
        case None:
            return ""
        case Gap.NO_VALUE:
            return "; ".join(_say_missing(carried))
        case Gap.SHARE_UNKNOWN:
            return f"{_names(carried, lambda o: o.share is None)} bị chia, chưa rõ tỷ lệ"
        case Gap.DIVIDED:
            return (
                f"{_names(carried, lambda o: o.share != 1)} bị chia: kết quả của cả đơn vị chưa chắc đúng cho một phần"
            )
        case Gap.DENOMINATOR_UNKNOWN:
            return f"{_names(carried, _without_base)} không ghi mẫu số nên không tính được bình quân"
        case Gap.NOT_COMPARABLE:
            return "nội dung này không quy đổi được, phải đánh giá lại ở đơn vị mới"
        case Gap.WRONG_KIND:
            return "số liệu của các đơn vị cũ khác loại (có nơi ghi số, có nơi ghi đạt hay không đạt)"


def _say_missing(carried: CarriedFact) -> Iterator[str]:
    bare = [o.unit.full_name for o in carried.parts if o.fact is None and o.carried is None]
    if bare:
        yield f"{', '.join(bare)} không có số liệu"
    for origin in carried.parts:
        if origin.carried is not None and origin.carried.fact is None:
            yield f"{origin.unit.full_name}: {say_gap(origin.carried)}"


def _names(carried: CarriedFact, wanted: Any) -> str:
    return ", ".join(origin.unit.full_name for origin in carried.parts if wanted(origin))


def _without_base(origin: Origin) -> bool:
    return origin.fact is not None and not origin.fact.denominator


def say_parts(carried: CarriedFact, provision: Provision) -> str:
    """List the old units with their values, what one of them carried itself in brackets."""
    return "; ".join(_say_origin(origin, provision) for origin in carried.parts)


def _say_origin(origin: Origin, provision: Provision) -> str:
    said = f"{origin.unit.full_name}{_say_share(origin)}: {_say_value(origin.fact, provision)}"
    if origin.carried is None:
        return said
    return f"{said} [{say_rule(origin.carried)}: {say_parts(origin.carried, provision)}]"


def _say_share(origin: Origin) -> str:
    if origin.share is None:
        return " (một phần, chưa rõ tỷ lệ)"
    return "" if origin.share == 1 else f" ({number_vi(origin.share * 100)}%)"


def _say_value(fact: Fact | None, provision: Provision) -> str:
    if fact is None:
        return "không có số liệu"
    day = f", ngày {fact.as_of:%d/%m/%Y}" if fact.as_of else ""
    if isinstance(fact.value, bool):
        return f"{'Đạt' if fact.value else 'Không đạt'}{day}"
    sign = "%" if provision.unit == "%" else f" {provision.unit}" if provision.unit else ""
    base = ""
    if fact.numerator is not None and fact.denominator is not None:
        base = f" ({number_vi(fact.numerator)}/{number_vi(fact.denominator)})"
    return f"{number_vi(readable(fact.value, None))}{sign}{base}{day}"


def say_carried(carried: CarriedFact, provision: Provision) -> str:
    """Say in one line what was carried and how, or why nothing was."""
    day = f"quy đổi do sắp xếp ngày {carried.day:%d/%m/%Y}"
    if carried.gap is not None:
        return f"không {day}: {say_gap(carried)}. Các đơn vị cũ: {say_parts(carried, provision)}"
    return f"{day}, cách tính: {say_rule(carried)}. Các đơn vị cũ: {say_parts(carried, provision)}"


# ── as plain data ────────────────────────────────────────────────────────────────────────────────────


def shows_synthetic(carried: CarriedFact) -> bool:
    """Tell whether any old value is made up, also where nothing came of it: who shows it must say so."""
    return any(
        (origin.fact is not None and origin.fact.synthetic)
        or (origin.carried is not None and shows_synthetic(origin.carried))
        for origin in carried.parts
    )


def plain_carried(carried: CarriedFact) -> dict[str, Any]:
    """Give it as plain data: rule, day, why not, and the old units with their values."""
    return {
        "rule": carried.carrying.rule.value,
        "rule_words": say_rule(carried),
        "reorganised_on": carried.day.isoformat(),
        "gap": carried.gap.value if carried.gap else None,
        "gap_words": say_gap(carried) or None,
        "parts": [_plain_origin(origin) for origin in carried.parts],
    }


def _plain_origin(origin: Origin) -> dict[str, Any]:
    return {
        **plain_unit(origin.unit),
        "share": None if origin.share is None else float(origin.share),
        **plain_fact(origin.fact),
        "carried": plain_carried(origin.carried) if origin.carried else None,
    }


def plain_unit(unit: Unit) -> dict[str, str]:
    return {"unit": unit.full_name, "code": unit.code, "thread": unit.thread}
