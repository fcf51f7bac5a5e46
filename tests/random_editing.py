"""People who edit at random: entering, correcting, taking back, deciding, verifying; drawn by a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

from chungsuc.accounts.models import Department, Ownership, Role, User
from chungsuc.accounts.scope import scope_of
from chungsuc.accounts.trail import acting, actor_of
from chungsuc.entry.values import Said
from chungsuc.errors import ChungSucError
from chungsuc.law.overlays import LawAtDate
from chungsuc.law.tree import Attested, Compare, Provision, Title
from chungsuc.observations import actions as ledger
from chungsuc.observations.checks import Entry
from chungsuc.observations.models import Observation
from chungsuc.observations.queries import live
from chungsuc.recognition.actions import recognise, withdraw
from chungsuc.recognition.models import Recognition
from chungsuc.units.actions import set_trait
from chungsuc.units.queries import find_unit
from chungsuc.verdicts.actions import refresh
from chungsuc.verdicts.law_in_force import law_for
from chungsuc.verification import actions as verification
from desk_people import person
from entry_forms import send

COMMUNE, ADVANCED, DISTRICT, PROVINCE = (
    "QD318-2022/xa", "QD318-2022/xa_nang_cao", "QD320-2022/huyen", "QD321-2022/tinh",
)  # fmt: skip
BEFORE, DAY, MERGED = date(2022, 12, 31), date(2023, 12, 31), date(2025, 1, 31)  # Ký Phú and Vạn Thọ merge in 2024
NAMES = {BEFORE: ("Ký Phú", "Vạn Thọ", "Bản Ngoại"), DAY: ("Ký Phú", "Vạn Thọ", "Bản Ngoại"), MERGED: ("Vạn Phú",)}
SAID = {"source": "biên bản", "said_by": "UBND xã"}


class Editing:
    """Several people at work on one district; ``done`` counts what was accepted, by kind."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.done: Counter[str] = Counter()
        self.communes = {
            day: [find_unit(f"{name}, Đại Từ", day, level="commune") for name in names] for day, names in NAMES.items()
        }
        self.provinces = {day: find_unit("19", day, level="province") for day in NAMES}
        self.districts = {day: find_unit("171", day, level="district") for day in NAMES}
        self.laws: dict[tuple[str, date], LawAtDate] = {}
        self._people()
        self._judge_first()

    def _people(self) -> None:
        department = Department.objects.create(code="so-thu", name="Sở thử")
        for set_id in (COMMUNE, ADVANCED):
            for no in range(1, 20):
                Ownership.objects.create(department=department, set_id=set_id, no=str(no), source="thử nghiệm")
        self.office = person(Role.OFFICE, name="văn phòng")
        self.specialists = [person(Role.DEPARTMENT, name=name, department=department) for name in ("A", "B")]
        threads = dict.fromkeys(unit.thread for units in self.communes.values() for unit in units)
        self.officers = [person(Role.COMMUNE, name=thread, unit_thread=thread) for thread in threads]

    def _judge_first(self) -> None:
        """Keep a verdict of everything at the start, so that everything has something to follow."""
        for day in NAMES:
            for set_id, units in (
                (COMMUNE, self.communes[day]), (ADVANCED, self.communes[day]), (DISTRICT, [self.districts[day]]),
                (PROVINCE, [self.provinces[day]]),
            ):  # fmt: skip
                self.laws[set_id, day] = law_for(set_id, day)
                refresh(units, set_id, day)

    def edit(self, steps: int) -> None:
        """Do so many things; what the rules refuse is refused, and the next follows."""
        acts: list[tuple[str, Callable[[], None]]] = [
            ("submitted", self.submit), ("submitted", self.submit), ("recorded", self.record),
            ("recorded many", self.record_many), ("corrected", self.correct), ("retracted", self.retract),
            ("recognised", self.recognise), ("withdrawn", self.withdraw), ("trait", self.trait),
            ("confirmed", self.confirm), ("returned", self.return_), ("answered", self.answer),
        ]  # fmt: skip
        for _ in range(steps):
            name, act = self.dice.choice(acts)
            try:
                act()
            except ChungSucError:
                self.done["refused"] += 1
            else:
                self.done[name] += 1

    # ── values ───────────────────────────────────────────────────────────────────────────────────────

    def submit(self) -> None:
        day, set_id = self.dice.choice(list(NAMES)), self.dice.choice([COMMUNE, ADVANCED])
        unit = self.dice.choice(self.communes[day])
        user = self.dice.choice([self.office, *self.officers])
        chosen = self.dice.sample(self._provisions(set_id, day), self.dice.randint(1, 12))
        values = {provision.no: self._typed(provision) for provision in chosen}
        with acting(actor_of(user)):
            send(
                scope_of(user), unit, values, dict.fromkeys(values, "đã kiểm tra lại"), as_of=day, set_id=set_id
            )  # fmt: skip

    def _typed(self, provision: Provision) -> Said:
        if self.dice.random() < 0.1:
            return Said(retract=True)
        if isinstance(provision.requirement, Attested):
            return Said(self.dice.choice(["Đạt", "Không đạt"]))
        if provision.unit == "%" and self.dice.random() < 0.3:
            whole = self.dice.randint(1, 50)
            return Said(numerator=str(self.dice.randint(0, whole)), denominator=str(whole))
        return Said(self._number(provision).replace(".", ","))

    def _number(self, provision: Provision) -> str:
        if not isinstance(provision.requirement, Compare):
            return self.dice.choice(["0", "1"])
        return self.dice.choice(["0", "12", "45.5", "60", "80", "95", "100"])

    def _provisions(self, set_id: str, day: date) -> list[Provision]:
        return [one for one in self.laws[set_id, day].provisions() if one.takes_fact and one.measure]

    def _entry(self) -> Entry:
        day, set_id = self.dice.choice(list(NAMES)), self.dice.choice([COMMUNE, ADVANCED, DISTRICT])
        unit = self.districts[day] if set_id == DISTRICT else self.dice.choice(self.communes[day])
        provision = self.dice.choice(self._provisions(set_id, day))
        assert provision.measure is not None
        attested = isinstance(provision.requirement, Attested)
        said = {"attested": self.dice.random() < 0.7} if attested else {"value": Decimal(self._number(provision))}
        return Entry(unit, provision.measure, day, **said, **SAID)  # type: ignore[arg-type]

    def record(self) -> None:
        entry = self._entry()
        with self._somebody():
            ledger.record(entry.unit, entry.measure, entry.as_of, value=entry.value, attested=entry.attested, **SAID)

    def record_many(self) -> None:
        with self._somebody():
            ledger.record_many([self._entry() for _ in range(self.dice.randint(1, 8))])

    def correct(self) -> None:
        observation = self._some_observation()
        said = {"attested": True} if observation.attested is not None else {"value": Decimal(self.dice.randint(0, 99))}
        with self._somebody():
            ledger.correct(observation, **said)  # type: ignore[arg-type]

    def retract(self) -> None:
        with self._somebody():
            ledger.retract(self._some_observation(), "thiếu căn cứ")

    def _some_value(self) -> Observation:
        """Give one of the latest values of communes that may still count."""
        said = live().exclude(value__isnull=True, attested__isnull=True)
        latest = said.filter(unit__level="commune", measure__startswith=f"{COMMUNE}:").order_by("-pk")
        rows = list(latest.select_related("unit")[:20])
        if not rows:
            raise NothingThere
        return self.dice.choice(rows)

    def _some_observation(self) -> Observation:
        keys = list(Observation.objects.order_by("pk").values_list("pk", flat=True))
        if not keys:
            raise NothingThere
        return Observation.objects.select_related("unit").get(pk=self.dice.choice(keys))

    def _somebody(self):  # type: ignore[no-untyped-def]
        return acting(actor_of(self.dice.choice([self.office, *self.officers, *self.specialists])))

    # ── decisions and traits ─────────────────────────────────────────────────────────────────────────

    def recognise(self) -> None:
        day = self.dice.choice(list(NAMES))
        title, set_id = self.dice.choice([(Title.NTM, COMMUNE), (Title.ADVANCED, ADVANCED)])
        with self._somebody():
            recognise(self.dice.choice(self.communes[day]), title, set_id, day.year, source="quyết định")

    def withdraw(self) -> None:
        rows = list(Recognition.objects.filter(withdrawn_on__isnull=True).order_by("pk"))
        if not rows:
            raise NothingThere
        with self._somebody():
            withdraw(self.dice.choice(rows), date(2023, 7, 1), source="quyết định thu hồi")

    def trait(self) -> None:
        day = self.dice.choice(list(NAMES))
        unit = self.dice.choice([*self.communes[day], self.districts[day], self.provinces[day]])
        trait, value = self.dice.choice([("region", "DBSH"), ("region", "TDMNPB"), ("area", "I"), ("schools", 3)])
        since = self.dice.choice([None, date(2022, 6, 1), date(2023, 6, 1), date(2024, 12, 15)])
        with self._somebody():
            set_trait(unit, trait, value, valid_from=since, source="danh sách")

    # ── verification ─────────────────────────────────────────────────────────────────────────────────

    def confirm(self) -> None:
        user = self.dice.choice(self.specialists)
        with acting(actor_of(user)):
            verification.confirm(scope_of(user), [self._some_value().pk], COMMUNE)

    def return_(self) -> None:
        user = self.dice.choice(self.specialists)
        with acting(actor_of(user)):
            verification.return_(scope_of(user), self._some_value().pk, "sai-ky", set_id=COMMUNE)

    def answer(self) -> None:
        user: User = self.dice.choice([self.office, *self.officers])
        with acting(actor_of(user)):
            verification.answer(scope_of(user), self._some_observation().pk, "số liệu đúng", set_id=COMMUNE)


class NothingThere(ChungSucError):
    """Nothing to choose from yet."""
