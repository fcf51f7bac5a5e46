"""Faults of the demonstration (CS-DEM-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class DemoFault(ChungSucError):
    """The family of faults found when the demonstration is set up."""

    code = "CS-DEM-000"


class RealDataThere(DemoFault):
    code = "CS-DEM-001"
    vi = Words(
        "Cơ sở dữ liệu này có {count} {what} thật.",
        "Số liệu mô phỏng không bao giờ được trộn với số liệu thật.",
        "Đặt CHUNGSUC_DATABASE trỏ tới một cơ sở dữ liệu mới rồi chạy lại, ví dụ sqlite:///demo.sqlite3.",
    )
    en = Words(
        "This database holds {count} real {what_en}.",
        "Simulated figures are never mixed with real ones.",
        "Point CHUNGSUC_DATABASE to a new database and run again, for example sqlite:///demo.sqlite3.",
    )


class OtherSeedThere(DemoFault):
    code = "CS-DEM-002"
    vi = Words(
        "Cơ sở dữ liệu này đã có số liệu mô phỏng của hạt giống {there}, không phải {asked}.",
        "Sổ số liệu chỉ ghi thêm, không xóa để làm lại.",
        "Chạy với --seed {there}, hoặc đặt CHUNGSUC_DATABASE trỏ tới một cơ sở dữ liệu mới.",
    )
    en = Words(
        "This database already holds the simulated figures of seed {there}, not of {asked}.",
        "The ledger is append-only: nothing is deleted to begin again.",
        "Run with --seed {there}, or point CHUNGSUC_DATABASE to a new database.",
    )


class CalibrationMissed(DemoFault):
    code = "CS-DEM-003"
    vi = Words(
        "Số liệu mô phỏng không ra được con số đã công bố: {what} là {ours}, đã công bố {printed}.",
        "Có thể bộ tiêu chí, mức giả định hoặc danh sách đơn vị đã thay đổi.",
        "Chưa có gì được ghi; báo cho nhóm phát triển.",
    )
    en = Words(
        "The simulation does not come to what was printed: {what} is {ours}, printed {printed}.",
        "The sets, the assumed levels or the list of units may have changed.",
        "Nothing was stored; tell the developers.",
    )
