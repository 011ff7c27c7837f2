"""Who works with whom, and who receives the result: "phối hợp với Sở Y tế …", "gửi về Văn phòng Ban"."""

import re

from extractors.offices import Group, View, read_group

_WITH = re.compile(
    r"(?<!\w)phối (?:kết )?hợp(?: chặt chẽ| thường xuyên| kịp thời| tốt| đồng bộ)?(?: thực hiện| tổ chức)?"
    r"(?: cùng với| với| cùng)?:?\s+|(?<!\w)chủ trì, cùng (?:với )?"
)
_LEADS = re.compile(r"(?<!\w)chủ trì, (?:và )?")  # "chủ trì, Phòng A, Phòng B phối hợp tổ chức …"
_BESIDE = re.compile(r"cùng (?:với )?")  # at the head of a task: "cùng Phòng Nội vụ thẩm định hồ sơ"
_HELP = re.compile(r"\s*(?:cùng )?(?:phối hợp|tham gia|hỗ trợ)(?! với)\b")
_SEND = re.compile(
    r"(?<!\w)(?:(?:gửi|nộp|báo cáo|phản ánh|thông báo|đăng ký|cung cấp|thông tin|kiến nghị|chuyển|trình)(?!\w)"
    r"(?:(?! để | gửi | trình | báo cáo )[^.;()]){0,90}?\s(?:về|cho|đến|tới|lên|với)|gửi|nộp|trình|báo cáo|về)\s+"
)
_PURPOSE = re.compile(
    r"(?<!\w)để (?:tổng hợp|theo dõi|xem xét|báo cáo|kịp thời|được|phối hợp|chỉ đạo|đề xuất|trình|căn cứ|xử lý|giải quyết"
    r"|làm cơ sở)"
)
_THROUGH = re.compile(r"\s*\((?:qua|thông qua)\s[^()]{1,80}\)")
_PRODUCT = re.compile(
    r"(?<!\w)(?:gửi|nộp|trình|lập|hoàn thành)\s+(báo cáo(?! cho| về| với| lên)\s[^.,;:()]{2,60}?)\s+"
    r"(?:về|cho|đến|tới|trước|chậm|theo)\s"
    r"|(?<!\w)(báo cáo kết quả(?: thực hiện)?)(?=\s(?:về|cho|với|lên))"
)


def find_partners(view: View, start: int, end: int) -> list[Group]:
    """The groups that are named after "phối hợp với" in [start, end), in reading order."""
    found: list[Group] = []
    if view.plain.find("phối ", start, end) < 0 and view.plain.find("cùng ", start, end) < 0:
        return found
    if (beside := _BESIDE.match(view.plain, start, end)) is not None and (
        group := read_group(view, beside.end(), end)
    ) is not None:
        found.append(group)
    for match in _WITH.finditer(view.plain, start, end):
        group = read_group(view, match.end(), end, alone=True)
        if group is not None:
            found.append(group)
    for match in _LEADS.finditer(view.plain, start, end):
        group = read_group(view, match.end(), end)
        if group is not None and _HELP.match(view.plain, group.stop, end) is not None:
            found.append(group)
    return found


def find_receiver(view: View, start: int, end: int) -> str | None:
    """Who the result of the task in [start, end) goes to; what the receiver does with it ("để …") is left out."""
    purpose = _PURPOSE.search(view.plain, start, end) if view.plain.find("để ", start, end) >= 0 else None
    limit = purpose.start() if purpose else end
    for match in _SEND.finditer(view.plain, start, limit):
        group = read_group(view, match.end(), limit, alone=True)
        if group is None:
            continue
        through = _THROUGH.match(view.text, group.end, end)
        return view.text[group.start : through.end() if through else group.end]
    return None


def find_product(view: View, start: int, end: int) -> str | None:
    """The report that the task in [start, end) has to deliver, where it is named."""
    match = _PRODUCT.search(view.plain, start, end) if view.plain.find("báo cáo", start, end) >= 0 else None
    if match is None:
        return None
    group = 1 if match[1] else 2
    return view.text[match.start(group) : match.end(group)]
