"""What a dossier's own people record on its way: declarations, publication, opinions, field checks (ghi nhận)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, actor, wrote
from chungsuc.dossiers.errors import AfterTheEnd, CountsDisagree, DayOutOfOrder, FieldMissing
from chungsuc.dossiers.models import Comment, Dossier, FieldCheck, Publication
from chungsuc.dossiers.rights import must_have
from chungsuc.dossiers.words import STATE_EN, Hand, State, Voice


@transaction.atomic
def declare(scope: Scope, dossier: Dossier, *, arrears: Decimal | None, secure: bool | None) -> Dossier:
    """Record what the unit declares: arrears of construction in million đồng (0: none), security (khai báo).

    Raises:
        OutOfScope, AfterTheEnd, FieldMissing.
    """
    dossier = _open(scope, dossier, Hand.UNIT)
    if arrears is None and secure is None:
        raise FieldMissing(field_vi="nợ đọng hoặc tình hình an ninh", field_en="arrears or security")
    before = {"arrears": _text(dossier.arrears), "secure": dossier.secure}
    dossier.arrears = dossier.arrears if arrears is None else arrears
    dossier.secure = dossier.secure if secure is None else secure
    dossier.save(update_fields=["arrears", "secure"])
    after = {"arrears": _text(dossier.arrears), "secure": dossier.secure}
    _wrote("dossier.declared", dossier, before=before, after=after)
    return dossier


@transaction.atomic
def publish(
    scope: Scope, dossier: Dossier, *, begins: date, ends: date, places: str, times: int | None = None,
    before_decision: bool = False,
) -> Publication:  # fmt: skip
    """Record that the results were made public (công khai): days, both included, where, how often on the loudspeakers.

    ``before_decision``: the window of the province before it decides.

    Raises:
        OutOfScope, AfterTheEnd, FieldMissing, DayOutOfOrder.
    """
    dossier = _open(scope, dossier, Hand.OFFICE if before_decision else Hand.UNIT)
    if not places.strip():
        raise FieldMissing(field_vi="nơi công khai", field_en="place of publication")
    if ends < begins:
        raise DayOutOfOrder(
            on=ends, why_vi=f"trước ngày bắt đầu {begins:%d/%m/%Y}", why_en=f"before its start {begins}"
        )
    made = Publication.objects.create(
        dossier=dossier, begins=begins, ends=ends, places=places.strip(), times=times,
        before_decision=before_decision, who=actor().who,
    )  # fmt: skip
    _wrote("dossier.published", dossier, after={"since": begins.isoformat(), "until": ends.isoformat()})
    return made


@transaction.atomic
def comment(
    scope: Scope, dossier: Dossier, voice: Voice, *, received_on: date, number: str = "", asked: int | None = None,
    agreeing: int | None = None, disagreeing: int | None = None, text: str = "", answer: str = "",
) -> Comment:  # fmt: skip
    """Record what one side said (ý kiến): the Front, organisations, residents; in number and in words.

    Raises:
        OutOfScope, AfterTheEnd, FieldMissing: neither numbers nor words, CountsDisagree, DayOutOfOrder.
    """
    hand = Hand.OFFICE if voice in (Voice.WINDOW, Voice.UPPER) else Hand.UNIT
    dossier = _open(scope, dossier, hand)
    if not text.strip() and agreeing is None and disagreeing is None:
        raise FieldMissing(field_vi="nội dung hoặc số ý kiến", field_en="words or numbers")
    if asked is not None and (agreeing or 0) + (disagreeing or 0) > asked:
        raise CountsDisagree(
            what_vi=f"{agreeing or 0} đồng ý + {disagreeing or 0} không đồng ý > {asked} người được hỏi",
            what_en=f"{agreeing or 0} for + {disagreeing or 0} against > {asked} asked",
        )
    _not_later(received_on, scope.day)
    made = Comment.objects.create(
        dossier=dossier, voice=voice, received_on=received_on, number=number.strip(), asked=asked, agreeing=agreeing,
        disagreeing=disagreeing, text=text.strip(), answer=answer.strip(), who=actor().who,
    )  # fmt: skip
    _wrote("dossier.commented", dossier, after={"name": Voice(voice).label, "no": number.strip()})
    return made


@transaction.atomic
def visit(
    scope: Scope, dossier: Dossier, *, held_on: date, participants: str, findings: str, good: bool
) -> FieldCheck:  # fmt: skip
    """Record the minutes of a field check (kiểm tra thực tế).

    Raises:
        OutOfScope, AfterTheEnd, FieldMissing, DayOutOfOrder.
    """
    dossier = _open(scope, dossier, Hand.OFFICE)
    if not participants.strip():
        raise FieldMissing(field_vi="thành phần tham gia", field_en="participants")
    if not findings.strip():
        raise FieldMissing(field_vi="kết quả kiểm tra", field_en="what was found")
    _not_later(held_on, scope.day)
    made = FieldCheck.objects.create(
        dossier=dossier, held_on=held_on, participants=participants.strip(), findings=findings.strip(), good=good,
        who=actor().who,
    )  # fmt: skip
    _wrote("dossier.visited", dossier, after={"on": held_on.isoformat(), "text": findings.strip()[:500]})
    return made


def _open(scope: Scope, dossier: Dossier, hand: Hand) -> Dossier:
    """Take the dossier for writing, when it goes on and the hand is the right one."""
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("unit").get(pk=dossier.pk)
    must_have(scope, dossier, hand)
    if dossier.ended:
        state = State(dossier.state)
        raise AfterTheEnd(number=dossier.number, state=state.label, state_en=STATE_EN[state])
    return dossier


def _not_later(on: date, today: date) -> None:
    if on > today:
        raise DayOutOfOrder(on=on, why_vi=f"hôm nay là {today:%d/%m/%Y}", why_en=f"today is {today}")


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _wrote(action: str, dossier: Dossier, **said: dict[str, object]) -> None:
    wrote(Change(action, "dossier", dossier.pk, dossier.unit.thread, no=dossier.title, **said))
