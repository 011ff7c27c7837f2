"""How the smallest expressions of time are written: one pattern, and the places where it is tried.

The text is matched in lower case (`text.lower`), so every offset holds.  The words *ngày, tháng, năm,
quý* match with the diacritics that a scanner writes in their place; letters that it writes for
digits (O1/7, l5/4) are read as digits where a date stands around them.  Every quantifier is bounded.
"""

import re

DAY, MONTH, YEAR, QUARTER = "ng[àaáảạ]y", "th[áaàảạ]ng", "n[ăâaãắằặ]m", "qu[ýíyỳỷ]"
YYYY = "(?:1[89]|2[0o])[0-9o]{2}"
_DD = "(?:(?!0[0o])[0-3ol][0-9]|[12][ol]|[0-9])"
_MM = "(?:[01ol][0-9]|1o|[0-9])"
_MW = r"mười\s+một|mười\s+hai|mười|một|hai|ba|tư|sáu|bảy|bẩy|tám|chín"
_NW = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
QUARTER_NAME = "[il1]v|[il1]{1,2}u|[il1]{1,3}|0?[1-4]|một|hai|ba|tư|bốn"  # a scanner reads II as 11, III as IIU
UNIT = f"(?:{YEAR}|{QUARTER}|{MONTH}|tuần|{DAY})"
# Between the members of a list or range; the dash of "15-4 đến 15-5" stands between a day and its month.
_STEP = r"\s*(?:,|và|&|\+|-(?!\d\d?\s+(?:đến|tới)\s)|–|đến(?!\s+hết))\s*"
_DAYS = rf"{_DD}(?:{_STEP}(?:{DAY}\s*)?{_DD}(?![0-9])){{0,9}}"
_OF_YEAR = rf"(?:,\s*|của\s+)?(?:{YEAR}\s*|/\s*|-\s*|\.)"
_EVERY = r"(?:h[ằàăâa]ng|mỗi|từng)"
# Letters right behind a year of four figures are the next word, whose space a converter lost ("14/01/2021của").
_GOES_ON = r"[\d_]|[^\W\d_](?![^\W\d_])|(?<!(?:1[89]|20)[0-9]{2})\w"
_BLANK = r"[.…_\s]{0,60}"

