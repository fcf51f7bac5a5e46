"""Fill and send a form as a person types it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from chungsuc.accounts.scope import Scope
from chungsuc.entry.actions import Receipt, submit
from chungsuc.entry.values import Said
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Attested, Compare
from chungsuc.units.models import Unit

SET = "QD318-2022/xa"
END_2023 = date(2023, 12, 31)


def send(
    scope: Scope,
    unit: Unit,
    values: Mapping[str, str | Said],
    reasons: Mapping[str, str] | None = None,
    *,
    as_of: date = END_2023,
    set_id: str = SET,
    **more: object,
) -> Receipt:
    """Submit values as a person types them."""
    said = {no: one if isinstance(one, Said) else Said(one) for no, one in values.items()}
    client_id = more.pop("client_id", None) or uuid4()
    return submit(scope, client_id, unit, set_id, as_of, said, reasons or {}, **more)  # type: ignore[arg-type]


def full_form(law: LawAtDate) -> dict[str, str]:
    """A value for every indicator, none of which anybody would ask about."""
    said: dict[str, str] = {}
    for provision in law.provisions():
        if provision.takes_fact:
            number = isinstance(provision.requirement, Compare)
            said[provision.no] = "Đạt" if isinstance(provision.requirement, Attested) else "77,7" if number else "0"
    return said
