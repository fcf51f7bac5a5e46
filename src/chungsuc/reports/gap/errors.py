"""Faults of a gap report that makes no sense (CS-REP-21x)."""

from __future__ import annotations

from chungsuc.errors import Words
from chungsuc.reports.errors import ReportError


class GapOfNoCommune(ReportError):
    code = "CS-REP-211"
    vi = Words(
        "Không lập được báo cáo rà soát tiêu chí của {unit}.",
        "Báo cáo này lập cho từng xã; phường, thị trấn và đơn vị cấp trên không thuộc đối tượng.",
        "Chọn một xã; muốn lập cho mọi xã của một huyện hoặc tỉnh thì chọn lập hàng loạt.",
    )
    en = Words(
        "A criteria-gap report of {unit} cannot be made.",
        "It is made commune by commune; wards, townships and units above are not its subject.",
        "Choose a commune; to make those of a whole district or province, make them all at once.",
    )


class SetNotOfCommunes(ReportError):
    code = "CS-REP-212"
    vi = Words(
        "Bộ {set_id} không đánh giá xã.", "Bộ này dành cho {subject}.", "Chọn bộ tiêu chí của xã, hoặc để trống."
    )
    en = Words("Set {set_id} does not judge communes.", "It is for a {subject}.", "Choose a set for communes, or none.")


class NoCommunesHere(ReportError):
    code = "CS-REP-213"
    vi = Words(
        "Ngày {day}, {scope} không có xã nào để rà soát.",
        "Phường và thị trấn không thuộc Chương trình; từ 01/7/2025 không còn cấp huyện.",
        "Kiểm tra ngày và phạm vi.",
    )
    en = Words(
        "On {day} {scope} has no commune to be looked at.",
        "Wards and townships are not in the programme; there are no districts since 2025-07-01.",
        "Check the day and the scope.",
    )
