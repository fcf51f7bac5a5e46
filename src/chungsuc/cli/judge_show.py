"""One unit's verdict on the terminal: a table of criteria, then what is not met and what is not known."""

from __future__ import annotations

from rich.table import Table

from chungsuc.cli.screen import console
from chungsuc.engine.prose import STATUS_SIGN, STATUS_VI, Teller, say_subject
from chungsuc.engine.verdict import CriterionVerdict, ProvisionVerdict, Status, SubjectVerdict


def print_verdict(unit: str, verdict: SubjectVerdict) -> None:
    """Print what an officer wants to know of one unit."""
    out = console()
    out.print(f"\n{unit}\n{say_subject(verdict)}")
    out.print(_table(verdict))
    teller = Teller(verdict)
    for status, heading in ((Status.UNMET, "Chưa đạt"), (Status.UNKNOWN, "Chưa đủ căn cứ")):
        found = [pv for criterion in verdict.criteria for pv in criterion.indicators if pv.status is status]
        if found:
            out.print(f"{heading}:")
        for pv in found:
            out.print(f"  {pv.provision.no:<6} {teller.provision(pv)}")
            for part in _telling(pv, status):
                out.print(f"    {part.provision.no:<6} {teller.provision(part)}")


def _table(verdict: SubjectVerdict) -> Table:
    names = {criterion.no: criterion.name for criterion in verdict.law.criteria}
    table = Table(box=None, pad_edge=False)
    for column, justify in (("TC", "right"), ("Tên tiêu chí", "left"), ("", "left"), ("Chỉ tiêu đạt", "right")):
        table.add_column(column, justify="right" if justify == "right" else "left")
    for criterion in verdict.criteria:
        status = f"{STATUS_SIGN[criterion.status]} {STATUS_VI[criterion.status]}"
        table.add_row(criterion.no, names[criterion.no], status, _met(criterion))
    return table


def _met(criterion: CriterionVerdict) -> str:
    applies = [pv for pv in criterion.indicators if pv.status is not Status.NOT_APPLICABLE]
    return f"{sum(pv.status is Status.MET for pv in applies)}/{len(applies)}"


def _telling(pv: ProvisionVerdict, status: Status) -> list[ProvisionVerdict]:
    """Give the parts, at any depth, to which the status of the whole goes back."""
    found = []
    for part in pv.parts:
        if part.status is status:
            found += [part, *_telling(part, status)]
    return found
