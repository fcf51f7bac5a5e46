"""Words of the demonstration's departments on its values, so that each page of verification has something to show.

Said by the demonstration's own people on simulated values, once: the department of agriculture confirms what it owns
of one criterion, that of construction returns three values of one commune, which answers one of them.
"""

from __future__ import annotations

from django.db import transaction

from chungsuc.accounts.models import User
from chungsuc.accounts.scope import Scope, scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.demo.shape import NEW_SET, Y2023
from chungsuc.verification import actions
from chungsuc.verification.models import VerificationEvent
from chungsuc.verification.queue import Filters, Line, queue

# Left to whoever tries the demonstration out: nothing is confirmed for these communes.
LEFT_ALONE = frozenset({"Phú Đình", "Đồng Liên"})
CONFIRMED, RETURNED = "3", "2"  # criteria: irrigation, roads
RETURNS = (
    ("thieu-minh-chung", "Ví dụ của bản trình diễn: đề nghị gửi biên bản nghiệm thu."),
    ("khac-nguon", "Ví dụ của bản trình diễn: số km không khớp bảng kê tuyến đường."),
    ("sai-tu-mau", ""),
)
ANSWER = "Ví dụ của bản trình diễn: mẫu số tính cả đường liên xóm, theo bảng kê gửi kèm."


@transaction.atomic
def say_words() -> int:
    """Let the demonstration's people speak, and give how many words there are; nothing where somebody has spoken."""
    if not VerificationEvent.objects.exists():
        _confirm(_scope("so.nnmt"))
        _return(_scope("so.xaydung"), _scope("xa.phudinh"))
    return VerificationEvent.objects.count()


def _scope(username: str) -> Scope:
    return scope_of(User.objects.get(username=username))


def _lines(scope: Scope, criterion: str) -> list[Line]:
    return [line for line in queue(scope, NEW_SET, Y2023, Filters(criterion=criterion)).lines if line.mine]


def _confirm(scope: Scope) -> None:
    keys = [one.standing.observation for one in _lines(scope, CONFIRMED) if one.unit.name not in LEFT_ALONE]
    with acting(actor_of(scope.user)):
        actions.confirm(scope, keys, NEW_SET)


def _return(scope: Scope, commune: Scope) -> None:
    keys = [one.standing.observation for one in _lines(scope, RETURNED) if one.unit.name == "Phú Đình"]
    with acting(actor_of(scope.user)):
        for key, (reason, text) in zip(keys, RETURNS, strict=False):
            actions.return_(scope, key, reason, text, set_id=NEW_SET)
    with acting(actor_of(commune.user)):
        actions.answer(commune, keys[len(RETURNS) - 1], ANSWER, set_id=NEW_SET)
