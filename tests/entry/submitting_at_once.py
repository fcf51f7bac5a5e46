"""Run by a test in a process of its own, on a real PostgreSQL: people who submit in the same moment.

Prints what came of it as JSON. ``CHUNGSUC_DATABASE`` names an empty database.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

# ruff: noqa: E402, T201 — Django has to be set up before anything is imported from it; the answer is printed
os.environ["DJANGO_SETTINGS_MODULE"] = "chungsuc.site.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from chungsuc.accounts.models import Grant, Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.engine.answer import walk
from chungsuc.entry.actions import Receipt, submit
from chungsuc.entry.models import Submission
from chungsuc.entry.values import Said
from chungsuc.observations.models import Observation
from chungsuc.units.models import Unit
from chungsuc.verdicts.models import StoredVerdict
from chungsuc.verdicts.queries import judge_units

SET, DAY = "QD318-2022/xa", date(2023, 12, 31)
TIMES = 15


def unit(level: str, code: str, type_: str, parent: str) -> Unit:
    return Unit.objects.create(
        level=level, code=code, name=code, type=type_, parent_code=parent, thread=code, name_key=code, plain_key=code
    )


def together(*acts: Callable[[], Receipt]) -> list[Receipt]:
    """Do all in the same moment, each in a thread and connection of its own."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Receipt]) -> Receipt:
        try:
            gate.wait()
            with acting(actor_of(USER)):
                return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def send(values: dict[str, str], client_id: object = None) -> Receipt:
    said = {no: Said(text) for no, text in values.items()}
    return submit(scope_of(USER), client_id or uuid4(), COMMUNE, SET, DAY, said, {})  # type: ignore[arg-type]


call_command("migrate", verbosity=0, interactive=False)
unit("province", "19", "tỉnh", "")
unit("district", "171", "huyện", "19")
COMMUNE = unit("commune", "05602", "xã", "171")
USER = User.objects.create_user("xa")
Grant.objects.create(user=USER, role=Role.COMMUNE, unit_thread=COMMUNE.thread, granted_by="thử nghiệm")

alike = True
for turn in range(TIMES):
    same = uuid4()
    values = {"10": f"{50 + turn},5", "4.1": "Đạt"}
    answers = together(lambda v=values, i=same: send(v, i), lambda v=values, i=same: send(v, i))
    alike &= answers[0].number == answers[1].number and {a.again for a in answers} == {True, False}
once = Submission.objects.count()
for turn in range(TIMES):
    together(
        lambda turn=turn: send({"10": f"{30 + turn},25", "15.1": f"{80 + turn},5"}),
        lambda turn=turn: send({"10": f"{40 + turn},75", "11": f"{turn},5"}),
        lambda turn=turn: send({"12.1": f"{60 + turn},5", "4.1": "Đạt" if turn % 2 else "Không đạt"}),
    )
stored = StoredVerdict.objects.get()
fresh = judge_units([COMMUNE], SET, DAY)[COMMUNE.thread]
chain = list(Observation.objects.filter(measure="income_per_head").order_by("pk").values_list("pk", "supersedes_id"))
print(
    json.dumps(
        {
            "alike": alike,
            "once": once,
            "submissions": Submission.objects.count(),
            "verdict_is_fresh": stored.indicators == {pv.provision.no: pv.status.value for pv in walk(fresh)},
            "one_chain": [s for _, s in chain] == [None, *[pk for pk, _ in chain[:-1]]],
        }
    )
)
