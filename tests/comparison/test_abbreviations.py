"""Abbreviations that no list names, found among the wordings."""

import pytest

from comparison.abbreviations import spelled_out
from comparison.syllables import spoken, syllables

FOUND = [
    (["Vụ việc TGPL", "trợ giúp pháp lý cho người nghèo"], {"tgpl": "trợ giúp pháp lý"}),
    (["Tỷ lệ ATTP", "bảo đảm an toàn thực phẩm"], {"attp": "an toàn thực phẩm"}),
    (["Phòng KT&HT", "kinh tế và hạ tầng, kinh tế hạ tầng"], {"ktht": "kinh tế hạ tầng"}),
    (["Số vụ TNRB", "tai nạn rừng biển; tổ nông rau bò"], {}),  # may stand for either
    (["Số vụ KLMN", "cháy rừng"], {}),
    (["Số DN mới", "dự án nước"], {}),  # two letters say too little
    (["Diện tích các KCN", "khai khoáng, cơ khí nặng"], {}),  # the lexicon knows it
]


@pytest.mark.parametrize(("wordings", "found"), FOUND)
def test_spelled_out(wordings, found):
    assert {short: " ".join(full) for short, full in spelled_out(wordings).items()} == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sở KH&ĐT", "sở kế hoạch đầu tư"),
        ("LĐ-TB&XH", "lao động thương binh xã hội"),
        ("kỹ sư, bác sỹ", "kỹ sư bác sỹ"),
        ("bác sĩ", "bác sỹ"),
    ],
)
def test_spoken(text, said):
    assert " ".join(spoken(text)) == said


def test_folded():
    assert syllables("Hoà giải 2021") == ["hoa", "giai"]
