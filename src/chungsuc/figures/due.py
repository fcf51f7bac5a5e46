"""What is late: values that communes have not sent, dossiers past their time limit (việc quá hạn)."""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from chungsuc.dossiers.queries import overdue
from chungsuc.entry.models import Round, Submission
from chungsuc.entry.queries import units_of
from chungsuc.figures.asking import set_of
from chungsuc.figures.catalogue import enter
from chungsuc.figures.figure import Answer, Asked, Direction, Figure, counted, unknown
from chungsuc.figures.shares import Share
from chungsuc.recognition.queries import PROGRAMME_TYPE
from chungsuc.units.models import Level
from chungsuc.units.queries import units_at


def _late(asked: Asked) -> Answer:
    """Count who had sent nothing for the last round whose deadline was past at the end of the day asked."""
    round_ = Round.objects.filter(due_on__lt=asked.as_of, set_id=set_of(asked)).order_by("due_on", "pk").last()
    if round_ is None:
        return unknown("chưa có đợt nhập liệu nào đến hạn", "no round of entry was due yet")
    inside = units_at(round_.as_of, level=Level.COMMUNE, within=asked.scope)
    units = tuple(units_of(round_.set_id, round_.as_of, inside))
    until = asked.as_known_at or timezone.make_aware(datetime.combine(asked.as_of, time.max))
    sent = Submission.objects.filter(unit__in=units, as_of=round_.as_of, set_id=round_.set_id, at__lte=until)
    have = set(sent.values_list("unit", flat=True))
    members = tuple(unit for unit in units if unit.pk not in have)
    sources = (f"đợt nhập liệu «{round_.name}»",)
    return counted(Share(len(members), len(units)), members, synthetic=round_.synthetic, sources=sources)


def _dossiers(asked: Asked) -> Answer:
    """Count the communes with a dossier whose present step is past its limit on the day asked; as it stands now."""
    units = units_at(asked.as_of, level=Level.COMMUNE, type=PROGRAMME_TYPE, within=asked.scope)
    by_thread = {unit.thread: unit for unit in units}
    rows = [one for one in overdue(asked.as_of) if one.unit.thread in by_thread]
    members = tuple(dict.fromkeys(by_thread[one.unit.thread] for one in rows))
    return counted(
        Share(len(members), len(by_thread)), members, synthetic=any(one.synthetic for one in rows),
        sources=("hồ sơ đang giải quyết và thời hạn từng bước",),
    )  # fmt: skip


_XA = ("xã", "communes")
enter(
    Figure(
        "communes.submissions.overdue", "Số xã quá hạn gửi số liệu", "Communes whose values are overdue", *_XA,
        "số xã của đợt nhập liệu đến hạn gần nhất", "communes of the last round that was due",
        "chưa gửi lần nào khi hết hạn của đợt", "nothing sent although the round's last day is past", _late,
        Direction.DOWN, "entry_rounds",
    ),
    Figure(
        "communes.dossiers.overdue", "Số xã có hồ sơ quá hạn xử lý", "Communes with a dossier past its time limit",
        *_XA, "số xã trong phạm vi", "communes of the scope", "bước hiện tại của hồ sơ đã quá thời hạn vào ngày xét",
        "the present step of the dossier is past its limit on the day", _dossiers, Direction.DOWN, "dossiers",
    ),
)  # fmt: skip
