"""The columns of the list: what they are called, how wide they are, how they are recognised again."""

from __future__ import annotations

from typing import NamedTuple

from chungsuc.accounts.inviting import Field
from chungsuc.units.names import plain

LIST, GUIDE, CHOICES = "Danh sách", "Hướng dẫn", "Danh mục"
PASSWORDS, RESULT = "Tài khoản", "Kết quả kiểm tra"
OURS = frozenset({GUIDE, CHOICES, PASSWORDS, RESULT})  # sheets that nobody fills in
HEAD_ROWS = 20  # the header is looked for so far down


class Column(NamedTuple):
    """One column: its heading, its width, and what to write, as the guide says it."""

    field: Field
    head: str
    width: int
    guide: str
    needed: bool = False


COLUMNS = (
    Column(Field.NAME, "Họ và tên", 28, "Đầy đủ, có dấu.", True),
    Column(Field.ROLE, "Vai trò", 24, "Chọn trong danh sách thả xuống.", True),
    Column(
        Field.UNIT, "Đơn vị", 36,
        "Cán bộ xã: bắt buộc, chọn trong danh sách thả xuống, hoặc ghi tên, mã. Vai trò khác: để trống là toàn tỉnh.",
    ),
    Column(Field.DEPARTMENT, "Sở, ngành", 34, "Chuyên viên sở, ngành: bắt buộc. Vai trò khác: để trống."),
    Column(Field.READ_ONLY, "Chỉ xem", 10, "Ghi x nếu người này chỉ được xem."),
    Column(Field.SINCE, "Từ ngày", 13, "dd/mm/yyyy; để trống là từ nay."),
    Column(Field.UNTIL, "Đến trước ngày", 15, "dd/mm/yyyy; để trống là không hạn."),
    Column(
        Field.USERNAME, "Tên đăng nhập", 22,
        "Để trống thì hệ thống đặt. Ghi khi hai người trùng tên trùng xã, hoặc để cấp thêm quyền cho người đã có.",
    ),
)  # fmt: skip
NEEDED = tuple(column.head for column in COLUMNS if column.needed)


def meant(heading: str) -> Field | None:
    """Tell which column a heading means, whatever its case, stars and diacritics."""
    return _BY_KEY.get(_key(heading))


def _key(text: str) -> str:
    return " ".join(plain(text.casefold()).replace("*", " ").replace(",", " ").split())


_BY_KEY = {_key(column.head): column.field for column in COLUMNS} | {"ho ten": Field.NAME, "xa": Field.UNIT}
