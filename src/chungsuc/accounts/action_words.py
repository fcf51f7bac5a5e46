"""The words of the trail: what each action, field and kind of thing is called (lời của nhật ký).

One table for all rooms: an action that is written anywhere has a line here, and a test says which has none.
"""

from __future__ import annotations

# ── actions: code, Vietnamese, English ───────────────────────────────────────────────────────────────

ACTIONS: dict[str, tuple[str, str]] = {
    # maps
    "boundaries.loaded": ("nạp bản đồ ranh giới", "map of boundaries loaded"),
    # figures
    "observation.recorded": ("nhập số liệu", "figure recorded"),
    "observation.corrected": ("sửa số liệu", "figure corrected"),
    "observation.retracted": ("rút lại số liệu", "figure taken back"),
    "observation.imported": ("nhập số liệu từ tệp", "figures imported from a file"),
    "submission.accepted": ("nộp phiếu nhập liệu", "entry form submitted"),
    "workbook.accepted": ("nộp biểu Excel", "Excel form handed in"),
    "round.made": ("lập đợt nhập liệu", "round of entry made"),
    "round.changed": ("sửa đợt nhập liệu", "round of entry changed"),
    "round.closed": ("đóng đợt nhập liệu", "round of entry closed"),
    "round.opened_again": ("mở lại đợt nhập liệu", "round of entry opened again"),
    # verification
    "observation.confirmed": ("thẩm tra: xác nhận", "verified: confirmed"),
    "observation.returned": ("thẩm tra: trả lại", "verified: returned"),
    "observation.answered": ("trả lời sau khi bị trả lại", "answered after a return"),
    "observation.reopened": ("mở lại thẩm tra", "verification reopened"),
    "observation.noted": ("ghi chú thẩm tra", "verification note"),
    "return_reason.set": ("đặt lý do trả lại", "reason for returning set"),
    # evidence
    "evidence.attached": ("gắn minh chứng", "evidence attached"),
    "evidence.reused": ("dùng lại minh chứng", "evidence used again"),
    "evidence.withdrawn": ("gỡ minh chứng", "evidence withdrawn"),
    "evidence.required": ("đặt yêu cầu minh chứng", "evidence required"),
    "evidence.requirement_ended": ("bỏ yêu cầu minh chứng", "requirement of evidence ended"),
    # law
    "law.written": ("soạn quy định", "law drafted"),
    "law.proposed": ("gửi duyệt quy định", "law sent to be approved"),
    "law.withdrawn": ("rút quy định", "law taken back"),
    "law.refused": ("không duyệt quy định", "law refused"),
    "law.approved": ("duyệt quy định", "law approved"),
    "law.scan_kept": ("lưu bản quét văn bản", "scan of a decree kept"),
    "level.confirmed": ("đối chiếu mức với văn bản gốc", "level held against the decree"),
    "level.unconfirmed": ("rút lại việc đối chiếu", "confirmation of a level taken back"),
    # public portal
    "release.made": ("công bố số liệu", "data released"),
    "release.withdrawn": ("rút bản công bố", "release withdrawn"),
    # reports
    "report.issued": ("ban hành báo cáo", "report issued"),
    "report.template_kept": ("ghi mẫu báo cáo", "report template kept"),
    "report.template_dropped": ("thôi dùng mẫu báo cáo", "report template dropped"),
    # people and rights
    "person.created": ("tạo tài khoản", "account made"),
    "person.renamed": ("sửa họ tên", "name mended"),
    "person.deactivated": ("ngừng tài khoản", "account stopped"),
    "person.reactivated": ("mở lại tài khoản", "account opened again"),
    "person.password_reset": ("đặt lại mật khẩu", "password reset"),
    "person.password_changed": ("đổi mật khẩu", "password changed"),
    "person.signed_in": ("đăng nhập", "signed in"),
    "person.signed_out": ("thoát", "signed out"),
    "person.refused": ("đăng nhập không thành công", "log-in refused"),
    "person.locked_out": ("tạm khóa vì sai nhiều lần", "locked out after many failures"),
    "person.second_factor_on": ("bật xác thực hai bước", "second factor set up"),
    "person.second_factor_off": ("gỡ xác thực hai bước", "second factor removed"),
    "person.second_factor_codes_made": ("tạo mã dự phòng", "recovery codes made"),
    "person.second_factor_code_used": ("dùng mã dự phòng", "recovery code used"),
    "installation.made_demonstration": ("đánh dấu cơ sở dữ liệu trình diễn", "marked as a demonstration"),
    "people.invited": ("mời nhiều người theo tệp", "people invited by a file"),
    "grant.given": ("cấp quyền", "right given"),
    "grant.revoked": ("thu hồi quyền", "right revoked"),
    # departments and assignments
    "department.created": ("thêm sở, ngành", "department added"),
    "department.closed": ("kết thúc sở, ngành", "department ended"),
    "ownership.loaded": ("nạp phân công đi kèm hệ thống", "shipped assignments loaded"),
    "ownership.assigned": ("phân công phụ trách", "assigned"),
    "ownership.ended": ("kết thúc phân công", "assignment ended"),
    # rules of recognition
    "rule.set": ("nhập quy định về công nhận", "rule of recognition entered"),
    "rule.confirmed": ("đối chiếu quy định về công nhận", "rule of recognition checked"),
    "rule.ended": ("bỏ quy định về công nhận đã nhập", "entered rule of recognition ended"),
    "calendar.set": ("ghi ngày nghỉ, ngày làm bù", "day off or worked recorded"),
    # surveys of satisfaction
    "question_set.saved": ("nhập bộ câu hỏi lấy ý kiến", "questions of a survey entered"),
    "survey.set_up": ("lập đợt lấy ý kiến", "survey set up"),
    "survey.changed": ("sửa đợt lấy ý kiến", "survey changed"),
    "survey.opened": ("bắt đầu lấy ý kiến", "survey opened"),
    "survey.amended": ("điều chỉnh đợt lấy ý kiến", "survey amended"),
    "survey.closed": ("kết thúc lấy ý kiến", "survey ended"),
    "survey.reopened": ("mở lại đợt lấy ý kiến", "survey opened again"),
    "survey.published": ("công bố kết quả lấy ý kiến", "result of a survey published"),
    "survey.sheets_entered": ("nhập phiếu lấy ý kiến", "sheets of a survey entered"),
    "survey.tally_entered": ("nhập bảng kiểm phiếu lấy ý kiến", "tally of a survey entered"),
    "survey.sheet_withdrawn": ("rút phiếu lấy ý kiến", "sheet of a survey withdrawn"),
    "survey.tally_withdrawn": ("rút bảng kiểm phiếu lấy ý kiến", "tally of a survey withdrawn"),
    "survey.link_made": ("lập đường liên kết lấy ý kiến", "link of a survey made"),
    "survey.link_ended": ("ngừng đường liên kết lấy ý kiến", "link of a survey ended"),
    "survey.codes_printed": ("in mã lấy ý kiến", "codes of a survey printed"),
    "survey.remark_kept": ("giữ ý kiến ghi thêm", "remark kept"),
    "survey.remark_erased": ("xóa lời ý kiến ghi thêm", "words of a remark erased"),
    # targets and registrations
    "plan.made": ("lập kế hoạch năm", "yearly plan made"),
    "plan.changed": ("điều chỉnh kế hoạch năm", "yearly plan changed"),
    "plan.dropped": ("thôi thực hiện kế hoạch năm", "yearly plan dropped"),
    "registration.made": ("đăng ký danh hiệu", "registered for a title"),
    "registration.withdrawn": ("rút đăng ký", "registration withdrawn"),
    "registration.moved_year": ("chuyển đăng ký sang năm khác", "registration moved to another year"),
    "registration.moved_unit": ("chuyển đăng ký sang đơn vị khác", "registration moved to another unit"),
    "registration.closed": ("đóng đăng ký", "registration closed"),
    "registration.reopened": ("mở lại đăng ký", "registration opened again"),
    # dossiers
    "dossier.register": ("mở hồ sơ", "dossier opened"),
    "dossier.self_assess": ("hồ sơ: tự đánh giá", "dossier: self-assessed"),
    "dossier.collect_opinions": ("hồ sơ: tổng hợp ý kiến", "dossier: opinions summed up"),
    "dossier.submit": ("nộp hồ sơ", "dossier submitted"),
    "dossier.district_verify": ("hồ sơ: cấp huyện thẩm tra", "dossier: verified by the district"),
    "dossier.accept": ("tiếp nhận hồ sơ hợp lệ", "dossier accepted as complete"),
    "dossier.verify": ("hồ sơ: kết thúc thẩm định của các sở", "dossier: departments' appraisal closed"),
    "dossier.field_check": ("hồ sơ: kiểm tra thực tế", "dossier: checked in the field"),
    "dossier.council_agree": ("hồ sơ: hội đồng thông qua", "dossier: agreed by the council"),
    "dossier.forward": ("hồ sơ: trình Trung ương", "dossier: forwarded to the centre"),
    "dossier.decide": ("hồ sơ: ghi quyết định công nhận", "dossier: decision recorded"),
    "dossier.announce": ("hồ sơ: công bố", "dossier: announced"),
    "dossier.return": ("trả lại hồ sơ", "dossier returned"),
    "dossier.resubmit": ("nộp lại hồ sơ", "dossier submitted again"),
    "dossier.suspend": ("tạm dừng hồ sơ", "dossier suspended"),
    "dossier.resume": ("tiếp tục hồ sơ", "dossier resumed"),
    "dossier.refuse": ("không công nhận", "recognition refused"),
    "dossier.take_back": ("rút hồ sơ", "dossier taken back"),
    "dossier.move": ("chuyển hồ sơ sang đơn vị mới", "dossier moved to the new unit"),
    "dossier.declared": ("hồ sơ: khai báo nợ đọng, an ninh", "dossier: arrears and security declared"),
    "dossier.published": ("hồ sơ: công khai kết quả", "dossier: results made public"),
    "dossier.commented": ("hồ sơ: ý kiến tham gia", "dossier: opinion recorded"),
    "dossier.criterion_agreed": ("hồ sơ: đồng ý tiêu chí", "dossier: criterion agreed"),
    "dossier.criterion_returned": ("hồ sơ: trả lại tiêu chí", "dossier: criterion returned"),
    "dossier.criterion_repaired": ("hồ sơ: đã khắc phục tiêu chí", "dossier: criterion repaired"),
    "dossier.visited": ("hồ sơ: biên bản kiểm tra thực tế", "dossier: minutes of the field check"),
    "dossier.paper_kept": ("hồ sơ: lưu giấy tờ", "dossier: paper kept"),
    # council
    "council.made": ("lập hội đồng", "council made"),
    "council.ended": ("kết thúc hội đồng", "council ended"),
    "council.member_left": ("thành viên rời hội đồng", "member left the council"),
    "meeting.held": ("ghi cuộc họp và kết quả biểu quyết", "meeting and its vote recorded"),
    # after recognition
    "review.recorded": ("lưu đợt xét lại", "re-evaluation recorded"),
    "task.opened": ("giao việc sau xét lại", "task opened"),
    "task.answered": ("trả lời việc được giao", "task answered"),
    "task.closed": ("đóng việc", "task closed"),
    "task.reopened": ("mở lại việc", "task opened again"),
    "withdrawal.open": ("mở việc xét thu hồi", "withdrawal opened"),
    "withdrawal.notify": ("xét thu hồi: thông báo cho đơn vị", "withdrawal: unit notified"),
    "withdrawal.hear": ("xét thu hồi: họp, lấy ý kiến", "withdrawal: heard"),
    "withdrawal.give_time": ("xét thu hồi: ấn định hạn khắc phục", "withdrawal: time to repair set"),
    "withdrawal.extend": ("xét thu hồi: gia hạn khắc phục", "withdrawal: time to repair extended"),
    "withdrawal.repair": ("xét thu hồi: xác nhận đã khắc phục", "withdrawal: repaired"),
    "withdrawal.propose": ("xét thu hồi: đề nghị thu hồi", "withdrawal proposed"),
    "withdrawal.send_back": ("xét thu hồi: trả lại hồ sơ đề nghị", "withdrawal: file sent back"),
    "withdrawal.withdraw": ("ghi quyết định thu hồi", "title withdrawn"),
    "withdrawal.uphold": ("xét thu hồi: quyết định giữ danh hiệu", "withdrawal: upheld"),
    "withdrawal.drop": ("thôi xét thu hồi", "withdrawal dropped"),
    "title.upheld": ("ghi giữ danh hiệu", "title upheld"),
    "recheck.planned": ("đưa vào danh sách rà soát năm", "put on the yearly list"),
    # reorganisation of units
    "reorganisation.entered": ("lập đợt sắp xếp đơn vị", "reorganisation entered"),
    "reorganisation.row_added": ("thêm việc vào đợt sắp xếp", "rows added to a reorganisation"),
    "reorganisation.row_removed": ("bỏ việc khỏi đợt sắp xếp", "rows taken out of a reorganisation"),
    "reorganisation.dropped": ("bỏ đợt sắp xếp", "reorganisation dropped"),
    "reorganisation.applied": ("áp dụng đợt sắp xếp", "reorganisation applied"),
    "reorganisation.undone": ("hoàn tác đợt sắp xếp", "reorganisation undone"),
    "standing.acknowledged": ("thừa nhận danh hiệu của đơn vị mới", "title of a new unit acknowledged"),
    "standing.withdrawn": ("rút văn bản thừa nhận danh hiệu", "acknowledged title withdrawn"),
    "grant.followed": ("quyền đi theo đơn vị mới", "right followed into a new unit"),
    # hamlets, households, gardens
    "local.registered": ("ghi xóm, hộ, vườn", "hamlet, household or garden registered"),
    "local.renamed": ("đổi tên xóm", "hamlet renamed"),
    "local.named": ("ghi hoặc xóa tên riêng của hộ, vườn", "name of a household or garden kept or erased"),
    "local.ended": ("kết thúc xóm, hộ, vườn", "hamlet, household or garden ended"),
}

