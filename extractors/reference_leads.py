"""What may stand between the word for a kind and the number, day or next number of the document that it names."""

import re

_NO = "[sS][ốồổỗộôóòỏõọo]|SỐ"  # "số", or what a scanner makes of it
NUMBER_LEAD = re.compile(rf"\s*[,:]?\s*(?:(?:{_NO})\s*){{0,2}}[:.]?\s*(?=\d|A/(?:\d|RES))")
BLANK_LEAD = re.compile(r"\s*(?:số|Số)\s*:?\s*(?=[./…_-])")
# "Kế hoạch năm An toàn giao thông 2022 số 36/KH-…": a name may stand between the kind and its number.
# "các Kế hoạch của UBND tỉnh: số 6/KH-UBND …; số 8/KH-UBND …": the issuer of all stands before the numbers.
ISSUER_THEN_NUMBER = re.compile(r"\s+của\s+[^;.:\n“”]{2,80}?(?:\s*:)?\s+[Ss]ố\s*:?\s*(?=\d)")
NAME_THEN_NUMBER = re.compile(r"[^;.:\n“”]{1,90}?\bsố\s*:?\s*(?=\d)")
DATE_LEAD = re.compile(r"\s*,?\s*\(?(?:ký\s+|ban\s+hành\s+)?(?:ngày\s*)?(?=[0-3]?\d)", re.IGNORECASE)
NEXT_IN_LIST = re.compile(r"\s*(?:,|;|và)\s*(?:số\s*)?(?=\d)")
NEXT_AFTER_TITLE = re.compile(
    r"\s*[;,]\s*(?:và\s+)?(?:các\s+)?[sS]ố\s*:?\s*(?=\d)"
)  # behind a title only "số" shows that the list goes on
LISTED = re.compile(r"\s*(?:,|;|và)\s*(?:và\s+)?(?:số\s*:?\s*)?")
DATED = re.compile(r"\s+(?:ký\s+)?(?=ngày\s+[0-3]?\d)")
SHORT = re.compile(
    r"\s+(?:số\s+)?(?P<number>\d{1,4}(?:/20\d\d(?![\d/]))?)(?![\d/%.,-]*\d)(?![/-][A-ZĐ])(?P<after>\s*[^\w\s]|\s+(?:của|về|khóa|và|ngày|năm\s+20)\b|$)"
)
SHORT_PLURAL = re.compile(r"\s+số\s+(\d{1,4})((?:\s*(?:,|và)\s*(?:số\s+)?\d{1,4})+)\b(?![/-])")
