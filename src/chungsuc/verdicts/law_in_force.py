"""By which law this installation judges on a day: the shipped sets, and the overlays installed here.

Amendments ship with the software and apply by themselves. What a province sets itself ("UBND cấp tỉnh quy
định") is installed as an overlay; a demonstration installs its assumed levels in the same way, and they say so
wherever they show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from django.db import transaction
from django.utils import timezone

from chungsuc.law.library import shipped
from chungsuc.law.overlays import LawAtDate, Overlay, OverlayKind
from chungsuc.verdicts.errors import AmendmentInstalledByHand, LawChangedAfterUse, OverlayInstalledOtherwise
from chungsuc.verdicts.models import InstalledOverlay, LawInUse


def law_for(set_id: str, day: date, *, overlays: Sequence[Overlay] | None = None) -> LawAtDate:
    """Give the set as this installation sees it on the day: amendments and installed overlays applied.

    ``overlays``: judge by these instead of the installed ones ("what if"). One query without it, none with it.

    Raises:
        UnknownSet: no such set is shipped.
    """
    if overlays is not None:
        return shipped().at(set_id, day, overlays=tuple(overlays))
    installed = InstalledOverlay.objects.filter(amends=set_id).order_by("pk").values_list("pk", "checksum")
    return _assembled(set_id, day, tuple(installed))


@lru_cache(maxsize=256)
def _assembled(set_id: str, day: date, installed: tuple[tuple[str, str], ...]) -> LawAtDate:
    # One object per law and day, so that the engine binds each combination of traits once.
    return shipped().at(set_id, day, overlays=tuple(_read(*one) for one in installed))


@lru_cache(maxsize=64)
def _read(overlay_id: str, checksum: str) -> Overlay:
    text = InstalledOverlay.objects.values_list("text", flat=True).get(pk=overlay_id, checksum=checksum)
    return shipped().load_overlay_text(text, file=overlay_id)


@transaction.atomic
def install_overlay(text: str, *, source: str, file: str) -> Overlay:
    """Install an overlay given as YAML text (cài đặt quy định của tỉnh); the same text again changes nothing.

    Raises:
        LawFaults: the text is not a valid overlay.
        UnknownSet: it amends a set that is not shipped.
        AmendmentInstalledByHand: it claims to be an amendment of the issuing authority.
        OverlayInstalledOtherwise: the id is taken by another text.
    """
    overlay = shipped().load_overlay_text(text, file=file)
    if overlay.kind is OverlayKind.AMENDMENT:
        raise AmendmentInstalledByHand(overlay=overlay.id)
    before = InstalledOverlay.objects.filter(pk=overlay.id).first()
    if before is not None and before.text != text:
        raise OverlayInstalledOtherwise(overlay=overlay.id)
    if before is None:
        InstalledOverlay.objects.create(
            overlay_id=overlay.id, amends=overlay.amends, text=text, checksum=overlay.checksum,
            source=source, installed_at=timezone.now(),
        )  # fmt: skip
    return overlay


def mark_used(laws: Iterable[LawAtDate]) -> None:
    """Remember the law that judged something, and refuse one whose text has changed since its first use.

    One query when all of it has been used before.

    Raises:
        LawChangedAfterUse: the checksum of a set or overlay is not that of its first use.
    """
    parts = {part.id: part.checksum for law in laws for part in (law.base, *law.overlays)}
    used = {row.law_id: row for row in LawInUse.objects.filter(law_id__in=parts)}
    for law_id, row in used.items():
        if row.checksum != parts[law_id]:
            raise LawChangedAfterUse(
                law=law_id, found=parts[law_id][:12], used=row.checksum[:12], since=row.first_used_at.date()
            )
    now = timezone.now()
    new = [LawInUse(law_id=i, checksum=c, first_used_at=now) for i, c in parts.items() if i not in used]
    if new:
        LawInUse.objects.bulk_create(new, ignore_conflicts=True)
