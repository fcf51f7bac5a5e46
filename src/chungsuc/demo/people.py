"""People of the demonstration: one log-in for each role, with a password that is printed (người dùng trình diễn).

They exist only beside simulated data, are marked ``demo``, and need no second factor; a production start refuses them.
None of them is a real person: each is called by what it is.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import transaction

from chungsuc.accounts.actions import admit, grant, same_right, set_printed_password
from chungsuc.accounts.assigning import find_department
from chungsuc.accounts.authority import OPERATOR
from chungsuc.accounts.granting import Right
from chungsuc.accounts.models import Role, User
from chungsuc.accounts.people_errors import UsernameTaken
from chungsuc.accounts.shipped_assignments import load_departments
from chungsuc.accounts.trail import Actor, acting
from chungsuc.demo.world import province
from chungsuc.units.queries import find_unit

PASSWORD = "chungsuc-2023"
ACTOR = "bản trình diễn"
_DAY = date(2023, 12, 31)  # the communes are those of the simulated data


class Part(NamedTuple):
    """Somebody of the demonstration: username, name, role, where, and what to try."""

    username: str
    name: str
    role: Role
    unit: str
    department: str
    to_try: str


CAST = (
    Part("xa.phudinh", "Cán bộ xã Phú Đình", Role.COMMUNE, "05602", "", "Nhập liệu: sửa rồi nộp; Hồ sơ: tự đánh giá"),
    Part("xa.donglien", "Cán bộ xã Đồng Liên", Role.COMMUNE, "Đồng Liên", "", "cùng việc, ở một xã khác"),
    Part("so.nnmt", "Chuyên viên Sở NN&MT", Role.DEPARTMENT, "", "so-nn-mt", "Thẩm tra: xác nhận hoặc trả lại"),
    Part("so.xaydung", "Chuyên viên Sở Xây dựng", Role.DEPARTMENT, "", "so-xay-dung", "Thẩm tra tiêu chí 1, 2, 9"),
    Part("vanphong", "Văn phòng Điều phối", Role.OFFICE, "", "", "Ma trận, Bộ tiêu chí, Phân công"),
    Part("vanphong.2", "Văn phòng, người thứ hai", Role.OFFICE, "", "", "Bộ tiêu chí: duyệt điều người kia đề xuất"),
    Part("huyen.dinhhoa", "Văn phòng huyện Định Hóa", Role.OFFICE, "167", "", "Hồ sơ: thẩm tra hồ sơ xã trong huyện"),
    Part("lanhdao", "Lãnh đạo", Role.LEADER, "", "", "Tổng quan, Ma trận: chỉ xem"),
    Part("kiemtra", "Kiểm tra, giám sát", Role.AUDITOR, "", "", "Nhật ký: ai sửa gì, trước và sau"),
    Part("quantri", "Quản trị", Role.ADMIN, "", "", "Người dùng: cấp quyền, mời theo tệp"),
)  # fmt: skip


@transaction.atomic
def make_people() -> int:
    """Make the people of the demonstration where they are missing, and give how many were made.

    Their passwords are what is printed, whatever somebody made of them.

    Raises:
        UsernameTaken: a real person has one of the usernames.
    """
    made = 0
    with acting(Actor(ACTOR)):
        load_departments()
        for part in CAST:
            user = User.objects.filter(username=part.username).first()
            if user is None:
                made += 1
                user = admit(OPERATOR, part.name, _right(part), username=part.username, demo=True).user
            elif not user.demo:
                raise UsernameTaken(username=part.username, owner=str(user))
            elif user.is_active and same_right(user, _right(part)) is None:
                grant(OPERATOR, user, **_right(part)._asdict())
            if not user.check_password(PASSWORD):
                set_printed_password(OPERATOR, user, PASSWORD)
    return made


def _right(part: Part) -> Right:
    level = "district" if part.unit.isdecimal() and len(part.unit) == 3 else "commune"
    unit = find_unit(part.unit, _DAY, level=level, within=province()) if part.unit else None
    return Right(part.role, unit, find_department(part.department) if part.department else None)
