"""Faults of the law: a file that does not load, a set or overlay that does not fit (CS-LAW-…).

This module holds the root of the family and the faults of putting files together (codes 001, 1xx, 3xx);
the faults inside one file are in ``law.file_errors`` (010–029) and ``law.rule_errors`` (030–069).
"""

from __future__ import annotations

from chungsuc.errors import ChungSucError, Faults, Words


class LawError(ChungSucError):
    """The family of faults found in law files and in how sets and overlays are put together."""

    code = "CS-LAW-000"


class LawFaults(Faults, LawError):
    """All the faults of one law file, or of several checked together; raised even when there is only one."""

    code = "CS-LAW-001"
    vi = Words(
        "Có {count} lỗi.", "Luật có lỗi thì không dùng để đánh giá.", "Sửa hết các lỗi dưới đây rồi kiểm tra lại."
    )
    en = Words("Faults: {count}.", "A faulty law judges nobody.", "Mend all of those below and check again.")


# ── overlays ─────────────────────────────────────────────────────────────────────────────────────────


class OverlayWrongSet(LawError):
    """An overlay was given for a set that it does not amend."""

    code = "CS-LAW-101"
    vi = Words(
        "Văn bản {overlay} sửa đổi bộ {amends}, không phải bộ {base}.",
        "",
        "Chọn văn bản sửa đổi đúng bộ đang xét.",
    )
    en = Words("Overlay {overlay} amends {amends}, not {base}.", "", "Give an overlay of the set in question.")


class OverlayClash(LawError):
    """Two overlays of one kind are in force on one indicator at once."""

    code = "CS-LAW-102"
    vi = Words(
        "Ngày {day}, chỉ tiêu {no} bị cả {first} và {second} cùng quy định.",
        "Hai văn bản cùng loại không được chồng hiệu lực trên một chỉ tiêu.",
        "Ghi ngày hết hiệu lực (valid_until) cho văn bản cũ.",
    )
    en = Words(
        "On {day} both {first} and {second} set indicator {no}.",
        "Two overlays of one kind may not be in force on one indicator at once.",
        "Give the older one a valid_until.",
    )


class OverlayChangesUnknown(LawError):
    """An overlay changes a number that the set does not have."""

    code = "CS-LAW-103"
    vi = Words(
        "Bộ {base} không có chỉ tiêu “{no}”.",
        "Văn bản sửa đổi chỉ điền hoặc thay những chỉ tiêu đã có.",
        "Số gần giống: {near}.",
    )
    en = Words(
        "Set {base} has no indicator “{no}”.",
        "An overlay only fills or replaces indicators that exist.",
        "Near numbers: {near}.",
    )


class OverlayOutsideBase(LawError):
    """The validity of an overlay does not lie within that of its set."""

    code = "CS-LAW-104"
    vi = Words(
        "Hiệu lực {valid_from} – {valid_until} nằm ngoài hiệu lực của bộ {base} ({base_from} – {base_until}).",
        "Không sửa đổi được bộ tiêu chí khi bộ ấy không có hiệu lực.",
        "Sửa valid_from, valid_until, hoặc chọn đúng bộ ở amends.",
    )
    en = Words(
        "The validity {valid_from} – {valid_until} lies outside that of set {base} ({base_from} – {base_until}).",
        "A set cannot be amended while it is not in force.",
        "Correct valid_from and valid_until, or name the right set under amends.",
    )


class OverlayLevelNotOpen(LawError):
    """An overlay fills a level that is not open to it."""

    code = "CS-LAW-105"
    vi = Words(
        "Văn bản loại {kind} không được đặt mức cho “{no}”: bộ {base} đã quy định.",
        "Tỉnh chỉ đặt mức nơi được giao; giả định minh họa chỉ đặt nơi mức chưa rõ hoặc giao tỉnh.",
        "Bỏ mục này, hoặc dùng kind: amendment nếu cấp ban hành bộ tiêu chí đã sửa đổi.",
    )
    en = Words(
        "An overlay of kind {kind} may not set a level for “{no}”: set {base} has settled it.",
        "A province sets levels that are left to it, an illustration also those that are unknown.",
        "Drop this entry, or use kind: amendment if the issuing authority amended the set.",
    )


