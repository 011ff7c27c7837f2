"""Set words of plans that tell where a line of a text begins or ends: kinds, offices, headings, sentence beginnings.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục III (kinds); the headings and first words that plans of all fields share.
"""


def alternation(words: str) -> str:
    """The words, parted by bars or line ends, as alternatives of a regular expression."""
    return "|".join(word for line in words.strip().splitlines() for word in line.strip().strip("|").split("|"))


KINDS = alternation("""
    KẾ HOẠCH|CHƯƠNG TRÌNH|QUYẾT ĐỊNH|THÔNG BÁO|CHỈ THỊ|NGHỊ QUYẾT|BÁO CÁO|HƯỚNG DẪN|ĐỀ ÁN|PHƯƠNG ÁN
    TỜ TRÌNH|QUY CHẾ|QUY ĐỊNH|KẾT LUẬN|CÔNG ĐIỆN|DỰ ÁN|CHIẾN LƯỢC
""")
OFFICES = alternation("""
    SỞ|BAN|PHÒNG|CHI CỤC|CỤC|TRƯỜNG|TRUNG TÂM|BỆNH VIỆN|VĂN PHÒNG|VIỆN|HỘI ĐỒNG|CÔNG AN|BỘ CHỈ HUY|THANH TRA
""")
POSITIONS = alternation(r"""
    CHỦ\sTỊCH|(?:TỔNG\s)?GIÁM\sĐỐC|BÍ\sTHƯ|TRƯỞNG\s(?:BAN|PHÒNG)|CHỦ\sNHIỆM|(?:CHI\s)?CỤC\sTRƯỞNG|HIỆU\sTRƯỞNG
    VIỆN\sTRƯỞNG|CHÁNH\sVĂN\sPHÒNG|(?:BỘ|THỨ)\sTRƯỞNG
""")
# Headings that every plan has; whatever begins with a capital behind them is text.
HEADINGS = alternation("""
    mục (?:đích|tiêu)(?: chung| cụ thể| tổng quát)?(?:,? (?:và )?(?:ý nghĩa|yêu cầu))?
    yêu cầu|(?:các )?chỉ tiêu(?: cụ thể| chủ yếu)?
    phạm vi,? (?:và )?đối tượng(?: áp dụng)?|phạm vi|đối tượng
    thời gian,? (?:và )?địa điểm|thời gian(?: thực hiện| tổ chức)?|địa điểm|thành phần(?: tham dự)?
    kinh phí(?: thực hiện)?|nguồn kinh phí|tiến độ(?: thực hiện)?
    nội dung,? (?:và )?hình thức|nội dung(?: thực hiện)?|hình thức|quan điểm|định hướng
    nhiệm vụ,? (?:và )?giải pháp|nhiệm vụ(?: chung| cụ thể| trọng tâm)?|giải pháp(?: thực hiện)?
    tổ chức thực hiện|chế độ (?:thông tin,? )?báo cáo
""")
# They begin a sentence; amid one they are written small, but for the names of offices ("Sở Xây dựng").
SENTENCE_STARTS = alternation(r"""
    Tiếp tục|Tăng cường|Đẩy (?:mạnh|nhanh)|Nâng cao|Thực hiện|Triển khai|Rà soát|Bảo đảm|Đảm bảo|Phấn đấu|Giảm|Tập trung
    Chỉ đạo|Hướng dẫn|Tham mưu|Căn cứ|Trên cơ sở|Để|Nhằm|Mỗi|Việc|Hằng|Hàng|Kịp thời|Thường xuyên|Quán triệt|Phổ biến
    Huy động|Khắc phục|Không|Yêu cầu|Đề nghị|Giao|Năm \d|Ban hành|Lồng ghép|Chủ trì|Chủ động|Phối hợp|Phát huy|Phát động
    Kiên quyết|Kiện toàn|Hoàn thiện|Hoàn thành|Tạo|Siết|Khuyến khích|Chịu|Định kỳ|Được|Khi|Nếu|Tất cả|Đối với|Bố trí
    Sử dụng|Ứng dụng|Duy trì|Gắn|Đưa|Thành lập|Nghiên cứu|Đổi mới|Phân công|Kết hợp
""")
# These begin sentences too, but also the second half of an office's name: "Hành chính - Tổ chức", "Kế hoạch - Đầu tư".
NAME_OR_START = alternation("""
    Tổ chức|Xây dựng|Đầu tư|Quản lý|Giáo dục|Kiểm tra|Tuyên truyền|Xử lý|Có|Là|Với|Các|Trong|Mở|Lập|Làm|Theo|Toàn|Từ
    Trước|Sau|Qua
""")
# With these a preamble begins; a title in small letters holds them with a small letter only.
PREAMBLE_STARTS = alternation(r"""
    Căn cứ|Thực hiện|Nhằm|Để|Hưởng ứng|Trên cơ sở|Triển khai|Tiếp tục|Phát huy|Năm \d{4}|Trong (?:những|thời gian|năm)
    Thời gian qua|Qua|Theo|Xét|Thi hành|Chấp hành|Kính gửi|Những năm|Với|Sau
""")
# What a plan says of a task, each behind a dash and before a colon: who, with whom, when.
RUN_IN_LABELS = alternation("""
    Chủ trì|Đơn vị|Cơ quan|Phối hợp|Thời gian|Thời hạn|Kinh phí|Nguồn kinh phí|Địa điểm|Nội dung|Sản phẩm|Hình thức
    Thành phần|Phân công|Lộ trình|Tiến độ|Đối tượng|Trách nhiệm|Người|Hoàn thành
""")
_NAME_HEADS = "ban sở bộ phòng vụ cục ngành tổng chi đội trung khoa viện hội tổ đoàn ủy công trường"
NAME_HEADS = frozenset(_NAME_HEADS.split())
# A number after these is theirs, no label: "khoản 1.", "ngày 2.", "quý I."
_LABEL_TAKERS = "khoản điều điểm mục số ngày tháng quý thứ khóa khoá tiết lần từ đến và lục bước tuần lộ lớp đợt"
LABEL_TAKERS = frozenset(_LABEL_TAKERS.split())
# No paragraph and no heading ends with these.  Not among them, since they may: tại (tồn tại), thuộc (trực thuộc), ở (nhà ở).
_HANGING = "và của các những với cho về từ trong để là bởi nhằm hoặc như mà vì nếu khi đến vào mỗi từng"
HANGING = frozenset(_HANGING.split())
