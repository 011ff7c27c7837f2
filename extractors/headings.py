"""Whether the words after a label are a heading: a short line that names what follows."""

import re
from typing import Literal

from extractors.lines import is_caps
from schemas.spelling import lower

# What stands under a line: a list or deeper numbers, plain text, or nothing but the next of its kind.
Follows = Literal["list", "text", "nothing"]

_NEW_SENTENCE = re.compile(
    r"[.!?…](?<![A-ZĐ].)(?<!\b(?:TP|Tp|tp|TX|ts|Ts|TS|gs|bs|BS|CK|vv|st).)(?<!v\.v.)\s+[“\"(]?(?P<first>\w)"
)
_RUN_IN = re.compile(r":\s*[“\"(]?(?P<first>\w)")
# Words that begin a sentence, not a name.
_SENTENCE_STARTS = (
    "từ ", "đến ", "trong ", "hằng năm", "hàng năm", "căn cứ ", "khi ", "nếu ", "để ", "tất cả ", "sau khi", "định kỳ ",
    "ngoài ra", "ngay sau", "trước ", "trên cơ sở", "đồng thời", "trên đây", "kèm theo",
)  # fmt: skip
# "Đề nghị Ủy ban nhân dân các huyện" names who is asked; with a full stop and no list under it, it is a sentence.
_ASKS = ("đề nghị ", "yêu cầu các", "yêu cầu thủ trưởng")
_PREDICATES = re.compile(r"\s(?:là|phải|sẽ|cần|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|được|đã|không được|trực tiếp)\s")
_QUOTED = re.compile(r"“[^”]{1,300}”|\"[^\"]{1,300}\"")
_INTRODUCES = re.compile(r"(?:sau|sau đây|gồm|bao gồm|là|như|cụ thể|trách nhiệm|nhiệm vụ sau|việc sau)\s*$")


def is_heading(words: str, *, bold: bool, follows: Follows, known: bool) -> bool:
    """Whether `words` (a line without its label) name what follows.

    `known` says that the lexicon of sections has them.  Capitals always do; a sentence never does;
    between the two the length decides, and whether anything stands under the line.
    """
    text = words.strip()
    if len(text) > 1500:
        return False
    bare = text.rstrip(" .:;,…/")
    if not any(map(str.isalpha, bare)):
        return False
    count = len(_QUOTED.sub("“”", bare).split())  # a name in quotation marks counts as one word
    if is_caps(bare):
        return count <= 70
    if known and count <= 15:
        return True
    if count > 60 or any(match["first"].isupper() for match in _NEW_SENTENCE.finditer(bare)):
        return False
    run_in = _RUN_IN.search(bare)
    if run_in and (run_in["first"].isupper() or run_in["first"].isdigit() or follows != "list" or count > 30):
        return False
    if "; " in bare and text.endswith((".", ";")) and not bold:
        return False  # two clauses with a stop are a sentence
    if follows == "nothing":
        return bold and count <= 20 and not text.endswith((".", ";"))
    small = lower(bare)
    if small.startswith(_SENTENCE_STARTS) and count >= 5 and not (bold and count <= 15):
        return False
    if small.startswith(_ASKS) and not bold and (count > 25 or (follows != "list" and (text.endswith((".", ";")) or count > 22))):
        return False
    if _PREDICATES.search(small) and count > (25 if bold else 12):
        return False
    if text.endswith(":"):
        return count <= (10 if _INTRODUCES.search(small) else 30)
    return count <= _longest(text, bold=bold, follows=follows)


def _longest(text: str, *, bold: bool, follows: Follows) -> int:
    """How many words a heading may have: a full stop and plain text under it make a long one unlikely."""
    if bold:
        return 50
    stopped = text.endswith((".", ";"))
    if follows == "list":
        return 45 if stopped else 55
    return 22 if stopped else 35


def run_in_heading(words: str) -> str | None:
    """The name before the colon in a label that runs on ("Mục đích: Nâng cao…"), or None.

    It is no heading, but it may say what the section is about.
    """
    run_in = _RUN_IN.search(words)
    if run_in is None or run_in.start() > 80:
        return None
    return words[: run_in.start()].strip()


def capital_run(words: str) -> int:
    """The length of the heading in capitals that a sentence follows on the same line, 0 where there is none.

    >>> capital_run("NHIỆM VỤ TRỌNG TÂM Để thực hiện mục tiêu trên, các đơn vị")
    18
    >>> capital_run("UBND tỉnh giao Sở Nội vụ"), capital_run("KINH PHÍ")
    (0, 0)
    """
    end, at, count = 0, 0, 0
    for word in words.split(" "):
        letters = [char for char in word if char.isalpha()]
        if (letters and not word.isupper()) or (len(letters) == 1 and count == 0):
            break
        at += len(word) + 1
        if letters:
            count += 1
            end = at - 1
    return end if count >= 2 and end >= 7 and end < len(words) - 20 and words[at : at + 1].isupper() else 0
