"""The views of what comes after recognition, as far as a person may open them."""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.accounts.scope import Scope
from chungsuc.desk.say import say
from chungsuc.desk.ways import way

_TABS = (
    ("upkeep", "Xét lại", "Judged again"),
    ("upkeep_tasks", "Việc phải làm", "Tasks"),
    ("upkeep_cases", "Thu hồi", "Withdrawal"),
    ("upkeep_yearly", "Rà soát hằng năm", "Yearly re-check"),
)


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    address: str
    here: bool


def tabs(scope: Scope, here: str) -> list[Tab]:
    """Give the tabs; the one that is looked at is marked."""
    return [
        Tab(say(vi, en), address, route == here) for route, vi, en in _TABS if (address := way(scope, route))
    ]  # fmt: skip