ATOM = re.compile(
    rf"""
    (?P<blank>{DAY}{_BLANK}(?:{MONTH}{_BLANK}(?P<blank_m>{_MM})?{_BLANK}{YEAR}|/{_BLANK}
        (?P<blank_m2>{_MM})?{_BLANK}/)\s*(?P<blank_y>{YYYY})(?!\w))
  | (?P<spelt>(?:{DAY}\s*)?(?:m[ùồ]ng\s+)?(?P<spelt_d>{_DAYS})\s*{MONTH}\s*
        (?P<spelt_m>{_MM}(?!\d)|{_MW}|[il](?=\s+{YEAR}\s+{YYYY}))(?:\s*{_OF_YEAR}(?P<spelt_y>{YYYY}))?(?!{_GOES_ON}|[/.,]\d|\s*lần))
  | (?P<day>(?P<day_word>(?:{DAY}|hôm|đêm|sáng|chiều|tối)\s*:?\s*(?:m[ùồ]ng\s+)?)?(?P<day_d>{_DAYS})
        (?:\s*/\s*(?P<day_m1>1\s[0-2](?=/{YYYY})|{_MM})(?!\d)(?:\s*/\s*(?P<day_y1>{YYYY}(?!\d)|\d\d(?!\d))|\s*,?\s*{YEAR}\s*(?P<day_y2>{YYYY}))?
          |-(?P<day_m3>{_MM})(?:-(?P<day_y3>{YYYY}|\d\d(?!\d)))?
          |\.(?P<day_m4>{_MM})(?:[./](?P<day_y4>{YYYY}|\d\d(?!\d)))?)
        (?!{_GOES_ON}|%|[.,/]\d|-\d(?!\d?\s*[/.])|/[^\W\d]|\s*%))
  | (?P<edge_day>{DAY}\s+(?P<edge_day_e>đầu\s+tiên|cuối\s+cùng)\s+(?:của\s+)?{MONTH}\s*(?P<edge_day_m>{_MM}|{_MW})
        (?:\s*{_OF_YEAR}(?P<edge_day_y>{YYYY}))?(?!\w))
  | (?P<week>tuần\s+(?:lễ\s+)?(?:thứ\s+)?
        (?P<week_n>[1-5](?:{_STEP}(?:tuần\s+)?[1-5]){{0,3}}|đầu(?:\s+tiên)?|cuối(?:\s+cùng)?|nhất|hai|ba|tư)
        \s*,?\s*
        (?:của\s+)?{MONTH}\s*
        (?P<week_m>{_MM}(?!\d)|{_MW})(?:\s*{_OF_YEAR}(?P<week_y>{YYYY}))?(?!\w))
  | (?P<part>(?P<part_n>0?[369]|sáu|chín|ba)\s*{MONTH}\s+(?P<part_e>đầu|cuối)(?:\s+(?:của\s+)?{YEAR}(?!\s+học))?(?:\s*
        (?P<part_y>{YYYY}))?(?!\w))
  | (?P<half>(?:nửa|(?P<half_n>\d{{1,2}})\s*{DAY})\s+(?P<half_e>đầu|cuối)\s+(?:của\s+)?
        (?:{MONTH}\s*(?P<half_m>{_MM}(?!\d)|{_MW})(?:\s*{_OF_YEAR}(?P<half_my>{YYYY}))?
        |{YEAR}(?:\s*(?P<half_y>{YYYY}))?)(?!\w|\s*học))
  | (?P<every>(?P<every_n>\d{{1,2}}|{_NW})\s*(?P<every_u>{UNIT})\s*(?:/\s*)?(?:(?:một|1|01)\s*)?lần)
  | (?P<times>(?:(?P<times_n>\d{{1,2}}|{_NW})\s*)?lần\s*(?:/|trong|mỗi|trên)\s*(?:(?:một|mỗi|0?1)\s*)?(?P<times_u>{UNIT})(?!\w))
  | (?P<month>(?:{MONTH}\s*|(?P<month_t>t\.?)(?=\d\d?(?:\s*[-–]\s*t\.?\d\d?)?/20))
        (?P<month_m>{_MM}(?!\d)(?:{_STEP}(?:{MONTH}\s*|(?<=[-–\s])t\.?)?{_MM}(?!\d|/\d\d?(?!\d))){{0,11}}|{_MW})
        (?:\s*{_OF_YEAR}(?P<month_y>{YYYY}))?(?![\w%]|[.,/]\d|\s*lần))
  | (?P<month_n>(?P<month_n_m>{_MM}(?:\s*-\s*{_MM})?)[/.-](?P<month_n_y>{YYYY})(?![\w%]|[.,/-]\w|-[^\W\d]))
  | (?P<first_month>{MONTH}\s+đầu(?:\s+{YEAR}(?!\s*học))?(?:\s+(?P<first_month_y>{YYYY}))?(?!\w|\s+tiên))
  | (?P<quarter>{QUARTER}\s*(?P<quarter_q>(?:{QUARTER_NAME})(?!\w)(?:{_STEP}(?:{QUARTER}\s*)?(?:{QUARTER_NAME})
        (?!\w)){{0,3}}|đầu(?:\s+{YEAR}(?!\s*\d))?)
        (?:\s*{_OF_YEAR}(?P<quarter_y>{YYYY}))?(?!\w|\s+lần))
  | (?P<semester>h[oọ]c\s+k[yỳìiỷ]\s*(?P<semester_n>ii|i|0?[12]|hai|một|ll|l)(?!\w)(?:[\s,(]*{YEAR}\s*học\s*
        (?P<semester_y>{YYYY})\s*[-–/]\s*{YYYY})?)
  | (?P<year>(?:các\s+)?{YEAR}\s*(?P<year_school>học\s*:?\s*)?(?P<year_a>{YYYY})
        (?:\s*[-–—/]\s*(?P<year_b>{YYYY})(?!\d)|(?P<year_list>(?:\s*(?:,|;|và)\s*{YYYY}(?![\w%]|[.,/]\d)){{1,8}}))?(?!{_GOES_ON}))
  | (?P<named>{YEAR}(?P<named_name>(?:\s+[^\W\d_]{{1,12}}){{1,7}})\s*(?:[-–]\s*)?(?P<named_y>{YYYY})(?!\w|[-–/]))
  | (?P<years>(?P<years_a>{YYYY})\s*[-–—]\s*(?P<years_b>{YYYY}|\d\d)(?![\w/%]|[.,-]\d))
  | (?P<bare>{YYYY}(?![\w%/-]|[.,:]\d))
  | (?P<set>(?:(?:định\s+kỳ\s+)?{_EVERY}|định\s+kỳ)\s+(?:theo\s+)?(?:(?P<set_n>0?[1-9])\s*)?{UNIT}
        (?!\w|\s*(?:\d(?!\d?\s*lần)|càng|nay|này))
        (?:\s*(?:,|và|hoặc|&)\s*(?:định\s+kỳ\s+)?(?:{_EVERY}\s+)?(?:0?[369]\s*)?{UNIT}(?!\w|\s*\d)){{0,4}}(?:\s+
        (?:một|1|01)\s+lần(?!\w))?)
  | (?P<units>(?:{MONTH}|{QUARTER}|tuần)(?:\s*,\s*(?:và\s+)?(?:0?[369]\s*)?(?:{MONTH}|{QUARTER}|{YEAR})
        (?!\w|\s*\d)){{1,3}}(?:\s+và\s+{YEAR}(?!\w|\s*\d))?)
  | (?P<length>(?P<length_n>\d{{1,3}}|{_NW})\s*(?:\([^()\d]{{2,20}}\)\s*)?(?P<length_u>{UNIT})(?P<length_w>\s+làm\s+việc)?
        (?P<length_way>\s+(?:vừa\s+qua|qua|gần\s+đây|tới|tiếp\s+theo))?(?!\w|\s+(?:tuổi|chạp|giêng)(?!\w)))
  | (?P<open>(?P<open_e>đầu|giữa|cuối|hết|cả|trong|kết\s+thúc)\s+{YEAR}(?!\w|\s+(?:học|qua|nay|này|tới|trước|sau|{YYYY})|\s*\d))
  | (?P<relative>(?P<relative_u>{YEAR}|{QUARTER}|{MONTH}|tuần)\s+
        (?P<relative_w>nay|này|hiện\s+tại|trước(?!\s+(?:{DAY}|{MONTH}|{QUARTER}|hết|thời|khi|\d))|ngoái|sau(?!\s+(?:{DAY}|khi|\d))
        |tới|tiếp\s+theo|kế\s+tiếp|liền\s+kề|tiếp)(?!\w))
  | (?P<now>(?:hôm\s+)?nay(?!\w))
  | (?P<term>nhiệm\s+kỳ(?!\w|\s*[:(]?\s*\d|\s+(?:vừa\s+)?(?:qua|trước|tới|sau|mới)(?!\w)))
  | (?P<event>(?:ngay\s+)?(?:sau|từ|kể\s+từ|ngay)\s+(?:khi|ngày)\s+(?:(?:bản\s+)?(?:kế\s+hoạch|chương\s+trình)
        (?:\s+\w{{1,12}}){{0,3}}?\s+)?(?:được\s+)?
        (?:ban\s+hành|phê\s+duyệt|ký(?:\s+ban\s+hành)?)(?!\w))
  | (?P<number>{DAY}\s+(?P<number_d>{_DD}(?:{_STEP}(?:{DAY}\s*)?{_DD}(?!\d)){{0,3}})(?![\w%]|[./-]\d|\s*%))
    """,
    re.VERBOSE,
)
_RUN_TOGETHER = re.compile("đoạn(?:19|20)[0-9]{2}(?![0-9])")  # a converter lost the space of "giai đoạn 2021-2025"
# Where an atom may begin: at a figure or one of these words, or at a word or two before it.
_FIGURES = re.compile("[0-9]+")
_WORDS = re.compile(f"{DAY}|{MONTH}|{YEAR}|{QUARTER}|tuần|lần|nay|khi|kỳ")
_BEFORE_FIGURE = re.compile(r"(?:định\s+kỳ(?:\s+theo)?|hôm|đêm|sáng|chiều|tối|m[ùồ]ng|h[ằà]ng|mỗi|học\s+k[yỳìiỷ])\s+$|[olt]\.?$")
_BEFORE_WORD = re.compile(
    rf"""(?<!\w)(?:(?:định\s+kỳ\s+(?:theo\s+)?)?{_EVERY}|định\s+kỳ(?:\s+theo)?|nửa\s+
        (?:đầu|cuối)|đầu|giữa|cuối|hết|cả|trong|kết\s+thúc
    |các|(?:ngay\s+)?(?:sau|kể\s+từ|từ)|ngay|hôm|{_NW}|nhiệm|học)\s+$""",
    re.VERBOSE,
)


