"""Why a server does not start (CS-SYS-02x): each is a danger that nobody should have to notice later."""

from __future__ import annotations

from chungsuc.errors import Faults, Words
from chungsuc.site.errors import SystemFault

_NEW_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"


class StartRefused(Faults):
    """All reasons at once, where there are several."""

    code = "CS-SYS-020"
    vi = Words("Chưa khởi động: có {count} điều không an toàn.", "", "Sửa các điều dưới đây rồi chạy lại.")
    en = Words("Not started: {count} things are not safe.", "", "Mend all of those below and start again.")


class DebugOn(SystemFault):
    code = "CS-SYS-021"
    vi = Words(
        "Chế độ gỡ lỗi đang bật (CHUNGSUC_DEBUG=1).",
        "Trang lỗi của chế độ này cho người lạ xem mã nguồn và cấu hình.",
        "Bỏ CHUNGSUC_DEBUG.",
    )
    en = Words(
        "Debug mode is on (CHUNGSUC_DEBUG=1).",
        "Its pages show code and settings to strangers.",
        "Unset CHUNGSUC_DEBUG.",
    )


class KeyUnsafe(SystemFault):
    code = "CS-SYS-022"
    vi = Words(
        "Khóa bí mật chưa đặt hoặc ngắn hơn {least} ký tự.",
        "Ai biết khóa này thì tự tạo được phiên đăng nhập.",
        f"Đặt CHUNGSUC_SECRET_KEY bằng kết quả của: {_NEW_KEY}. Hoặc chạy script/demo để xem bản trình diễn.",
    )
    en = Words(
        "The secret key is not set, or shorter than {least} signs.",
        "Whoever knows it can forge a session.",
        f"Set CHUNGSUC_SECRET_KEY to what this prints: {_NEW_KEY}. Or run script/demo to see the demonstration.",
    )


class AnyHost(SystemFault):
    code = "CS-SYS-023"
    vi = Words(
        "CHUNGSUC_HOSTS nhận mọi tên máy (*).",
        "Kẻ xấu có thể dẫn người dùng qua tên miền của họ.",
        "Ghi đúng tên miền, ví dụ CHUNGSUC_HOSTS=ntm.tinh.gov.vn.",
    )
    en = Words(
        "CHUNGSUC_HOSTS takes any host name (*).",
        "Users could be led here under a stranger's name.",
        "Name your own, for example CHUNGSUC_HOSTS=ntm.tinh.gov.vn.",
    )


class DemoAccountsThere(SystemFault):
    code = "CS-SYS-024"
    vi = Words(
        "Có {count} tài khoản trình diễn trong cơ sở dữ liệu thật.",
        "Mật khẩu của chúng ai cũng biết.",
        "Ngừng chúng (chungsuc people stop), hoặc trỏ CHUNGSUC_DATABASE tới cơ sở dữ liệu khác.",
    )
    en = Words(
        "There are {count} accounts of the demonstration in a real database.",
        "Everybody knows their passwords.",
        "Deactivate them (chungsuc people stop), or point CHUNGSUC_DATABASE elsewhere.",
    )


class DemonstrationOnNetwork(SystemFault):
    code = "CS-SYS-025"
    vi = Words(
        "Đây là cơ sở dữ liệu trình diễn, không mở ra mạng ({host}).",
        "Mật khẩu các tài khoản mẫu ai cũng biết.",
        "Bỏ --host; nếu thật sự muốn mở cho người khác xem, thêm --demo-on-network. Để làm việc thật, trỏ "
        "CHUNGSUC_DATABASE tới cơ sở dữ liệu khác.",
    )
    en = Words(
        "This database is the demonstration's and is not opened to a network ({host}).",
        "Everybody knows the passwords of its accounts.",
        "Leave --host out; to show it to others on purpose, add --demo-on-network. For real work point "
        "CHUNGSUC_DATABASE to another database.",
    )


class DemonstrationUnderAnother(SystemFault):
    code = "CS-SYS-026"
    vi = Words(
        "Đây là cơ sở dữ liệu trình diễn, chạy dưới máy chủ WSGI khác.",
        "Không biết được máy chủ đó mở địa chỉ nào.",
        "Dùng chungsuc serve; hoặc đặt CHUNGSUC_DEMO=1 nếu chỉ mở trên máy này.",
    )
    en = Words(
        "This database is the demonstration's, under another WSGI server.",
        "We cannot know on which address that server listens.",
        "Use chungsuc serve; or set CHUNGSUC_DEMO=1 if it listens on this machine only.",
    )


class NoDemonstrationHere(SystemFault):
    code = "CS-SYS-027"
    vi = Words(
        "CHUNGSUC_DEMO=1 nhưng cơ sở dữ liệu này không phải của bản trình diễn.",
        "Chỉ cơ sở dữ liệu do chungsuc demo lập mới được chạy như trình diễn.",
        "Chạy script/demo, hoặc bỏ CHUNGSUC_DEMO.",
    )
    en = Words(
        "CHUNGSUC_DEMO=1, but this database is not the demonstration's.",
        "Only what chungsuc demo has made is served as a demonstration.",
        "Run script/demo, or unset CHUNGSUC_DEMO.",
    )
