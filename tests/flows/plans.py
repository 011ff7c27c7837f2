"""Short plans of an invented office as files, for tests of loading."""

from pathlib import Path

from corpus.store.store import Store

TEXT = """ỦY BAN NHÂN DÂN TỈNH LẠC GIANG
SỞ THỦY LỢI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/KH-STL
Lạc Giang, ngày 10 tháng 02 năm {year}
KẾ HOẠCH
Nạo vét kênh mương năm {year}
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;
I. MỤC ĐÍCH, YÊU CẦU
Bảo đảm nước tưới cho vụ hè thu năm {year}.
II. CHỈ TIÊU
- Nạo vét {number} km kênh, tăng 5% so với năm trước.
- Trên 90% số hộ được cấp nước sạch.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kỹ thuật chủ trì, phối hợp với Phòng Tài chính kiểm tra các tuyến kênh, báo cáo trước ngày 15/6/{year}.
2. Văn phòng Sở theo dõi, đôn đốc việc thực hiện.
Trên đây là Kế hoạch nạo vét kênh mương năm {year}./.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Mẫu
"""


def text_of(number: int, year: int = 2021) -> str:
    """The plan with this number."""
    return TEXT.format(number=number, year=year)


def write_plans(folder: Path, count: int, *, first: int = 1) -> list[Path]:
    """As many plans in the folder, each of its own content."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(first, first + count):
        paths.append(folder / f"ke-hoach-{number:04}.txt")
        paths[-1].write_text(text_of(number), encoding="utf-8")
    return paths


def kept(url: str) -> int:
    """How many plans the store has."""
    with Store.open(url) as store:
        return len(store.summaries())


def records(url: str) -> list[str]:
    """The store's records as it keeps them."""
    with Store.open(url, create=False) as store:
        return list(store.record_jsons())
