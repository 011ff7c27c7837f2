"""What scanners and crawlers do to a plan; figures stay, and gold carries the words as they are misread."""

from dataclasses import replace
from typing import Literal

from corpus.generator.chance import Chance
from corpus.samples.marks import Marked
from corpus.samples.plan_source import Block, FlagSource, Front, Plan

Noise = Literal["none", "ocr", "layout", "both"]
_WORDS_MISREAD = 0.02
# One character for one: offsets of the marks stay true.
_MISREADINGS = {
    "ấ": "ầ",
    "ầ": "ấ",
    "ộ": "ô",
    "ế": "ê",
    "ệ": "ê",
    "ướ": "uớ",
    "ư": "u",
    "ơ": "o",
    "ả": "à",
    "ạ": "a",
    "ủ": "ù",
    "ị": "i",
    "ố": "ổ",
    "ổ": "ố",
    "ậ": "â",
    "ữ": "ừ",
    "đ": "d",
    "l": "1",
    "I": "l",
    "O": "0",
    "o": "0",
    "ẽ": "ẻ",
    "ắ": "ằ",
}
_CUT_AT = 5000


def misread(plan: Plan, chance: Chance) -> Plan:
    """The plan with some words of its body misread; its tables, figures and letterhead are left alone."""
    blocks = tuple(_misread_block(block, chance) for block in plan.blocks)
    flags: list[FlagSource] = [*plan.front["flags"], {"code": "ocr_suspect", "optional": True}]
    return replace(plan, front={**plan.front, "flags": flags}, blocks=blocks)


def _misread_block(block: Block, chance: Chance) -> Block:
    if not block.text.words:
        return block
    words = block.text.words.split(" ")
    changed = [_misread_word(word, chance) if chance.maybe(_WORDS_MISREAD) else word for word in words]
    # Names in the marks' arguments (ind=, sub=) keep the right spelling: readers compare most words, not all.
    return replace(block, text=Marked(" ".join(changed), block.text.marks))


def _misread_word(word: str, chance: Chance) -> str:
    """One letter of the word misread; a word with a digit is never touched."""
    if any(map(str.isdigit, word)):
        return word
    at = [i for i, char in enumerate(word) if char in _MISREADINGS]
    if not at or len(word) < 2:
        return word
    i = chance.one(at)
    return word[:i] + _MISREADINGS[word[i]] + word[i + 1 :]


def cut_short(plan: Plan) -> Plan:
    """The plan as a crawler keeps it: its first 5,000 characters, up to the end of a paragraph, without signature."""
    blocks: list[Block] = []
    length = 0
    for block in plan.blocks:
        length += len(block.line) + 1
        if length > _CUT_AT or block.kind == "signature":
            break
        blocks.append(block)
    if len(blocks) == len(plan.blocks):
        return plan
    flags: list[FlagSource] = [
        {**flag, "optional": True} if flag["code"] in ("duplicate_number", "number_gap") else flag  # may be cut off
        for flag in plan.front["flags"]
        if _stands(flag, plan, blocks)
    ]
    flags += [{"code": "missing_signer"}, {"code": "missing_section", "optional": True}]
    front: Front = {**plan.front, "flags": flags, "recipients": []}
    return replace(plan, front=front, blocks=tuple(blocks))


def _stands(flag: FlagSource, plan: Plan, blocks: list[Block]) -> bool:
    """Whether what a flag points at is still there."""
    words = flag.get("text")
    if words is None or words in plan.front["place_line"]:
        return True
    return any(words in block.line for block in blocks)
