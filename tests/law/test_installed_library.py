"""Promises about a library with what an installation adds: sets, amendments, confirmed levels. No database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from chungsuc.law.confirmed import confirmed_set, demand_checksum
from chungsuc.law.errors import OverlayClash
from chungsuc.law.installed import Added, InstalledLibrary, law_text
from chungsuc.law.library import shipped
from chungsuc.law.overlays import law_at
from chungsuc.law.tree import Compare

SET, YOUNG = "QD318-2022/xa", "QD51-2025/xa"
DAY = date(2024, 6, 30)

AMENDMENT = """
overlay: QD900-2024/xa
kind: amendment
amends: QD318-2022/xa
name: Điền mức của chỉ tiêu 17.1
decision: {number: QĐ 900/QĐ-TTg, signed: 2024-04-01}
valid_from: 2024-04-01
replaces: [QD211-2024/xa]
defaults: {confidence: high, verified: true, provenance: bản giấy}
levels:
  "17.1/a": {at_least: 97}
"""

FULLER = """
set: QD51-2025/xa-2
name: Bộ tiêu chí đầy đủ
name_en: The full set
subject: commune
title: ntm
decision: {number: QĐ 51/2025/QĐ-TTg, signed: 2025-12-29}
valid_from: 2026-02-15
replaces: QD318-2022/xa
supersedes: QD51-2025/xa
partial: true
defaults: {confidence: high, verified: true, provenance: bản giấy}
criteria:
  - {no: "1", name: Quy hoạch, indicators: [{no: "1.1", name: Có quy hoạch, attested: true}]}
"""


def test_what_an_installation_does_not_touch_is_the_shipped_object_itself() -> None:
    library = InstalledLibrary(shipped(), Added(sets={"QD51-2025/xa-2": FULLER}))
    assert library.set(SET) is not None
    assert library.set("QD491-2009/xa") is shipped().set("QD491-2009/xa")
    assert set(library.sets) == {*shipped().sets, "QD51-2025/xa-2"}


def test_a_text_that_a_fuller_one_takes_the_place_of_is_in_force_no_longer() -> None:
    library = InstalledLibrary(shipped(), Added(sets={"QD51-2025/xa-2": FULLER}))
    assert library.set("QD51-2025/xa-2").in_force(date(2026, 6, 30))
    assert not library.set(YOUNG).in_force(date(2026, 6, 30))
    assert library.set(YOUNG).checksum == shipped().set(YOUNG).checksum


def test_an_amendment_entered_here_may_replace_a_shipped_one_and_keeps_what_it_does_not_change() -> None:
    library = InstalledLibrary(shipped(), Added(amendments={"QD900-2024/xa": AMENDMENT}))
    law, before = library.at(SET, DAY), shipped().at(SET, DAY)
    requirement = law.by_no["17.1/a"].requirement
    assert isinstance(requirement, Compare)
    assert requirement.levels.at(()) == Decimal(97)
    assert law.by_no["17.1/b"] == before.by_no["17.1/b"]
    assert law.by_no["18.4"] == before.by_no["18.4"]


def test_without_saying_that_it_replaces_the_other_it_is_a_clash() -> None:
    text = AMENDMENT.replace("replaces: [QD211-2024/xa]\n", "")
    library = InstalledLibrary(shipped(), Added(amendments={"QD900-2024/xa": text}))
    with pytest.raises(OverlayClash):
        library.at(SET, DAY)


def test_the_text_of_every_law_of_the_library_can_be_had() -> None:
    library = InstalledLibrary(shipped(), Added(amendments={"QD900-2024/xa": AMENDMENT}))
    assert law_text(library, "QD900-2024/xa") == AMENDMENT
    assert law_text(library, SET).startswith("set: QD318-2022/xa")


# ── confirmed levels ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("set_id", list(shipped().sets))
def test_a_confirmation_changes_what_is_known_of_a_level_and_never_what_is_demanded(set_id: str) -> None:
    law = shipped().set(set_id)
    seen = {one.no: {demand_checksum(one): "đã xem"} for one in law.provisions()}
    confirmed = confirmed_set(law, seen)
    assert all(one.source.verified for one in confirmed.provisions())
    assert [demand_checksum(one) for one in confirmed.provisions()] == [
        demand_checksum(one) for one in law.provisions()
    ]
    assert confirmed.checksum == law.checksum


def test_a_confirmed_part_stays_confirmed_when_an_amendment_changes_its_sister() -> None:
    part = shipped().at(SET, DAY).by_no["17.1/b"]
    added = Added(
        amendments={"QD900-2024/xa": AMENDMENT}, confirmed={SET: {"17.1/b": {demand_checksum(part): "đã xem"}}}
    )  # fmt: skip
    law = InstalledLibrary(shipped(), added).at(SET, DAY)
    assert law.by_no["17.1/b"].source.verified
    assert not law.by_no["18.4"].source.verified


def test_a_confirmation_of_another_level_says_nothing() -> None:
    law = InstalledLibrary(shipped(), Added(confirmed={SET: {"3.1": {"another checksum": "đã xem"}}})).set(SET)
    assert not law_at(law, DAY).by_no["3.1"].source.verified
