"""Promises about our figures as the checker of papers asks for them."""

from __future__ import annotations

from datetime import date

import pytest

from chungsuc.claims.check import check
from chungsuc.claims.claim import Against, Meaning
from chungsuc.claims.reading import read_text
from chungsuc.figures.claimed import our_figures

DAY = date(2023, 12, 31)


@pytest.mark.django_db
@pytest.mark.usefixtures("demo_province")
def test_papers_are_held_against_the_catalogue_on_their_day_and_place() -> None:
    ours = our_figures(DAY)
    assert ours is not None
    found = ours.figure(Meaning("communes.ntm.cumulative", "", DAY))
    assert found is not None
    assert (found.numerator, found.denominator, found.synthetic) == (118, 126, True)
    assert found.published[0][0] == 118
    district = ours.figure(Meaning("communes.ntm.cumulative", "huyện Định Hóa", DAY))
    assert district is not None
    assert district.denominator == 22
    assert ours.figure(Meaning("communes.ntm.cumulative", "cả nước", DAY)) is None
    assert ours.figure(Meaning("communes.ntm.cumulative", "huyện Không Có", DAY)) is None
    assert ours.figure(Meaning("no.such.figure", "", DAY)) is None
    text = "Đến 31/12/2023, toàn tỉnh có 118/126 xã đạt chuẩn NTM (93,7%); có 7/9 huyện đạt chuẩn nông thôn mới."
    claims = check(read_text(text), ours).claims
    assert [one.against for one in claims] == [Against.AGREES, Against.DIFFERS]
