"""The sections of the overview: which roles see which, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chungsuc.accounts.models import Role
from chungsuc.desk.overview import commune, department, office, people, trail
from chungsuc.desk.overview.moment import Moment, Section

Maker = Callable[[Moment], Iterator[Section]]


def sections(moment: Moment) -> list[Section]:
    """Give the sections of all roles that the person has, each once, in the order of the roles below."""
    everybody = (trail.changes,)
    of_role: dict[Role, tuple[Maker, ...]] = {
        Role.COMMUNE: (commune.result, commune.returned, commune.due),
        Role.DEPARTMENT: (department.queue_size, department.communes_behind),
        Role.OFFICE: (office.sentence, office.rounds_open, office.departments_behind, office.bands, office.worst),
        Role.LEADER: (office.sentence, office.bands, office.worst, office.departments_behind),
        Role.AUDITOR: (office.sentence,),
        Role.ADMIN: (people.not_ready, office.sentence),
    }
    makers = [maker for role, some in of_role.items() if moment.scope.has(role) for maker in some]
    if moment.scope.has(Role.AUDITOR):
        makers = [*everybody, *makers]
    return [section for maker in dict.fromkeys((*makers, *everybody)) for section in maker(moment)]
