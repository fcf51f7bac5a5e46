"""The sections of the overview: which roles see which, in which order, and which come after the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from chungsuc.accounts.models import Role
from chungsuc.desk.errors import NoSuchPage
from chungsuc.desk.overview import commune, department, dossiers, office, people, trail, upkeep
from chungsuc.desk.overview.moment import Moment, Section

Maker = Callable[[Moment], Iterator[Section]]

OF_ROLE: Mapping[Role, tuple[Maker, ...]] = {
    Role.COMMUNE: (commune.result, commune.returned, commune.due, dossiers.under_way, upkeep.after_recognition),
    Role.DEPARTMENT: (department.queue_size, dossiers.under_way, upkeep.after_recognition, department.communes_behind),
    Role.OFFICE: (
        office.sentence,
        office.rounds_open,
        office.departments_behind,
        dossiers.under_way,
        upkeep.after_recognition,
        office.bands,
        office.worst,
    ),
    Role.LEADER: (office.sentence, office.bands, office.worst, dossiers.under_way, office.departments_behind),
    Role.AUDITOR: (trail.changes, office.sentence),
    Role.ADMIN: (people.not_ready, office.sentence),
}
# What reads every value of the province comes after the page: the sentence need not wait for it.
LATER: Mapping[str, Maker] = {"so-nganh": office.departments_behind}


def makers_for(moment: Moment) -> list[Maker]:
    """Give what makes the sections of all roles that the person has, each once."""
    makers = [maker for role, some in OF_ROLE.items() if moment.scope.has(role) for maker in some]
    return list(dict.fromkeys((*makers, trail.changes)))


def sections(moment: Moment) -> list[Section]:
    """Give the sections; of one that comes later, its place."""
    names = {maker: name for name, maker in LATER.items()}
    found = []
    for maker in makers_for(moment):
        if maker in names:
            found.append(Section("desk/overview/later.html", {"name": names[maker]}))
        else:
            found += maker(moment)
    return found


def section_later(moment: Moment, name: str) -> list[Section]:
    """Give one section that comes after the page.

    Raises:
        NoSuchPage: there is none of that name for this person.
    """
    maker = LATER.get(name)
    if maker is None or maker not in makers_for(moment):
        raise NoSuchPage(path=name)
    return list(maker(moment))
