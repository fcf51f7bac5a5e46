"""The fields of the yearly and half-year report: documented for those who write templates (trường của mẫu).

``DOCS`` says what there is; ``values`` and ``blocks`` give just that, which a test holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from chungsuc.charts.chart import Chart
from chungsuc.reports.official.model import Block, Paragraph
from chungsuc.reports.official.words import capital, say_day
from chungsuc.reports.quarterly import tables as by_district
from chungsuc.reports.quarterly.words import say_dossiers, say_known, say_verified
from chungsuc.reports.templates.filling import mark
from chungsuc.reports.templates.model import FieldDoc, FieldKind, Fields
from chungsuc.reports.yearly import charts, tables, words
from chungsuc.reports.yearly.facts import PlanOf, Year
from chungsuc.reports.yearly.gathering import WORDS

_N, _L, _B = FieldKind.NUMBER, FieldKind.LIST, FieldKind.BLOCK
GROUPS = (("xa_ntm", "xã đạt chuẩn NTM"), ("xa_nang_cao", "xã NTM nâng cao"), ("xa_kieu_mau", "xã NTM kiểu mẫu"))
_OWN = {
    "danh_gia": "đánh giá chung", "kho_khan": "khó khăn, vướng mắc", "nhiem_vu": "nhiệm vụ, giải pháp",
    "kien_nghi": "kiến nghị, đề xuất",
}  # fmt: skip
_UNIT = (("ten", "tên đơn vị"), ("huyen", "tên huyện"))


def _titles() -> Iterator[FieldDoc]:
    for group, said in GROUPS:
        yield FieldDoc(f"{group}.cau", f"câu về số {said}: tổng, tỷ lệ, tăng trong năm, so với kế hoạch")
        yield FieldDoc(f"{group}.so", f"số {said}, lũy kế", _N)
        yield FieldDoc(f"{group}.tong", "số xã thuộc Chương trình", _N)
        yield FieldDoc(f"{group}.ty_le", "tỷ lệ, đã có dấu %")
        yield FieldDoc(f"{group}.tang", "số xã tăng trong năm; – khi không so sánh được")
        yield FieldDoc(f"{group}.ke_hoach", "câu so với kế hoạch năm")
        yield FieldDoc(f"{group}.nguyen_nhan", "câu về nguyên nhân thay đổi; trống khi chỉ tăng do công nhận")
        yield FieldDoc(f"{group}.moi", f"{said} được công nhận trong năm", _L, _UNIT)


DOCS: tuple[FieldDoc, ...] = (
    FieldDoc("ky", "kỳ báo cáo: “năm 2023”, “6 tháng đầu năm 2023”"),
    FieldDoc("nam", "năm của kỳ báo cáo", _N),
    FieldDoc("nam_sau", "năm tiếp theo", _N),
    FieldDoc("ngay", "ngày của số liệu, 31/12/2023"),
    FieldDoc("ngay_so_sanh", "ngày so sánh: 31/12 năm trước"),
    FieldDoc("tom_tat", "câu tóm tắt: mọi danh hiệu, tỷ lệ, so với kế hoạch"),
    FieldDoc("pham_vi", "đơn vị của báo cáo: “tỉnh Thái Nguyên”"),
    FieldDoc("la_tinh", "đúng khi báo cáo của cả tỉnh; dùng trong {% if %}"),
    FieldDoc("mo_phong", "đúng khi có số liệu mô phỏng; dùng trong {% if %}"),
    *_titles(),
    FieldDoc("huyen_ntm.cau", "câu về đơn vị cấp huyện đạt chuẩn, hoàn thành; trống khi không có"),
    FieldDoc("tieu_chi.cau", "câu về số tiêu chí bình quân và các nhóm xã"),
    FieldDoc("tieu_chi.binh_quan", "số tiêu chí bình quân mỗi xã"),
    FieldDoc("tieu_chi.thap_nhat", "câu nêu năm tiêu chí có ít xã đạt nhất"),
    FieldDoc("tieu_chi.ds", "tiêu chí, ít xã đạt nhất trước", _L,
             (("so", "số của tiêu chí"), ("ten", "tên"), ("dat", "số xã đạt"), ("tong", "tổng số xã"),
              ("ty_le", "tỷ lệ"))),
    FieldDoc("bo_tieu_chi", "tên bộ tiêu chí đang áp dụng"),
    FieldDoc("duoi_chuan.cau", "câu về xã có danh hiệu mà dưới chuẩn; trống khi không có xã nào giữ danh hiệu"),
    FieldDoc("tham_tra.cau", "câu về số giá trị đã thẩm tra"),
    FieldDoc("tham_tra.con_lai", "câu về số giá trị còn chờ, theo từng sở"),
    FieldDoc("ho_so.cau", "câu về hồ sơ đề nghị công nhận của xã"),
    FieldDoc("xom_ho_vuon.cau", "câu về xóm, hộ, vườn mẫu, kiểu mẫu"),
    FieldDoc("chua_dat.ds", "xã chưa có danh hiệu, gần đạt trước", _L,
             (*_UNIT, ("dat", "số tiêu chí đạt"), ("cau", "cả câu, kèm tiêu chí còn lại"))),
    FieldDoc("ke_hoach.van_ban", "văn bản ban hành kế hoạch năm, phần chưa biết nói rõ"),
    FieldDoc("ke_hoach_sau.van_ban", "văn bản ban hành kế hoạch năm sau"),
    FieldDoc("ke_hoach_sau.cau", "câu về chỉ tiêu năm sau"),
    FieldDoc("ke_hoach_sau.ds", "chỉ tiêu năm sau", _L,
             (("chi_tieu", "tên chỉ tiêu"), ("so", "số kế hoạch"), ("don_vi", "đơn vị được nêu tên"))),
    *(FieldDoc(f"loi.{name}", f"lời của cơ quan: {said}; dòng chấm khi chưa viết") for name, said in _OWN.items()),
    FieldDoc("bang.ket_qua", "bảng kết quả từng danh hiệu so với kế hoạch", _B),
    FieldDoc("bang.ke_hoach", "biểu T3: kế hoạch và thực hiện, có tên đơn vị", _B),
    FieldDoc("bang.ten_theo_ke_hoach", "tên đơn vị: đạt theo kế hoạch, chưa đạt, đạt ngoài kế hoạch", _B),
    FieldDoc("bang.huyen", "kết quả từng huyện", _B),
    FieldDoc("bang.ho_so", "hồ sơ theo giai đoạn, từng huyện", _B),
    FieldDoc("bang.tieu_chi", "số xã đạt từng tiêu chí, ít nhất trước", _B),
    FieldDoc("bang.t1", "biểu T1: từng xã theo từng tiêu chí", _B),
    FieldDoc("bang.t2", "biểu T2: số xã theo nhóm tiêu chí, từng huyện", _B),
    FieldDoc("bang.moi", "danh sách công nhận mới, kèm ba ngày", _B),
    FieldDoc("bang.chua_dat", "xã chưa có danh hiệu và tiêu chí còn lại", _B),
    FieldDoc("bang.tham_tra", "việc thẩm tra còn lại của từng sở", _B),
    FieldDoc("bang.da_cong_bo", "số đã công bố cùng ngày, đặt cạnh số của hệ thống", _B),
    FieldDoc("hinh.ke_hoach", "biểu đồ công nhận mới so với kế hoạch", _B),
    FieldDoc("hinh.ban_do", "bản đồ danh hiệu các xã; một câu khi ngày ấy chưa có ranh giới", _B),
    FieldDoc("hinh.tieu_chi", "biểu đồ tiêu chí ít xã đạt nhất", _B),
    FieldDoc("hinh.cac_nam", "biểu đồ số xã có danh hiệu qua các năm", _B),
)  # fmt: skip


def values(found: Year) -> dict[str, object]:
    """Give the value of every documented field; a block as the mark that stands for it."""
    total = found.moved.total
    given: dict[str, object] = {
        "ky": found.name, "nam": found.day.year, "nam_sau": found.day.year + 1, "ngay": say_day(found.day),
        "ngay_so_sanh": say_day(found.moved.since), "pham_vi": found.scope, "la_tinh": found.moved.whole,
        "tom_tat": words.say_summary(found),
        "mo_phong": found.synthetic, "huyen_ntm.cau": words.say_districts(found),
        "tieu_chi.cau": words.say_criteria(found), "tieu_chi.binh_quan": total.average.say(),
        "tieu_chi.thap_nhat": words.say_least_met(found), "tieu_chi.ds": _criteria(found),
        "bo_tieu_chi": found.moved.used.name, "duoi_chuan.cau": words.say_below(found),
        "tham_tra.cau": say_verified(found.moved), "tham_tra.con_lai": words.say_lagging(found),
        "ho_so.cau": say_dossiers(found.moved), "xom_ho_vuon.cau": words.say_local(found), "chua_dat.ds": _near(found),
        "ke_hoach.van_ban": words.say_plan_paper(found.plan, found.day.year),
        "ke_hoach_sau.van_ban": words.say_plan_paper(found.next_plan, found.day.year + 1),
        "ke_hoach_sau.cau": words.say_next(found), "ke_hoach_sau.ds": _next(found),
        **{f"loi.{name}": words.own(found, name) for name in WORDS},
        **{doc.name: mark(doc.name) for doc in DOCS if doc.kind is FieldKind.BLOCK},
    }  # fmt: skip
    for at, (group, _) in enumerate(GROUPS):
        given |= {f"{group}.{name}": value for name, value in _title(found, at)}
    return given


def _title(found: Year, at: int) -> Iterator[tuple[str, object]]:
    total = found.moved.total
    yield "cau", words.say_title(found, at)
    yield "so", total.titles[at].held
    yield "tong", total.communes
    yield "ty_le", total.share(at).say_percent()
    yield "tang", say_known(total.titles[at].gained)
    yield "ke_hoach", words.say_against(found, "commune", words.TITLES[at])
    yield "nguyen_nhan", words.say_causes(found, at)
    listing = found.recognised.listings[at] if at < len(found.recognised.listings) else None
    yield "moi", [Fields({"ten": one.unit, "huyen": one.district}) for one in (listing.new if listing else ())]


def _criteria(found: Year) -> list[Fields]:
    return [
        Fields(
            {"so": no, "ten": name, "dat": one.share.part, "tong": one.share.whole, "ty_le": one.share.say_percent()}
        )
        for no, name, one in words.least_met(found, count=len(found.table.columns))
    ]  # fmt: skip


def _near(found: Year) -> list[Fields]:
    return [
        Fields({"ten": one.name, "huyen": one.district, "dat": one.met,
                "cau": words.say_near(one, found.table.criteria)})
        for one in found.near
    ]  # fmt: skip


def _next(found: Year) -> list[Fields]:
    return [
        Fields({"chi_tieu": capital(one.said), "so": words.say_planned(one),
                "don_vi": words.say_names((*one.made, *one.not_made))})
        for one in (found.next_plan.targets if found.next_plan else ())
    ]  # fmt: skip


def _nothing(what: str) -> tuple[Block, ...]:
    return (Paragraph(f"Không có {what}."),)


def block(found: Year, name: str) -> tuple[Block, ...]:
    """Give the tables and pictures of a block field; only those that a template uses are made."""
    return _MAKE[name](found)


def _of_plan(make: Callable[[PlanOf], Block]) -> Callable[[Year], tuple[Block, ...]]:
    return lambda found: (make(found.plan),) if found.plan else _nothing("kế hoạch năm được ghi")


def _drawn(chart: Chart) -> tuple[Block, ...]:
    return (charts.picture(chart),)


_MAKE: Mapping[str, Callable[[Year], tuple[Block, ...]]] = {
    "bang.ket_qua": lambda found: (tables.results(found),),
    "bang.ke_hoach": _of_plan(tables.planned),
    "bang.ten_theo_ke_hoach": _of_plan(tables.reached),
    "bang.huyen": lambda found: (by_district.titles(found.moved),),
    "bang.ho_so": lambda found: (by_district.dossiers(found.moved),),
    "bang.tieu_chi": lambda found: (tables.ranking(found),),
    "bang.t1": lambda found: (tables.criteria(found),),
    "bang.t2": lambda found: (tables.bands(found),),
    "bang.moi": tables.newly,
    "bang.chua_dat": tables.near,
    "bang.tham_tra": lambda found: (tables.lagging(found),) if found.lagging else _nothing("việc thẩm tra còn lại"),
    "bang.da_cong_bo": lambda found: (tables.printed(found),) if found.printed else _nothing("số đã công bố cùng ngày"),
    "hinh.ke_hoach": lambda found: _drawn(charts.against_plan(found)) if found.plan else _nothing("kế hoạch năm"),
    "hinh.ban_do": lambda found: (charts.land(found.view),) if found.view else _nothing("bản đồ của ngày này"),
    "hinh.tieu_chi": lambda found: _drawn(charts.criteria(found)),
    "hinh.cac_nam": lambda found: _drawn(charts.over_years(found)) if found.years else _nothing("số các năm"),
}