# Whitespace and one of these stand at the end of all that the two patterns match: at most places a look at the word tells.
_LAST_BEFORE_FIGURE = "kỳ theo hôm đêm sáng chiều tối mùng mồng hằng hàng mỗi ky ki kì kỷ"
_LAST_BEFORE_WORD = "hằng hàng hăng hâng hang mỗi từng kỳ theo đầu cuối giữa hết cả trong thúc các sau từ ngay hôm nhiệm học"
_ENDS_BEFORE_FIGURE = tuple(_LAST_BEFORE_FIGURE.split())
_ENDS_BEFORE_WORD = (*_LAST_BEFORE_WORD.split(), *_NW.split("|"))


def _follows(ends: tuple[str, ...], text: str, start: int) -> bool:
    """Whether one of the words stands before `start`, white space between them."""
    at = start - 1
    while at > 0 and text[at].isspace():
        at -= 1
    return 0 <= at < start - 1 and text.endswith(ends, 0, at + 1)


def starts(text: str) -> list[int]:
    """The offsets at which an atom may begin, ascending."""
    found: set[int] = set()
    for match in _FIGURES.finditer(text):
        start = match.start()
        led = start > 0 and (text[start - 1] in "olt." or _follows(_ENDS_BEFORE_FIGURE, text, start))
        before = _BEFORE_FIGURE.search(text, max(0, start - 14), start) if led else None
        for at in (before.start(), start) if before else (start,):
            if at == 0 or not (
                (text[at - 1].isalnum() and not _RUN_TOGETHER.match(text, at - 4))
                or text[at - 1] in "_/"
                or (text[at - 1] in ".," and text[at - 2 : at - 1].isdigit())
            ):
                found.add(at)
    for match in _WORDS.finditer(text):
        start = match.start()
        if start and (text[start - 1].isalnum() or text[start - 1] == "/"):
            continue
        found.add(start)
        if _follows(_ENDS_BEFORE_WORD, text, start) and (before := _BEFORE_WORD.search(text, max(0, start - 22), start)):
            found.add(before.start())
    return sorted(found)