class OverlayChangesKnownCell(LawError):
    """An illustration or a province gives another level than the one that the decree itself gives."""

    code = "CS-LAW-106"
    vi = Words(
        "“{no}” tại {cell}: bộ tiêu chí đã quy định {known}, văn bản này ghi {given}.",
        "Mức đã biết của bộ tiêu chí không thay được bằng mức giả định.",
        "Ghi đúng mức đã biết, hoặc ghi unknown để giữ nguyên.",
    )
    en = Words(
        "“{no}” at {cell}: the set says {known}, this overlay {given}.",
        "A level known from the decree cannot be assumed away.",
        "Repeat the known level, or write unknown to keep it.",
    )


class OverlayOtherKind(LawError):
    """A fill compares in another way than the provision that it fills."""

    code = "CS-LAW-107"
    vi = Words(
        "“{no}” trong bộ {base} là {base_kind}, văn bản này ghi {given}.",
        "Điền mức (levels) không đổi cách so sánh.",
        "Dùng {base_kind}, hoặc viết lại cả chỉ tiêu trong redefine.",
    )
    en = Words(
        "“{no}” is {base_kind} in set {base}, but {given} here.",
        "Filling a level does not change how it is compared.",
        "Use {base_kind}, or write the whole provision under redefine.",
    )


class OverlayChangesTwice(LawError):
    """An overlay changes one number twice."""

    code = "CS-LAW-108"
    vi = Words("“{no}” được thay đổi hai lần trong cùng văn bản.", "Không rõ lần nào đúng.", "Giữ lại một lần.")
    en = Words("“{no}” is changed twice in one overlay.", "It is not clear which holds.", "Keep one of them.")


class OverlayHidesAmendment(LawError):
    """An overlay would go on using the text of an indicator from before an amendment of it."""

    code = "CS-LAW-109"
    vi = Words(
        "{overlay} quy định chỉ tiêu {no} từ {valid_from}, nhưng {amendment} sửa chỉ tiêu ấy từ {day}.",
        "Mức điền theo nội dung cũ không được che nội dung đã sửa đổi.",
        "Ghi valid_until: {typed} cho tệp này, và viết tệp khác có valid_from: {typed} nếu cần điền theo nội dung mới.",
    )
    en = Words(
        "{overlay} sets indicator {no} from {valid_from}, but {amendment} amends it from {day}.",
        "A level for the old text may not hide the amended one.",
        "Give this file valid_until: {typed}, and write another with valid_from: {typed} if the new text needs levels.",
    )


# ── the library ──────────────────────────────────────────────────────────────────────────────────────


class UnknownSet(LawError):
    """No shipped set has this id."""

    code = "CS-LAW-301"
    vi = Words(
        "Không có bộ tiêu chí “{set}”.",
        "Các bộ tiêu chí được gọi bằng mã, ví dụ QD318-2022/xa.",
        "Mã gần giống: {near}. Xem tất cả: chungsuc law list.",
    )
    en = Words(
        "There is no criteria set “{set}”.",
        "Sets are called by their id, for example QD318-2022/xa.",
        "Near ids: {near}. See them all: chungsuc law list.",
    )


class OverlayIsNoSet(LawError):
    """The id is that of an overlay, which is read as part of the set it amends."""

    code = "CS-LAW-302"
    vi = Words(
        "{overlay} là văn bản sửa đổi, không phải bộ tiêu chí.",
        "Văn bản sửa đổi được xem trong bộ mà nó sửa, vào ngày nó có hiệu lực.",
        "Dùng: chungsuc law show {amends} --as-of NGÀY.",
    )
    en = Words(
        "{overlay} is an overlay, not a criteria set.",
        "An overlay is seen in the set it amends, on a day on which it is in force.",
        "Use: chungsuc law show {amends} --as-of DAY.",
    )


