"""What is known of evidence: the files of values at a day, what is required, what is missing, who may open a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Max, Window
from django.db.models.functions import DenseRank

from chungsuc.accounts.scope import Scope
from chungsuc.evidence.errors import NoSuchFile
from chungsuc.evidence.kinds import Kind
from chungsuc.evidence.models import EvidenceLink, EvidenceRequirement
from chungsuc.evidence.required import Required, shipped_requirements
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Provision
from chungsuc.observations.queries import threads_of
from chungsuc.units.days import in_force
from chungsuc.units.models import Unit
from chungsuc.verdicts.law_in_force import law_for

_NAMED_UNITS = 5_000  # above this the country is read whole: a longer list of names costs more than it saves


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One file as a page shows it beside a value; ``as_of`` is the day it was attached for."""

    link: int
    file: int
    name: str
    kind: Kind
    size: int
    as_of: date
    carried: bool
    said_by: str
    at: datetime
    note: str
    has_thumbnail: bool
    synthetic: bool
    user: int

    @property
    def word(self) -> str:
        """The word on its chip: PDF, JPG, …"""
        return self.kind.about.word


ByMeasure = dict[str, tuple[EvidenceView, ...]]
ByNo = dict[str, tuple[EvidenceView, ...]]


def key_of(set_id: str, provision: Provision) -> str:
    """Give the key under which evidence of a provision is kept: its measure, else its own place in the set."""
    return provision.measure or f"{set_id}:{provision.no}"


def keys_by_no(law: LawAtDate) -> dict[str, str]:
    """Give the key of evidence of each number of a set."""
    return {provision.no: key_of(law.base.id, provision) for provision in law.provisions()}


def evidence_for(units: Iterable[Unit], set_id: str, day: date) -> dict[str, ByMeasure]:
    """Give the evidence of units by thread and by measure, as it stands for a day.

    Of each measure the live links with the latest day not after ``day`` count, and each view tells that day
    (``carried`` when it is an earlier one). A unit or measure without evidence has no entry. Two queries.
    """
    law = law_for(set_id, day)
    found: dict[str, dict[str, list[EvidenceView]]] = defaultdict(lambda: defaultdict(list))
    for link in current_links(threads_of(units), set(keys_by_no(law).values()), day):
        found[link.unit.thread][link.measure].append(_view(link, day))
    return {
        thread: {measure: tuple(views) for measure, views in by_measure.items()} for thread, by_measure in found.items()
    }


def by_no(law: LawAtDate, of_unit: Mapping[str, tuple[EvidenceView, ...]]) -> ByNo:
    """Give the evidence of one unit by the numbers of a law instead of by measure."""
    return {no: of_unit[key] for no, key in keys_by_no(law).items() if key in of_unit}


def current_links(threads: set[str], measures: set[str], day: date) -> Iterable[EvidenceLink]:
    """Give the live links that count on a day: of each thread and measure those of the latest day not after it."""
    links = EvidenceLink.objects.live().filter(measure__in=measures, as_of__lte=day)
    if len(threads) <= _NAMED_UNITS:
        links = links.filter(unit__thread__in=threads)
    latest = Window(DenseRank(), partition_by=[F("unit__thread"), F("measure")], order_by=F("as_of").desc())
    ranked = links.annotate(rank=latest).filter(rank=1).select_related("file", "unit").order_by("at", "pk")
    return (link for link in ranked if link.unit.thread in threads)


def _view(link: EvidenceLink, day: date) -> EvidenceView:
    file = link.file
    return EvidenceView(
        link=link.pk, file=file.pk, name=link.name, kind=Kind(file.kind), size=file.size, as_of=link.as_of,
        carried=link.as_of < day, said_by=link.said_by, at=link.at, note=link.note,
        has_thumbnail=file.has_thumbnail, synthetic=file.synthetic, user=link.user_id,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many values of a unit have files: attached for the very day, and standing from an earlier one."""

    own: int = 0
    carried: int = 0


def coverage(units: Iterable[Unit], set_id: str, day: date) -> dict[str, Coverage]:
    """Count the values of units that have evidence on a day, by thread; one query, and the files are not read."""
    measures = set(keys_by_no(law_for(set_id, day)).values())
    threads = threads_of(units)
    links = EvidenceLink.objects.live().filter(measure__in=measures, as_of__lte=day)
    if len(threads) <= _NAMED_UNITS:
        links = links.filter(unit__thread__in=threads)
    latest = links.values_list("unit__thread", "measure").annotate(latest=Max("as_of")).order_by()
    counted: dict[str, list[int]] = {thread: [0, 0] for thread in threads}
    for thread, _, as_of in latest:
        if thread in counted:
            counted[thread][as_of < day] += 1
    return {thread: Coverage(*counts) for thread, counts in counted.items()}


def withdrawn(unit: Unit, count: int = 20) -> list[EvidenceLink]:
    """Give what was withdrawn of a unit, the latest first."""
    links = EvidenceLink.objects.filter(unit__thread=unit.thread, withdrawn_at__isnull=False)
    return list(links.select_related("file").order_by("-withdrawn_at", "-pk")[:count])


# ── what is required ─────────────────────────────────────────────────────────────────────────────────


def required_by_no(set_id: str, day: date) -> dict[str, tuple[Required, ...]]:
    """Give what each indicator of a set asks for on a day: what ships, then what the office recorded; one query."""
    found: dict[str, list[Required]] = defaultdict(list)
    for one in shipped_requirements():
        if one.set_id == set_id:
            found[one.no].append(one)
    for row in EvidenceRequirement.objects.filter(in_force(day), set_id=set_id).order_by("no", "pk"):
        found[row.no].append(Required(set_id, row.no, row.text, row.obligatory, row.source, True, row.pk))
    return {no: tuple(asked) for no, asked in found.items()}


def required(set_id: str, no: str, day: date) -> tuple[Required, ...]:
    """Give what one indicator asks for on a day; empty where nobody has recorded anything, not "nothing needed"."""
    return required_by_no(set_id, day).get(no, ())


def missing(units: Iterable[Unit], set_id: str, day: date) -> dict[str, dict[str, tuple[Required, ...]]]:
    """Give by thread and number the obligatory documents of indicators that have no file at all on the day.

    Which file is which document nobody has said: an indicator with any file is not called missing. A unit that
    lacks nothing has no entry.
    """
    asked = {no: tuple(one for one in some if one.obligatory) for no, some in required_by_no(set_id, day).items()}
    threads = threads_of(units)
    keys = keys_by_no(law_for(set_id, day))
    wanted = {no: some for no, some in asked.items() if some and no in keys}
    there = {(link.unit.thread, link.measure) for link in current_links(threads, {keys[no] for no in wanted}, day)}
    lacking = {
        thread: {no: some for no, some in wanted.items() if (thread, keys[no]) not in there}
        for thread in sorted(threads)
    }
    return {thread: some for thread, some in lacking.items() if some}


# ── one file ─────────────────────────────────────────────────────────────────────────────────────────


def readable_link(scope: Scope, file: int) -> EvidenceLink:
    """Give the newest live link of a file whose unit this person may read: by it they may open the file.

    Raises:
        NoSuchFile: there is no such file, or it is attached to nothing any more.
        OutOfScope: it is attached to units of others only.
    """
    links = EvidenceLink.objects.live().filter(file_id=file).select_related("unit", "file").order_by("-pk")
    link: EvidenceLink | None = None
    for link in links.iterator(chunk_size=100):
        if scope.reads(link.unit, link.as_of):
            return link
    if link is None:
        raise NoSuchFile
    raise scope.out_of("Tệp minh chứng này", "This file of evidence")
