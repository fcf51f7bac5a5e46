"""Faults of the installation (CS-SYS-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class SystemFault(ChungSucError):
    """The family of faults found in how the system is installed."""

    code = "CS-SYS-000"


class ServerMissing(SystemFault):
    code = "CS-SYS-002"
    vi = Words(
        "Chưa cho biết máy chủ {engine}.",
        "Bộ máy này chạy trên máy chủ riêng.",
        "Thêm --server postgresql://người:mật_khẩu@máy:cổng/tên hoặc --server sc://máy:cổng.",
    )
    en = Words(
        "No {engine} server was given.",
        "This engine runs on a server of its own.",
        "Add --server postgresql://user:password@host:port/name or --server sc://host:port.",
    )


class DatabaseAddressUnreadable(SystemFault):
    code = "CS-SYS-001"
    vi = Words(
        "Không đọc được địa chỉ cơ sở dữ liệu «{address}».",
        "",
        "Đặt CHUNGSUC_DATABASE dạng sqlite:///đường/dẫn hoặc postgresql://người:mật_khẩu@máy:cổng/tên.",
    )
    en = Words(
        "The database address “{address}” cannot be read.",
        "",
        "Set CHUNGSUC_DATABASE to sqlite:///path or postgresql://user:password@host:port/name.",
    )
