"""Where a heading ends and a sentence begins, in a text whose lines were run together."""

import re

from corpus.readers.flat_letterhead import end_of_capitals
from corpus.readers.line_marks import hangs, last_word
from corpus.readers.wrap_evidence import WrapEvidence

_LABEL = re.compile(
    r"(?:[IVX]{1,5}\s?[./)-]|\d{1,2}(?:\.\d{1,2}){0,3}\s?[./)]?|[a-zđ]\s?\)|[A-EĐ]\.|"
    r"(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s(?:(?:thứ|THỨ)\s\w+|[IVX]{1,5}|\d{1,2})[.:]?)\s*"
)
_TURN = re.compile(r"(?<=[a-zà-ỹ\d)”%])\s+(?:[-–+]\s)?(?=[^\W\d_a-zà-öø-ÿ])")
# Headings that every plan has; whatever begins with a capital behind them is text.
_KNOWN = re.compile(
    r"(?:mục (?:đích|tiêu)(?: chung| cụ thể| tổng quát)?(?:,? (?:và )?(?:ý nghĩa|yêu cầu))?|yêu cầu|(?:các )?chỉ tiêu(?: cụ thể| chủ yếu)?|phạm vi|đối tượng|phạm vi,? "
    r"(?:và )?đối tượng(?: áp dụng)?|thời gian(?: thực hiện| tổ chức)?|địa điểm|thời gian,? (?:và )?địa điểm|thành phần(?: tham dự)?|kinh phí(?: thực hiện)?|nguồn kinh phí|"
    r"nội dung(?: thực hiện)?|hình thức|nhiệm vụ(?: chung| cụ thể| trọng tâm)?|giải pháp(?: thực hiện)?|nhiệm vụ,? (?:và )?giải pháp|"
    r"tổ chức thực hiện|chế độ (?:thông tin,? )?báo cáo|quan điểm|định hướng|khẩu hiệu|chủ đề|tiến độ(?: thực hiện)?)",
    re.IGNORECASE,
)
# Words that begin a sentence; amid one they are written small, but for names ("Sở Xây dựng").
_STARTERS = re.compile(
    r"(?:Tiếp tục|Tăng cường|Đẩy (?:mạnh|nhanh)|Nâng cao|Thực hiện|Triển khai|Tổ chức|Xây dựng|Rà soát|Bảo đảm|Đảm bảo|Kiểm tra|Phấn đấu|"
    r"Giảm|Tập trung|Chỉ đạo|Hướng dẫn|Tham mưu|Căn cứ|Trên cơ sở|Để|Nhằm|Từ|Trong|Các|Mỗi|Việc|Hằng|Hàng|Kịp thời|Thường xuyên|Quán triệt|"
    r"Tuyên truyền|Phổ biến|Huy động|Khắc phục|Không|Yêu cầu|Đề nghị|Giao|Là|Với|Theo|Năm \d|Ban hành|Lồng ghép|Chủ trì|Chủ động|Phối hợp|Phát huy|"
    r"Phát động|Kiên quyết|Kiện toàn|Hoàn thiện|Hoàn thành|Tạo|Siết|Xử lý|Khuyến khích|Có|Chịu|Định kỳ|Được|Khi|Nếu|Qua|Sau|Trước|Tất cả|Toàn|"
    r"Đối với|Bố trí|Sử dụng|Quản lý|Đầu tư|Ứng dụng|Duy trì|Mở|Lập|Gắn|Đưa|Làm|Thành lập|Nghiên cứu|Đổi mới|Phân công|Kết hợp|Giáo dục)(?!\w)"
)
_NAME_HEADS = frozenset("ban sở bộ phòng vụ cục ngành tổng chi đội trung khoa viện hội tổ đoàn ủy công trường".split())
_LONGEST = 260


def heading_end(text: str, start: int, end: int, evidence: WrapEvidence | None, *, asked: int | None = None) -> int | None:
    """The offset where text begins behind the heading of the paragraph [start, end), None where no heading stands before text.

    `asked`: only whether the words up to this offset are a heading that is known.
    """
    label = _LABEL.match(text, start, end)
    if label is None:
        return None
    begin = label.end()
    known = _KNOWN.match(text, begin, end)
    if asked is not None:
        return asked if known and not text[known.end() : asked].strip(" :.") or _is_capitals(text[begin:asked]) else None
    if _is_capitals(text[begin : begin + 12]):
        at = end_of_capitals(text, begin)
        return at if begin < at < end else None
    if known:
        at = known.end() + len(text[known.end() : end]) - len(text[known.end() : end].lstrip(" :"))
        glued = text[known.end() : known.end() + 1] not in (" ", ":")
        if not glued and at < end and (text[at].isupper() or text[at] in "“\"") and ":" not in text[known.end() : at]:
            return at
    for turn in _TURN.finditer(text, begin, min(end, begin + _LONGEST)):
        words = text[begin : turn.start()]
        if any(sign in words for sign in ".;:") or len(words.split()) > 40:
            return None
        if hangs(words) or words.count("(") != words.count(")") or words.count("“") != words.count("”"):
            continue
        if _STARTERS.match(text, turn.end()) and last_word(words) not in _NAME_HEADS and len(words.split()) > 1:
            return turn.end()
        if evidence is not None and evidence.begins_paragraph(turn.end()):
            return turn.end()
    return None


def _is_capitals(words: str) -> bool:
    return words.isupper() and sum(map(str.isalpha, words)) > 2