# ── kinds of things and fields ───────────────────────────────────────────────────────────────────────

ABOUT: dict[str, tuple[str, str]] = {
    # maps
    "boundary_map": ("bản đồ ranh giới", "map of boundaries"),
    # rules of recognition
    "rule": ("quy định", "rule"),
    "calendar_day": ("ngày", "day"),
    # surveys of satisfaction
    "survey": ("đợt lấy ý kiến", "survey"),
    "question_set": ("bộ câu hỏi", "questions"),
    # targets and registrations
    "plan": ("kế hoạch năm", "yearly plan"),
    "registration": ("đăng ký danh hiệu", "registration"),
    # dossiers
    "dossier": ("hồ sơ đề nghị công nhận", "dossier"),
    # council
    "council": ("hội đồng thẩm định", "council"),
    "meeting": ("cuộc họp", "meeting"),
    # after recognition
    "review": ("đợt xét lại", "re-evaluation"),
    "withdrawal": ("việc xét thu hồi", "withdrawal"),
    "upkeep_task": ("việc sau xét lại", "task"),
    "recognition": ("công nhận", "recognition"),
    "recheck": ("rà soát năm", "re-check of a year"),
    # reorganisation of units
    "reorganisation": ("đợt sắp xếp đơn vị", "reorganisation"),
    "standing": ("thừa nhận danh hiệu", "acknowledged title"),
    # hamlets, households, gardens
    "local": ("xóm, hộ, vườn", "hamlet, household, garden"),
    # public portal
    "release": ("bản công bố", "release"),
    "report": ("báo cáo", "report"),
    "report_template": ("mẫu báo cáo", "report template"),
    "observation": ("số liệu", "figure"),
    "evidence": ("minh chứng", "evidence"),
    "evidence_requirement": ("yêu cầu minh chứng", "requirement of evidence"),
    "return_reason": ("lý do trả lại", "reason for returning"),
    "person": ("người dùng", "person"),
    "grant": ("quyền của", "right of"),
    "installation": ("hệ thống", "installation"),
    "department": ("sở, ngành", "department"),
    "ownership": ("phân công", "assignment"),
    "law": ("quy định", "law"),
    "level": ("mức đạt chuẩn", "level"),
    "submission": ("phiếu nhập liệu", "entry form"),
    "round": ("đợt nhập liệu", "round of entry"),
}

