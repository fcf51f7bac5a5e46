"""The first sheet of the template: how to fill it in."""

GUIDE_LINES = (
    "Mẫu nhập một bộ tiêu chí",
    "",
    "1. Trang “Bộ tiêu chí”: quyết định, ngày hiệu lực, tên, danh hiệu. Dòng có dấu * phải ghi.",
    "2. Trang “Tiêu chí”: mỗi tiêu chí một dòng. Chưa nhập hết chỉ tiêu thì ghi “không” ở “Đã đủ chỉ tiêu”.",
    "3. Trang “Yêu cầu”: mỗi chỉ tiêu hoặc nội dung thành phần một dòng, theo thứ tự của quyết định.",
    "   • Một mức cho tất cả: ghi ở cột “Mức chung”. Mức theo vùng, nhóm xã, khu vực: ghi đủ các cột ấy.",
    "   • Mức đổi theo năm: mỗi năm một dòng, lặp lại cột “Tiêu chí” và “Số”, ghi cột “Năm”; các cột khác để trống.",
    "   • Mức còn theo đặc điểm thứ hai: mỗi giá trị một dòng, ghi cột “Diện”, ví dụ: đặc biệt khó khăn = có.",
    "   • Mức là số viết như trong văn bản: 26,7. Không ghi dấu ≥ hoặc ≤: chọn ở cột “Cách xét”.",
    "   • Chưa biết mức thì ghi “chưa rõ”. Văn bản giao tỉnh thì ghi “tỉnh quy định”. Ô trống không phải là 0.",
    "   • Chỉ tiêu có nhiều nội dung: một dòng cho chỉ tiêu, rồi mỗi nội dung một dòng có cột “Thuộc”.",
    "   • Nội dung theo trường hợp: ghi cột “Áp dụng khi”, ví dụ: số trường học > 3; vùng = ĐBSH, ĐNB.",
    "   • Nối điều kiện bằng “và”, “hoặc”, dùng ngoặc khi cần.",
    "4. Trang “Quy tắc”: trường hợp một số xã dùng cột mức khác (như Điều 1 QĐ 318). Thường để trống.",
    "5. “Đã đối chiếu” chỉ ghi “có” khi đã so chính mức ấy với văn bản gốc.",
    "",
    "Tải tệp lên trang “Bộ tiêu chí”: hệ thống chỉ ra từng ô còn lỗi, cho xem trước, rồi gửi người thứ hai duyệt.",
    "Có thể thêm, bỏ, đổi chỗ cột; hệ thống tìm cột theo tên ở dòng đầu. Trang khác trong tệp không được đọc.",
)
