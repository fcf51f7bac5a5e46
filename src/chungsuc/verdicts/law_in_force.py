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
from chungsuc.prepared import Select
from chungsuc.verdicts.errors import AmendmentInstalledByHand, LawChangedAfterUse, OverlayInstalledOtherwise
from chungsuc.verdicts.known_law import known, known_and_used, library
from chungsuc.verdicts.models import InstalledOverlay, LawInUse


def law_for(set_id: str, day: date, *, overlays: Sequence[Overlay] | None = None) -> LawAtDate:
    """Give the set as this installation sees it on the day: amendments and installed overlays applied; one query.

    ``overlays``: judge by these beside the amendments instead of the installed ones ("what if").

    Raises:
        UnknownSet: there is no such set.
    """
    if overlays is not None:
        return library().at(set_id, day, overlays=tuple(overlays))
    return known().at(set_id, day)


def law_and_mark(set_id: str, day: date) -> tuple[LawAtDate, bool]:
    """Give the set as ``law_for`` does, and whether just this text is marked as used already; one query.

    Raises:
        UnknownSet: there is no such set.
    """
    found, used = known_and_used()
    law = found.at(set_id, day)
    return law, all(used.get(part.id) == part.checksum for part in (law.base, *law.overlays))


@transaction.atomic
def install_overlay(text: str, *, source: str, file: str, amendment: bool = False) -> Overlay:
    """Install an overlay given as YAML text (cài đặt quy định của tỉnh); the same text again changes nothing.

    ``amendment``: an amendment of the authority may be installed too; only for text that two people have approved.

    Raises:
        LawFaults: the text is not a valid overlay.
        UnknownSet: it amends a set that is not known.
        AmendmentInstalledByHand: it claims to be an amendment of the issuing authority.
        OverlayInstalledOtherwise: the id is taken by another text.
    """
    overlay = library().load_overlay_text(text, file=file)
    if overlay.kind is OverlayKind.AMENDMENT and not amendment:
        raise AmendmentInstalledByHand(overlay=overlay.id)
    before = InstalledOverlay.objects.filter(pk=overlay.id).first()
    if overlay.id in shipped().overlays or (before is not None and before.text != text):
        raise OverlayInstalledOtherwise(overlay=overlay.id)
    if before is not None:
        return overlay
    InstalledOverlay.objects.create(
        overlay_id=overlay.id, amends=overlay.amends, kind=overlay.kind.value, text=text, checksum=overlay.checksum,
        source=source, installed_at=timezone.now(),
    )  # fmt: skip
    return overlay


@lru_cache(maxsize=256)
def _used(law_ids: tuple[str, ...]) -> Select:
    """Prepare the question what is known of the first use of some law."""
    return Select(
        lambda: LawInUse.objects.filter(law_id__in=law_ids).values_list("law_id", "checksum", "first_used_at")
    )


def mark_used(laws: Iterable[LawAtDate]) -> None:
    """Remember the law that judged something, and refuse one whose text has changed since its first use.

    One query when all of it has been used before.

    Raises:
        LawChangedAfterUse: the checksum of a set or overlay is not that of its first use.
    """
    parts = {part.id: part.checksum for law in laws for part in (law.base, *law.overlays)}
    used = {law_id: (checksum, since) for law_id, checksum, since in _used(tuple(sorted(parts))).rows()}
    for law_id, (checksum, since) in used.items():
        if checksum != parts[law_id]:
            raise LawChangedAfterUse(law=law_id, found=parts[law_id][:12], used=checksum[:12], since=since.date())
    now = timezone.now()
    new = [LawInUse(law_id=i, checksum=c, first_used_at=now) for i, c in parts.items() if i not in used]
    if new:
        LawInUse.objects.bulk_create(new, ignore_conflicts=True)
