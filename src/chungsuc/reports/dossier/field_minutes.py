"""Biên bản kiểm tra thực địa: who went, what was found, what is to be repaired."""

from __future__ import annotations

from dataclasses import dataclass

from chungsuc.reports.dossier.inputs import Case, Head, Visit
from chungsuc.reports.dossier.minutes import BY_HAND
from chungsuc.reports.dossier.offices import Office, coordination_office
from chungsuc.reports.dossier.phrases import narrative, paper, proposer, titled
from chungsuc.reports.official.model import Annex, Block, Heading, Items, OfficialPaper, Paragraph, Signature
from chungsuc.reports.official.words import DOTS, LONG_DOTS, say, say_long_day


@dataclass(frozen=True, slots=True)
class FieldMinutes:
    """One visit; ``office`` blank: the coordination office."""

    case: Case
    head: Head
    visit: Visit
    office: Office | None = None


def field_minutes(given: FieldMinutes) -> OfficialPaper:
    """Write the minutes of a visit (biên bản kiểm tra thực địa)."""
    case, visit = given.case, given.visit
    office = given.office or coordination_office(case.province)
    people = tuple(f"{one.rstrip(';.')};" for one in visit.participants) or (LONG_DOTS,)
    good = {
        True: "Không còn tồn tại phải khắc phục.",
        False: "Còn tồn tại phải khắc phục như nêu trên.",
        None: LONG_DOTS,
    }[visit.good]
    blocks: list[Block] = [
        Paragraph(f"Vào hồi {DOTS} giờ {DOTS} phút, {say_long_day(visit.held_on)}, tại {case.unit}, đoàn kiểm tra đã "
                  f"kiểm tra thực địa kết quả thực hiện các tiêu chí để xét công nhận {titled(case)}."),
        Heading("THÀNH PHẦN"),
        Items((f"Trưởng đoàn: {say(visit.chair, long=True)};", f"Thư ký: {say(visit.secretary, long=True)};", *people)),
        Heading("KẾT QUẢ KIỂM TRA"),
        *narrative(visit.findings),
        Heading("KẾT LUẬN"),
        Paragraph(good),
        Paragraph(f"Biên bản lập xong hồi {DOTS} giờ {DOTS} phút cùng ngày, đã đọc lại cho những người có mặt cùng "
                  "nghe và ký xác nhận./."),
    ]  # fmt: skip
    visited = proposer(case).issuer.name
    roles = (("THƯ KÝ",), ("ĐẠI DIỆN", "UBND " + " ".join(visited[1:])), ("TRƯỞNG ĐOÀN",))
    return paper(
        case, given.head, office, "BIÊN BẢN", "BB", f"Kiểm tra thực địa hồ sơ đề nghị công nhận\n{titled(case)}",
        blocks, signatures=tuple(Signature(role, how=BY_HAND) for role in roles),
        recipients=("Thành phần đoàn;", "Lưu: VT."),
        annexes=(Annex("Hình ảnh kiểm tra thực địa", visit.pictures),) if visit.pictures else (),
        counts=f"{len(visit.participants)} người tham gia",
    )  # fmt: skip