FIELDS: dict[str, tuple[str, str]] = {
    # after recognition
    "repair_until": ("hạn khắc phục", "to repair until"),
    "held": ("giữ danh hiệu", "hold the title"),
    "met": ("vẫn đạt", "still met"),
    "below": ("dưới chuẩn", "below"),
    "unknown": ("chưa đủ số liệu", "not enough data"),
    "tasks": ("số việc", "tasks"),
    "year": ("năm", "year"),
    "value": ("giá trị", "value"),
    "attested": ("xác nhận", "attested"),
    "numerator": ("tử số", "numerator"),
    "denominator": ("mẫu số", "denominator"),
    "source": ("nguồn", "source"),
    "said_by": ("người cung cấp", "said by"),
    "note": ("ghi chú", "note"),
    "state": ("tình trạng", "state"),
    "reason": ("lý do", "reason"),
    "text": ("nội dung", "text"),
    "department": ("sở, ngành", "department"),
    "departments": ("số sở, ngành", "departments"),
    "assignments": ("số phân công", "assignments"),
    "file": ("tệp", "file"),
    "size": ("dung lượng (byte)", "size (bytes)"),
    "sha256": ("mã kiểm tra", "checksum"),
    "no": ("số", "number"),
    "set": ("bộ tiêu chí", "set"),
    "username": ("tên đăng nhập", "username"),
    "full_name": ("họ tên", "name"),
    "name": ("tên", "name"),
    "role": ("vai trò", "role"),
    "write": ("được ghi", "may write"),
    "since": ("từ ngày", "from"),
    "until": ("trước ngày", "before"),
    "active": ("đang hoạt động", "active"),
    "verified": ("đã đối chiếu", "verified"),
    "with": ("bằng", "with"),
    "address": ("địa chỉ máy", "address"),
    "step": ("bước", "step"),
    "first": ("lần đầu", "first time"),
    "rows": ("số dòng", "rows"),
    "stored": ("số giá trị đã ghi", "values stored"),
    "new": ("tạo mới", "made"),
    "grant": ("cấp thêm quyền", "given a right"),
    "known": ("đã có", "there already"),
    "count": ("số lượng", "count"),
    "as_of": ("tính đến ngày", "as of"),
    "decree": ("văn bản", "decree"),
    "level": ("mức", "level"),
    "opens_on": ("ngày mở", "opens on"),
    "due_on": ("hạn nhập", "due on"),
    "verify_due_on": ("hạn thẩm tra", "verification due on"),
    "closed": ("đã đóng", "closed"),
    "subject": ("đối tượng", "subject"),
    "title": ("danh hiệu", "title"),
    "working": ("ngày làm việc", "working day"),
    "number": ("số văn bản", "number of the decree"),
    "ended": ("số đơn vị kết thúc", "units ended"),
    "begun": ("số đơn vị bắt đầu", "units begun"),
    "parent": ("thuộc", "lies in"),
    "named": ("có ghi tên riêng", "has a name on record"),
    "links": ("số dòng nguồn gốc", "links of lineage"),
    # maps
    "boundaries": ("số ranh giới", "boundaries"),
    # targets and registrations
    "effective_on": ("hiệu lực từ", "in force from"),
    "targets": ("chỉ tiêu", "targets"),
    "closes_on": ("ngày kết thúc", "closes on"),
    "run_by": ("đơn vị tổ chức", "run by"),
    "questions": ("bộ câu hỏi", "questions"),
    "households": ("số hộ", "households"),
    "planned": ("số phiếu định thu", "answers planned"),
    "groups": ("số xóm trong kế hoạch mẫu", "hamlets in the sample plan"),
    "answers": ("số phiếu", "answers"),
    "satisfied": ("số hài lòng", "satisfied"),
    "percent": ("tỷ lệ (%)", "per cent"),
    "way": ("cách thu phiếu", "way in"),
    "numbers": ("các số phiếu", "numbers of sheets"),
    "group": ("xóm", "hamlet"),
    "kind": ("loại", "kind"),
}

