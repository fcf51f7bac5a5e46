"""Faults of a paper that cannot be checked (CS-CLM-…)."""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Words


class ClaimsError(ChungSucError):
    """The family of faults found when a paper is read for the checker of printed figures."""

    code = "CS-CLM-000"


class PaperUnreadable(ClaimsError):
    code = "CS-CLM-101"
    vi = Words("Không đọc được tệp «{file}»: {why_vi}.", "", "Kiểm tra đường dẫn và quyền đọc rồi chạy lại.")
    en = Words("The file “{file}” cannot be read: {why_en}.", "", "Check the path and the right to read it.")


class PaperKindUnknown(ClaimsError):
    code = "CS-CLM-102"
    vi = Words(
        "Không đối chiếu được loại tệp của «{file}».",
        "Chỉ đọc được văn bản thuần (.txt, .md), Word (.docx), PDF có chữ và trang HTML.",
        "Lưu văn bản thành một trong các dạng này; tệp .doc cũ: mở bằng Word, lưu lại thành .docx.",
    )
    en = Words(
        "The kind of file “{file}” cannot be checked.",
        "Plain text (.txt, .md), Word (.docx), PDF with text and HTML pages are read.",
        "Save it as one of these; open an old .doc in Word and save it as .docx.",
    )


class PaperEncrypted(ClaimsError):
    code = "CS-CLM-103"
    vi = Words("Tệp «{file}» đặt mật khẩu.", "Không đọc được chữ bên trong.", "Bỏ mật khẩu, lưu lại rồi đối chiếu.")
    en = Words("The file “{file}” has a password.", "Its text is out of reach.", "Save it without one, and try again.")


class PaperWithoutText(ClaimsError):
    code = "CS-CLM-104"
    vi = Words(
        "Tệp «{file}» ({pages} trang) không có chữ nào.",
        "Có lẽ là bản chụp hoặc bản quét: máy chỉ thấy hình.",
        "Dùng bản gốc có chữ (Word, PDF xuất từ Word), hoặc nhận dạng chữ rồi đối chiếu.",
    )
    en = Words(
        "The file “{file}” ({pages} pages) holds no text.",
        "It may be a scan: only pictures are seen.",
        "Take the original with text (Word, PDF made by Word), or have its letters recognised first.",
    )


class PaperEmpty(ClaimsError):
    code = "CS-CLM-105"
    vi = Words("«{file}» không có chữ nào.", "", "Kiểm tra lại tệp, hoặc dán văn bản cần đối chiếu.")
    en = Words("“{file}” is empty.", "", "Check the file, or paste the text to be checked.")


class PaperDamaged(ClaimsError):
    code = "CS-CLM-106"
    vi = Words(
        "Tệp «{file}» hỏng hoặc không đúng dạng {kind}.", "{why_vi}", "Mở bằng chương trình gốc, lưu lại rồi thử lại."
    )
    en = Words(
        "The file “{file}” is damaged or no {kind} file.", "{why_en}", "Open it where it was made, save it again."
    )


class PaperTooLarge(ClaimsError):
    code = "CS-CLM-107"
    vi = Words(
        "«{file}» quá lớn để đối chiếu ({size}).",
        "Giới hạn là {limit}.",
        "Chia thành nhiều tệp rồi đối chiếu từng tệp.",
    )
    en = Words("“{file}” is too large to be checked ({size}).", "The limit is {limit}.", "Split it into several files.")


class NothingToCheck(ClaimsError):
    code = "CS-CLM-109"
    vi = Words("Chưa có gì để đối chiếu.", "", "Dán văn bản vào ô, hoặc chọn một tệp.")
    en = Words("There is nothing to check.", "", "Paste a text into the field, or choose a file.")


class ResultUnreadable(ClaimsError):
    code = "CS-CLM-110"
    vi = Words("Kết quả này không còn dùng được.", "", "Đối chiếu lại văn bản rồi tải kết quả.")
    en = Words("This result can no longer be used.", "", "Check the paper again, then download.")


class StdinAmongFiles(ClaimsError):
    code = "CS-CLM-108"
    vi = Words("«-» (đầu vào chuẩn) chỉ được ghi một lần.", "", "Bỏ bớt, hoặc ghi tên tệp.")
    en = Words("“-” (standard input) may be given only once.", "", "Leave the others out, or name a file.")
