"""The reasons for a return: those the software brings along, and what the office makes of them (lý do trả lại)."""

from __future__ import annotations

from django.db import connection, transaction

from chungsuc.accounts.models import Role
from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.verification.errors import ReasonUnsound
from chungsuc.verification.models import ReturnReason

# Sentences of this system. No decree lists reasons for a return, and none is claimed.
SHIPPED = (
    ("thieu-minh-chung", "Thiếu minh chứng", "Evidence is missing", False),
    ("khac-nguon", "Số liệu không khớp nguồn", "The value differs from its source", False),
    ("sai-ky", "Sai kỳ số liệu", "The value is of another period", False),
    ("sai-tu-mau", "Tính sai tử số hoặc mẫu số", "Numerator or denominator is wrong", False),
    ("khac", "Lý do khác (ghi rõ)", "Another reason (say which)", True),
)
_LIMIT = 150


def ship_reasons(sender: object = None, **_: object) -> None:
    """Put the shipped reasons where they are not yet; what the office changed stays."""
    if ReturnReason._meta.db_table not in connection.introspection.table_names():
        return  # another app was migrated, this one not yet
    rows = [
        ReturnReason(code=code, vi=vi, en=en, needs_text=needs_text, position=position)
        for position, (code, vi, en, needs_text) in enumerate(SHIPPED, 1)
    ]
    ReturnReason.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def set_reason(
    scope: Scope, code: str, *, vi: str, en: str, active: bool, needs_text: bool, position: int = 99
) -> ReturnReason:
    """Add a reason or change its words (thêm, sửa lý do trả lại); only the office. What is not used is switched off.

    Raises:
        NotAllowed: this person is not of the office.
        ReasonUnsound: no code, or a sentence is missing or too long.
    """
    if not scope.has(Role.OFFICE):
        raise scope.refuse("sửa danh mục lý do trả lại", "change the list of reasons for a return")
    vi, en = vi.strip(), en.strip() or vi.strip()
    if not code or not vi or max(len(vi), len(en)) > _LIMIT:
        raise ReasonUnsound(limit=_LIMIT)
    before = ReturnReason.objects.select_for_update().filter(pk=code).values(*_KEPT).first()
    after = {"vi": vi, "en": en, "active": active, "needs_text": needs_text, "position": position}
    reason, _ = ReturnReason.objects.update_or_create(code=code, defaults=after)
    wrote(Change("return_reason.set", "return_reason", code, before=before, after=after))
    return reason


_KEPT = ("vi", "en", "active", "needs_text", "position")
