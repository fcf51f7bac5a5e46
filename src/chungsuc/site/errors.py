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


class AddressNotFree(SystemFault):
    code = "CS-SYS-003"
    vi = Words(
        "Không mở được địa chỉ {address} ({reason}).",
        "Có chương trình khác đang dùng, hoặc không được phép dùng.",
        "Dừng chương trình kia, hoặc chọn cổng khác: chungsuc serve --port {port}.",
    )
    en = Words(
        "The address {address} cannot be opened ({reason}).",
        "Another program uses it, or we may not.",
        "Stop the other program, or take another port: chungsuc serve --port {port}.",
    )


class DatabaseNotOpened(SystemFault):
    code = "CS-SYS-004"
    vi = Words(
        "Không mở hoặc không ghi được cơ sở dữ liệu {address} ({reason}).",
        "",
        "Xem máy chủ có chạy, thư mục có quyền ghi và còn chỗ không; hoặc đặt CHUNGSUC_DATABASE tới nơi khác.",
    )
    en = Words(
        "The database {address} cannot be opened or written ({reason}).",
        "",
        "See whether the server runs, the folder may be written and has room; or set CHUNGSUC_DATABASE elsewhere.",
    )


class PostgresDriverMissing(SystemFault):
    code = "CS-SYS-005"
    vi = Words(
        "Chưa cài trình kết nối PostgreSQL (psycopg).",
        "CHUNGSUC_DATABASE trỏ tới một máy chủ PostgreSQL.",
        "Chạy: pip install 'chungsuc[postgres]'.",
    )
    en = Words(
        "The PostgreSQL driver (psycopg) is not installed.",
        "CHUNGSUC_DATABASE names a PostgreSQL server.",
        "Run: pip install 'chungsuc[postgres]'.",
    )


class SettingUnreadable(SystemFault):
    code = "CS-SYS-006"
    vi = Words("Không hiểu {name}=«{value}».", "Nhận: {expected}.", "Sửa biến môi trường này rồi chạy lại.")
    en = Words("{name}=“{value}” is not understood.", "It takes: {expected}.", "Mend this variable and start again.")


class StaticNotWritten(SystemFault):
    code = "CS-SYS-007"
    vi = Words(
        "Không ghi được tệp tĩnh vào {folder} ({reason}).",
        "",
        "Cho quyền ghi, dọn chỗ trống, hoặc đặt CHUNGSUC_STATIC tới thư mục khác.",
    )
    en = Words(
        "The static files cannot be written to {folder} ({reason}).",
        "",
        "Give the right to write, make room, or set CHUNGSUC_STATIC to another folder.",
    )
