"""An office that issues plans."""

from dataclasses import dataclass

STATE_LINES = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


@dataclass(frozen=True, slots=True)
class Office:
    """One issuer; `lines` as printed, `names` as gold accepts them, the one that the text uses first."""

    lines: tuple[str, ...]
    names: tuple[str, ...]
    parent: str | None
    symbol: str  # of its documents: KH-SYT has the symbol SYT
    place: str
    head: str
    deputy: str
    unit: str  # the people under it: phòng, đơn vị
    to: str  # to whom its people report
    over: str  # to whom it reports itself
    area: str  # trên địa bàn tỉnh
    team: str = ""  # what a head signs for with TM.
    party: bool = False
    small: bool = False  # a school, a hospital, a cell: its people are inside the house
    central: bool = False  # a ministry and what is under it