class FileNameDisagrees(LawError):
    """A shipped file is not named after the id inside it."""

    code = "CS-LAW-303"
    vi = Words(
        "Tệp chứa “{id}” nhưng tên tệp không phải “{expected}”.",
        "Bộ tiêu chí được tìm theo tên tệp.",
        "Đổi tên tệp thành “{expected}”.",
    )
    en = Words(
        "The file holds “{id}” but is not called “{expected}”.",
        "Sets are found by the name of their file.",
        "Rename the file to “{expected}”.",
    )


class SameIdTwice(LawError):
    """Two files hold the same id."""

    code = "CS-LAW-304"
    vi = Words("Mã “{id}” có ở cả {first} và {second}.", "Mỗi mã chỉ được dùng một lần.", "Đổi mã của một tệp.")
    en = Words("The id “{id}” is in both {first} and {second}.", "An id is used once.", "Change one of them.")


class ReplacesUnknown(LawError):
    """A set replaces another that is not there."""

    code = "CS-LAW-305"
    vi = Words(
        "Bộ {set} thay thế “{replaces}”, nhưng không có bộ ấy.",
        "Chuỗi thay thế phải liền mạch.",
        "Mã gần giống: {near}. Sửa hoặc bỏ replaces.",
    )
    en = Words(
        "Set {set} replaces “{replaces}”, which does not exist.",
        "The chain of replacement must be whole.",
        "Near ids: {near}. Correct or drop replaces.",
    )


class GapAfterReplaced(LawError):
    """Between a set and the one that it replaces there are days without law."""

    code = "CS-LAW-306"
    vi = Words(
        "Bộ {replaces} hết hiệu lực ngày {ended}, bộ {set} thay thế nó đến {begins} mới có hiệu lực.",
        "Giữa hai bộ không được có khoảng trống.",
        "Ghi valid_until của bộ cũ bằng valid_from của bộ mới.",
    )
    en = Words(
        "Set {replaces} ends on {ended}, but {set}, which replaces it, begins only on {begins}.",
        "There may be no gap between the two.",
        "Let the old valid_until equal the new valid_from.",
    )


class OverlapWithReplaced(LawError):
    """A set and the one that it replaces are in force at once."""

    code = "CS-LAW-307"
    vi = Words(
        "Bộ {set} có hiệu lực từ {begins}, nhưng bộ {replaces} mà nó thay thế còn hiệu lực đến {ended}.",
        "Hai bộ thay nhau không được chồng hiệu lực.",
        "Ghi valid_until của bộ cũ bằng valid_from của bộ mới.",
    )
    en = Words(
        "Set {set} begins on {begins}, but {replaces}, which it replaces, is in force until {ended}.",
        "A set and its successor may not be in force at once.",
        "Let the old valid_until equal the new valid_from.",
    )


class TwoSetsAtOnce(LawError):
    """Two national sets for one subject and one title are in force on one day."""

    code = "CS-LAW-308"
    vi = Words(
        "Ngày {day}, cả {first} và {second} cùng có hiệu lực cho {subject}, danh hiệu {title}.",
        "Mỗi đối tượng và danh hiệu chỉ có một bộ quốc gia trong một ngày.",
        "Ghi valid_until cho bộ cũ, và replaces cho bộ mới.",
    )
    en = Words(
        "On {day} both {first} and {second} are in force for {subject}, title {title}.",
        "A subject and title has one national set on a day.",
        "Give the older set a valid_until and the newer a replaces.",
    )


class AmendmentsOverlap(LawError):
    """Two amendments change one indicator of one set on the same days."""

    code = "CS-LAW-309"
    vi = Words(
        "{first} và {second} cùng sửa chỉ tiêu {no} của {base} từ {day}.",
        "Trong một ngày chỉ một văn bản sửa đổi có hiệu lực trên một chỉ tiêu.",
        "Ghi valid_until: {typed} cho văn bản cũ.",
    )
    en = Words(
        "{first} and {second} both amend indicator {no} of {base} from {day}.",
        "On a day one amendment at most is in force on an indicator.",
        "Give the older one valid_until: {typed}.",
    )
