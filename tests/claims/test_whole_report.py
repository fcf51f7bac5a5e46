"""Promises about a whole report in the office's language: nothing in it is called wrong, and each slip is found."""

from __future__ import annotations

import re
from pathlib import Path

from reading_claims import checked, wrong

from chungsuc.claims.claim import Status

REPORT = (Path(__file__).parent / "report.txt").read_text(encoding="utf-8")
SHARE = re.compile(r"(\d[\d.,]*/\d[\d.,]* [^()%\n]{0,40}\((?:chiếm )?)(\d+,\d)%")


def test_a_report_whose_figures_hold_is_left_alone() -> None:
    made = checked(REPORT)
    assert [one.text for one in made.claims if one.status is Status.CONTRADICTION] == []
    assert len(made.of(Status.CONSISTENT)) >= 36


def test_each_share_that_is_changed_is_found_and_nothing_else() -> None:
    shares = list(SHARE.finditer(REPORT))
    assert len(shares) >= 20
    for one in shares:
        off = f"{float(one[2].replace(',', '.')) - 3.2:.1f}".replace(".", ",")
        found = wrong(REPORT[: one.start(2)] + off + REPORT[one.end(2) :])
        assert [f"{claim.printed}" for claim in found] == [off.replace(",", ".")], one[0]


def test_sums_changes_and_conversions_that_are_changed_are_found() -> None:
    for right, slip in (
        ("lồng ghép 410 tỷ", "lồng ghép 440 tỷ"), ("(28,5 ha)", "(2,85 ha)"), ("và 111 sản phẩm", "và 101 sản phẩm"),
        ("3 thành phố và 6 huyện", "3 thành phố và 7 huyện"), ("vượt 0,6% so", "vượt 1,6% so"),
        ("thấp hơn 21,5% so", "thấp hơn 25,1% so"), ("sự nghiệp 35 tỷ đồng)", "sự nghiệp 53 tỷ đồng)"),
        ("được 152,6 tỷ đồng, đạt 55%", "được 152,6 tỷ đồng, đạt 65%"),
    ):  # fmt: skip
        assert right in REPORT
        assert len(wrong(REPORT.replace(right, slip))) >= 1, slip