# Values that are words of ours: shown in the reader's language.
VALUES: dict[str, tuple[str, str]] = {
    # targets and registrations
    "registered": ("đang đăng ký", "registered"),
    "moved_year": ("chuyển năm", "moved to another year"),
    "moved_unit": ("chuyển đơn vị", "moved to another unit"),
    "closed": ("đã đóng", "closed"),
    # after recognition
    "case_opened": ("đã mở", "opened"),
    "case_notified": ("đã thông báo", "notified"),
    "case_heard": ("đã lấy ý kiến", "heard"),
    "case_repairing": ("đang khắc phục", "time to repair"),
    "case_proposed": ("đã đề nghị thu hồi", "withdrawal proposed"),
    "case_upheld": ("giữ danh hiệu", "upheld"),
    "case_withdrawn": ("đã thu hồi", "withdrawn"),
    "case_dropped": ("thôi xét", "dropped"),
    "waiting": ("chờ thẩm tra", "waiting"),
    "confirmed": ("đã xác nhận", "confirmed"),
    "returned": ("trả lại", "returned"),
    "answered": ("đã trả lời", "answered"),
    "reopened": ("mở lại", "reopened"),
    "draft": ("nháp", "draft"),
    "proposed": ("chờ duyệt", "waiting for approval"),
    "approved": ("đã duyệt", "approved"),
    "refused": ("không duyệt", "refused"),
    "withdrawn": ("đã rút", "withdrawn"),
    "overlay": ("quy định của tỉnh, văn bản sửa đổi", "overlay"),
    "password": ("mật khẩu", "password"),
    "totp": ("mã xác thực", "authenticator code"),
    "recovery_codes": ("mã dự phòng", "recovery code"),
    "commune": ("cán bộ xã", "commune officer"),
    "department": ("chuyên viên sở, ngành", "department specialist"),
    "office": ("Văn phòng Điều phối", "coordination office"),
    "leader": ("lãnh đạo", "leader"),
    "auditor": ("kiểm tra, giám sát", "auditor"),
    "admin": ("quản trị", "administrator"),
}


def action_word(code: str, language: str = "vi") -> str:
    """Give what an action is called; one that nobody has named shows its code."""
    return _pick(ACTIONS, code, language)


def about_word(kind: str, language: str = "vi") -> str:
    return _pick(ABOUT, kind, language)


def field_word(name: str, language: str = "vi") -> str:
    return _pick(FIELDS, name, language)


def _pick(table: dict[str, tuple[str, str]], key: str, language: str) -> str:
    found = table.get(key)
    return key if found is None else found[language == "en"]
