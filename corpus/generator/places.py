"""Invented places and people."""

from corpus.generator.chance import Chance

_FIRST = ("Lam", "Hòa", "Phú", "Yên", "Thạch", "Vân", "Kim", "Tây", "Đông", "Tân", "Thuận", "Minh", "Quế", "Trà", "Lạc", "Hoài")
_SECOND = ("Châu", "Lĩnh", "Khê", "Xuyên", "Lộc", "Định", "Phong", "Tiến", "Đức", "Thượng", "Cương", "Bái", "Sa", "Trung")
# Real provinces and cities that the syllables would make by chance.
_REAL = {"Phú Thọ", "Thạch Hà", "Kim Bảng", "Lạc Thủy", "Tân Châu", "Vân Đồn", "Tân Phong", "Lạc Sơn", "Đông Sơn", "Thuận Châu"}
_SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Ngô",
    "Lò",
    "Nông",
    "Hà",
    "Đinh",
    "Cao",
    "Lương",
)
_MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Quốc", "Thanh", "Hữu", "Thu", "Xuân", "Ngọc", "Trọng", "Kim", "Bá", "Hồng")
_GIVEN = ("Thắng", "Hạnh", "Khoa", "Liên", "Tuấn", "Oanh", "Phúc", "Yến", "Dũng", "Nhung", "Sinh", "Kiên", "Thủy", "Bách", "Loan")


def place(chance: Chance) -> str:
    """An invented place name of two syllables."""
    while (name := f"{chance.one(_FIRST)} {chance.one(_SECOND)}") in _REAL:
        pass
    return name


def person(chance: Chance) -> str:
    """An invented name of a person."""
    return f"{chance.one(_SURNAMES)} {chance.one(_MIDDLES)} {chance.one(_GIVEN)}"
