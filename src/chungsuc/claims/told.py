"""A report of the checker as plain data for machines, and its words for people (kết quả dưới dạng JSON và chữ)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from chungsuc.claims.amount import rounded
from chungsuc.claims.check import Report
from chungsuc.claims.claim import Against, Claim, Kind, Ours, Status

STATUS_WORDS: dict[Status, tuple[str, str]] = {
    Status.CONSISTENT: ("khớp", "consistent"),
    Status.CONTRADICTION: ("sai", "contradiction"),
    Status.NOT_CHECKABLE: ("không kiểm tra được", "not checkable"),
}
STATUS_SIGN: dict[Status, str] = {Status.CONSISTENT: "✓", Status.CONTRADICTION: "✗", Status.NOT_CHECKABLE: "?"}
KIND_WORDS: dict[Kind, tuple[str, str]] = {
    Kind.SHARE: ("tỷ lệ", "share"),
    Kind.CHANGE: ("tăng, giảm", "change"),
    Kind.PLAN: ("so với kế hoạch", "against the plan"),
    Kind.TOTAL: ("tổng và các phần", "total and parts"),
    Kind.AVERAGE: ("bình quân", "average"),
    Kind.CONVERSION: ("quy đổi", "conversion"),
    Kind.SUM: ("phép tính", "sum"),
    Kind.REST: ("số còn lại", "what is left"),
    Kind.TWICE: ("in hai nơi", "printed twice"),
    Kind.UNITS: ("đơn vị tính", "units"),
    Kind.COUNT: ("số lượng", "count"),
    Kind.PERCENT: ("tỷ lệ không có mẫu số", "percentage without a base"),
}
AGAINST_WORDS: dict[Against, tuple[str, str]] = {
    Against.AGREES: ("trùng số của hệ thống", "agrees with our figure"),
    Against.DIFFERS: ("khác số của hệ thống", "differs from our figure"),
    Against.NO_FIGURE: ("hệ thống không có số này", "no such figure of ours"),
    Against.LEFT_OUT: ("chưa so với số của hệ thống", "not compared with our figures"),
}


def number(value: Decimal | int | None) -> int | float | None:
    """Give a number as JSON holds it."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def written(value: Decimal | None, language: str = "vi") -> str:
    """Write a number as the language does: 1.234,5 or 1,234.5."""
    if value is None:
        return "–"
    value = value.normalize()
    text = f"{value:,f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def as_json(report: Report) -> dict[str, Any]:
    """Give a report as plain data."""
    counts = report.counts
    return {
        "file": report.document.file,
        "pages": report.document.pages,
        "compared": report.compared,
        "counts": {
            "claims": len(report.claims), "contradictions": report.contradictions,
            "consistent": len(report.of(Status.CONSISTENT)), "not_checkable": len(report.of(Status.NOT_CHECKABLE)),
            "numbers": counts.numbers, "numbers_in_claims": counts.in_claims,
            "dates_and_references": counts.references, "unread": counts.unread,
        },
        "claims": [claim_as_json(one) for one in report.claims],
    }  # fmt: skip


def claim_as_json(claim: Claim) -> dict[str, Any]:
    """Give a claim as plain data."""
    place, meaning = claim.place, claim.meaning
    return {
        "text": claim.text, "status": claim.status.value, "kind": claim.kind.value,
        "numerator": number(claim.numerator), "denominator": number(claim.denominator),
        "printed": number(claim.printed), "computed": number(claim.computed), "unit": claim.unit or None,
        "ours": number(claim.ours.value) if claim.ours else None, "against_ours": claim.against.value,
        "difference": number(claim.difference), "ours_detail": _ours(claim.ours) if claim.ours else None,
        "meaning": {
            "figure": meaning.figure or None, "scope": meaning.scope or None, "role": meaning.role.value,
            "as_of": meaning.day.isoformat() if meaning.day else None,
        },
        "note": claim.note[0] or None, "note_en": claim.note[1] or None,
        "place": {
            "file": place.file, "page": place.page, "paragraph": place.paragraph, "line": place.line,
            "table": place.table, "row": place.row, "start": place.start, "end": place.end,
        },
    }  # fmt: skip


def _ours(ours: Ours) -> dict[str, Any]:
    return {
        "figure": ours.figure, "name": ours.name[0], "name_en": ours.name[1], "as_of": ours.day.isoformat(),
        "value": number(ours.value), "numerator": ours.numerator, "denominator": ours.denominator,
        "percent": number(ours.percent), "source": ours.source[0] or None, "synthetic": ours.synthetic,
        "why": ours.why[0] or None,
        "published": [{"value": number(value), "source": source} for value, source in ours.published],
    }  # fmt: skip


def to_precision(claim: Claim) -> Decimal | None:
    """Give the right value as finely as the wrong one was printed."""
    if claim.computed is None or claim.printed is None or claim.kind not in (Kind.SHARE, Kind.PLAN, Kind.CHANGE):
        return claim.computed
    places = claim.printed.as_tuple().exponent
    step = Decimal(1).scaleb(places) if isinstance(places, int) and places < 0 else Decimal(1)
    right = rounded(claim.computed, step)
    return claim.computed if right == claim.printed else right


def sentence(claim: Claim, language: str = "vi") -> str:
    """Say what came of the arithmetic: the right value of a contradiction, or why nothing could be reckoned."""
    vi = language == "vi"
    note = claim.note[0 if vi else 1]
    right, printed = written(to_precision(claim), language), written(claim.printed, language)
    sign = "%" if claim.kind is Kind.SHARE else ""
    if claim.wrong and claim.computed is not None:
        if claim.printed is None:
            said = note
        elif claim.kind is Kind.TWICE:
            said = f"chỗ này {printed}, chỗ khác {right}" if vi else f"{printed} here, {right} elsewhere"
        elif vi:
            said = f"in {printed}{sign}, đúng là {right}{sign}"
        else:
            said = f"printed {printed}{sign}, right is {right}{sign}"
        return f"{said} ({note})" if note and said != note else said
    if claim.wrong:
        return note
    if claim.status is Status.CONSISTENT:
        return note
    if claim.kind is Kind.SHARE and claim.printed is None and claim.computed is not None:
        return f"{'tỷ lệ' if vi else 'share'} {right}%"
    return note


def against(claim: Claim, language: str = "vi") -> str:
    """Say how a claim compares with our figure; blank where it was not compared."""
    at = 0 if language == "vi" else 1
    words = AGAINST_WORDS[claim.against][at]
    if claim.against in (Against.LEFT_OUT, Against.NO_FIGURE) or claim.ours is None:
        return words if claim.against is Against.NO_FIGURE and claim.meaning.figure else ""
    ours = claim.ours
    base = f"/{ours.denominator}" if ours.denominator is not None else ""
    said = f"{words}: {written(ours.value, language)}{base} ({ours.day:%d/%m/%Y})"
    if claim.difference:
        sign = "+" if claim.difference > 0 else ""
        said += f", {'lệch' if at == 0 else 'by'} {sign}{written(claim.difference, language)}"
    if ours.synthetic:
        said += " — SỐ LIỆU MÔ PHỎNG" if at == 0 else " — SYNTHETIC"
    return said
