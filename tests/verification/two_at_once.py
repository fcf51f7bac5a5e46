"""Run by a test in a process of its own, on a real PostgreSQL: two people who speak on one value in one moment.

Prints what came of it as JSON. ``CHUNGSUC_DATABASE`` names an empty database.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

# ruff: noqa: E402, T201 — Django has to be set up before anything is imported from it; the answer is printed
os.environ["DJANGO_SETTINGS_MODULE"] = "chungsuc.site.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from chungsuc.accounts.models import Department, Grant, Ownership, Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.errors import ChungSucError
from chungsuc.observations import actions as ledger
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.verification import actions
from chungsuc.verification.models import VerificationEvent

SET, DAY, INCOME = "QD318-2022/xa", date(2023, 12, 31), "income_per_head"
SAID = {"source": "báo cáo", "said_by": "UBND xã"}
TIMES = 15


def unit(level: str, code: str, type_: str, parent: str) -> Unit:
    return Unit.objects.create(
        level=level, code=code, name=code, type=type_, parent_code=parent, thread=code, name_key=code, plain_key=code
    )


def together(*acts: tuple[User, Callable[[User], object]]) -> list[str]:
    """Do all in the same moment, each in a thread and connection of its own; give what came of each."""
    gate = Barrier(len(acts))

    def run(one: tuple[User, Callable[[User], object]]) -> str:
        user, act = one
        try:
            gate.wait()
            with acting(actor_of(user)):
                act(user)
        except ChungSucError as error:
            return error.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def confirm(observation: Observation) -> Callable[[User], object]:
    return lambda user: actions.confirm(scope_of(user), [observation.pk], SET)


def correct(observation: Observation) -> Callable[[User], object]:
    return lambda user: ledger.correct(observation, value=Decimal(43))


call_command("migrate", verbosity=0, interactive=False)
unit("province", "19", "tỉnh", "")
unit("district", "171", "huyện", "19")
COMMUNE = unit("commune", "05602", "xã", "171")
DEPARTMENT = Department.objects.create(code="so", name="Sở")
Ownership.objects.create(department=DEPARTMENT, set_id=SET, no="10", source="thử nghiệm")
OFFICER, FIRST, SECOND = (User.objects.create_user(name) for name in ("xa", "A", "B"))
for user in (FIRST, SECOND):
    Grant.objects.create(user=user, role=Role.DEPARTMENT, department=DEPARTMENT, granted_by="thử nghiệm")


def enter() -> Observation:
    with acting(actor_of(OFFICER)):
        return ledger.record(COMMUNE, INCOME, DAY, value=Decimal(40), **SAID)


twice: Counter[tuple[str, ...]] = Counter()
for _ in range(TIMES):
    seen = enter()
    twice[tuple(together((FIRST, confirm(seen)), (SECOND, confirm(seen))))] += 1
words = VerificationEvent.objects.count()
changed: Counter[tuple[str, ...]] = Counter()
for _ in range(TIMES):
    seen = enter()
    changed[tuple(together((FIRST, confirm(seen)), (OFFICER, correct(seen))))] += 1
print(json.dumps({"twice": [list(one) for one in twice], "words": words, "changed": sorted(map(list, changed))}))
