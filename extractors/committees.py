"""Names of committees that say what they are for."""

import re

from extractors.edges import Hit

_COMMITTEE = re.compile(
    r"(?:ban chỉ đạo|bcđ|tổ công tác|ban vận động|tổ giúp việc|ban điều hành|ban tổ chức|hội đồng|ban đại diện)$"
)
_PURPOSE = re.compile(
    r" (?!các |là |có |gồm |được |tham mưu|chỉ đạo|hướng dẫn|yêu cầu|tổ chức)"
    r"(?:(?!các |những |tại |ở |cho |với |do |ubnd|ủy ban|hđnd)[^\s,.;:()]+ |phòng, ){2,12}?"
    r"(?:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|quận|cấp tỉnh|cấp huyện|cấp xã|các cấp|quốc gia|trung ương)"
    r"(?= (?:chủ trì|phối hợp|(?:có|chịu) trách nhiệm|tham mưu|theo dõi|đôn đốc|hướng dẫn|chỉ đạo|kiểm tra|xây dựng|tổ chức"
    r"|họp|tiến hành|xét|chấm|quyết định|thông báo|lập|phân công|gửi|báo cáo|tổng hợp|triển khai|phê duyệt|thống nhất)\b)"
)


def end_of_committee(plain: str, hit: Hit, limit: int) -> int | None:
    """Where the name of a committee ends that says what it is for: "Ban Chỉ đạo thực hiện Đề án … tỉnh | phối hợp …"."""
    if _COMMITTEE.match(plain, hit.start, hit.end) is None:
        return None
    purpose = _PURPOSE.match(plain, hit.end, limit)
    return purpose.end() if purpose is not None else None
