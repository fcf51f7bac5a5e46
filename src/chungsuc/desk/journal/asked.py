"""What the page of the trail was asked for, read from the address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from chungsuc.accounts.action_words import ACTIONS
from chungsuc.accounts.journal import Filters, Key, threads_below
from chungsuc.accounts.queries import names_of_threads
from chungsuc.desk.asked import read_day
from chungsuc.desk.say import say
from chungsuc.units.models import ADMINISTRATIVE, Level, Unit
from chungsuc.units.names import plain, readings
from chungsuc.units.queries import find_unit


@dataclass(frozen=True, slots=True)
class AskedTrail:
    """The filters as they are typed, and as they are meant."""

    typed: dict[str, str]
    filters: Filters
    units: dict[str, str]
    after: Key | None

    @property
    def any(self) -> bool:
        return any(self.typed.values())

    def address(self, **other: str) -> str:
        """Give the question as the query part of an address, with changes; pages begin anew."""
        return "?" + urlencode({key: value for key, value in {**self.typed, **other}.items() if value})

    @property
    def address_without_request(self) -> str:
        return self.address(yeucau="")

    def in_words(self) -> list[tuple[str, str]]:
        """Say each filter that is set: its name and what it keeps."""
        filters = self.filters
        said = [
            (say("Đơn vị", "Unit"), "; ".join(sorted(self.units.values()))),
            (say("Người", "Person"), filters.person),
            (say("Chỉ tiêu", "Indicator"), filters.no),
            (say("Việc", "Action"), say(*ACTIONS[filters.action]) if filters.action in ACTIONS else filters.action),
            (say("Lần thao tác", "Request"), filters.request),
            (say("Từ ngày", "From"), f"{filters.since:%d/%m/%Y}" if filters.since else ""),
            (say("Đến hết ngày", "Through"), f"{filters.last:%d/%m/%Y}" if filters.last else ""),
        ]
        return [(name, value) for name, value in said if value]


_NAMES = ("donvi", "nguoi", "chitieu", "viec", "yeucau", "tu", "den")


def read(query: QueryDict) -> AskedTrail:
    """Read the filters and the key of the page.

    Raises:
        DayUnreadable, UnitNotFound.
    """
    typed = {name: query.get(name, "").strip()[:150] for name in _NAMES}
    last = read_day(typed["den"]) if typed["den"] else None
    units = _units(typed["donvi"]) if typed["donvi"] else {}
    filters = Filters(
        tuple(units), typed["nguoi"], typed["chitieu"], typed["viec"], typed["yeucau"],
        read_day(typed["tu"]) if typed["tu"] else None, last,
    )  # fmt: skip
    return AskedTrail(typed, filters, units, _key(query.get("sau", "")))


def _units(text: str) -> dict[str, str]:
    """Find all units of the province that were ever called so, or had the code: name by thread.

    Raises:
        UnitNotFound: says which names are near.
    """
    keys = {plain(reading.unit.key) for reading in readings(text)}
    own = set().union(*map(threads_below, _provinces()))
    named = Q(plain_key__in=keys, level__in=ADMINISTRATIVE)
    called = Unit.objects.filter(Q(thread=text) | Q(code=text) | named)
    found = {thread for thread in called.values_list("thread", flat=True) if thread in own}
    if not found:
        today = timezone.localdate()
        province = find_unit(settings.CHUNGSUC_PROVINCE, today, level="province")
        found = {find_unit(text, today, within=province).thread}
    return names_of_threads(found)


def _provinces() -> set[str]:
    own = Unit.objects.filter(level=Level.PROVINCE, code=settings.CHUNGSUC_PROVINCE)
    return set(own.values_list("thread", flat=True))


def _key(text: str) -> Key | None:
    number, _, request = text.partition(".")
    return Key(int(number), request[:36]) if number.isdecimal() and len(number) < 19 else None


def key_as_text(key: Key) -> str:
    return f"{key.before}.{key.request}"
