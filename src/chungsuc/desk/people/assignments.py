"""Who answers for what: criterion by criterion on a day, kept by the office (phân công phụ trách)."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chungsuc.accounts.assigned import assigned_on, assigned_set, departments_on, history_of_number, sets_to_assign
from chungsuc.accounts.assigning import assign, create_department, end_assignment, find_department
from chungsuc.accounts.authority import keeps_assignments, keeps_people
from chungsuc.accounts.errors import NotAllowed
from chungsuc.accounts.people_errors import (
    AssignedAlready,
    DecreeMissing,
    DepartmentThere,
    NameMissing,
    NotAssigned,
    NothingToOwn,
)
from chungsuc.desk.asked import read_day
from chungsuc.desk.door import ScopedRequest
from chungsuc.desk.people.typed import Typed
from chungsuc.desk.refusals import explains_faults
from chungsuc.desk.say import say
from chungsuc.errors import ChungSucError
from chungsuc.figures.criteria import national_set_at
from chungsuc.verdicts.known_law import library

_WHERE: dict[type[ChungSucError], str] = {
    NothingToOwn: "no", AssignedAlready: "department", NotAssigned: "no", DecreeMissing: "decree",
    NameMissing: "name", DepartmentThere: "name",
}  # fmt: skip
_ASSIGN, _DEPARTMENT = ("no", "department", "since", "decree"), ("name", "since", "source")


@require_http_methods(["GET", "HEAD", "POST"])
@explains_faults
def assignments(request: ScopedRequest) -> HttpResponse:
    """Show who answers for each criterion on a day, and record a change with its decision."""
    if request.method != "POST":
        return _page(request, Typed({"no": request.GET.get("so", "")}))
    form = Typed({name: request.POST.get(name, "").strip()[:400] for name in _ASSIGN})
    set_id = request.POST.get("bo", "")
    since = form.read("since", read_day)
    if since is None and not form.texts["since"]:
        form.faults["since"] = say("Ghi ngày bắt đầu.", "Give the first day.")
    ending = request.POST.get("what") == "end"
    department = None if ending else form.read("department", lambda text: find_department(text, since))
    if department is None and not ending and not form.texts["department"]:
        form.faults["department"] = say("Chọn sở, ngành.", "Choose the department.")
    if since is None or form.faults:
        return _page(request, form)
    try:
        if department is None:
            end_assignment(request.scope, set_id, form.texts["no"], since, decree=form.texts["decree"])
        else:
            assign(
                request.scope, set_id, form.texts["no"], department, since, decree=form.texts["decree"],
                library=library(),
            )  # fmt: skip
    except NotAllowed:
        raise
    except ChungSucError as error:
        form.fault(_WHERE.get(type(error), ""), error)
        return _page(request, form)
    messages.success(
        request, say(f"Đã ghi phân công cho {form.texts['no']}.", f"The assignment of {form.texts['no']} is recorded.")
    )
    return redirect(f"{reverse('assignments')}?{urlencode({'bo': set_id, 'ngay': f'{since:%d/%m/%Y}'})}")


def _page(request: ScopedRequest, form: Typed, department: Typed | None = None) -> HttpResponse:
    asked = request.GET.get("ngay", "").strip() or request.POST.get("ngay", "").strip()
    day = read_day(asked) if asked else timezone.localdate()
    law_library = library()
    set_id = request.POST.get("bo", "").strip() or request.GET.get("bo", "").strip()
    sets = sets_to_assign(law_library)
    law = law_library.set(set_id) if set_id else assigned_set(day, sets) or national_set_at(day)
    lines, no = assigned_on(day, law), form.texts.get("no", "")
    faults = bool(form.faults or (department and department.faults))
    return render(
        request,
        "desk/people/assignments.html",
        {
            "day": day, "law": law, "sets": sets, "lines": lines, "form": form, "department_form": department,
            "departments": departments_on(day), "may_write": keeps_assignments(request.scope),
            "keeps_people": keeps_people(request.scope), "history": history_of_number(law.id, no) if no else [],
            "unchecked": sum(1 for line in lines if line.row is not None and not line.verified),
            "nobody": sum(1 for line in lines if line.row is None and not line.by_parts),
        },
        status=400 if faults else 200,
    )  # fmt: skip


@require_POST
@explains_faults
def assignments_department(request: ScopedRequest) -> HttpResponse:
    """Add a department (thêm sở, ngành)."""
    form = Typed({name: request.POST.get(name, "").strip()[:400] for name in _DEPARTMENT})
    since = form.read("since", read_day)
    if not form.faults:
        try:
            made = create_department(request.scope, form.texts["name"], since=since, source=form.texts["source"])
        except NotAllowed:
            raise
        except ChungSucError as error:
            form.fault("source" if isinstance(error, DecreeMissing) else "name", error)
        else:
            messages.success(request, say(f"Đã thêm {made.name}.", f"{made.name} was added."))
            return redirect("assignments")
    return _page(request, Typed({}), form)
