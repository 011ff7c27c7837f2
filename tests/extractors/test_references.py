"""Mentions of other documents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.lexicon import load_lexicon
from extractors.references import extract_references
from extractors.symbols import symbol_at
from tests.reading import reading_of

# text, [(kind, canonical, date)]
NUMBERED = [
    ("Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ;", [("quyet_dinh", "749/QĐ-TTg", "2020-06-03")]),
    ("Thực hiện Nghị định 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ", [("nghi_dinh", "30/2020/NĐ-CP", "2020-03-05")]),
    ("theo Chỉ thị số 34-CT/TW, ngày 07-4-2014 của Bộ Chính trị", [("chi_thi", "34-CT/TW", "2014-04-07")]),
    ("Quyết định số 12 /QĐ- UBND của UBND tỉnh", [("quyet_dinh", "12/QĐ-UBND", None)]),
    ("văn bản số 55/SNV-CCHC ngày 02/3/2021 của Sở Nội vụ", [("cong_van", "55/SNV-CCHC", "2021-03-02")]),
    ("văn bản số 55/KH-SNV ngày 02/3/2021", [("ke_hoach", "55/KH-SNV", "2021-03-02")]),
    ("Luật An toàn thực phẩm số 55/2010/QH12", [("luat", "55/2010/QH12", None)]),
    ("Kế hoạch hành động vì trẻ em số 7/KH-SYT ngày 01/2/2022", [("ke_hoach", "7/KH-SYT", "2022-02-01")]),
    (
        "Quyết định số 12/QĐ-UBND ngày 02/3/2021, số 15/QĐ-UBND ngày 05/3/2021",
        [("quyet_dinh", "12/QĐ-UBND", "2021-03-02"), ("quyet_dinh", "15/QĐ-UBND", "2021-03-05")],
    ),
    ("Chi thị số 11/CT-UBND", [("chi_thi", "11/CT-UBND", None)]),  # a scanner lost the mark
    ("Nghị định sõ 8/2018/NĐ-CP ngày 22/5/2018", [("nghi_dinh", "8/2018/NĐ-CP", "2018-05-22")]),  # or found another
    ("Thông báo số 70-TB/TUngày 06 tháng 01 năm 2012", [("thong_bao", "70-TB/TU", "2012-01-06")]),  # words run together
    ("Nghị định số 12/2018/NĐ-CP của Chính phủngày 25/3/2018 về giá", [("nghi_dinh", "12/2018/NĐ-CP", "2018-03-25")]),
    ("Quyết định số1419/QĐ-TTgngày 07/9/2009của Thủ tướng Chính phủ", [("quyet_dinh", "1419/QĐ-TTg", "2009-09-07")]),
    (
        "các Thông tư của Bộ Y tế: Số 3/VBHN-BYT ngày 03/05/2019 hợp nhất Thông tư về khám bệnh; Số 20/VBHN-BYT ngày 30/5/2014",
        [("thong_tu", "3/VBHN-BYT", "2019-05-03"), ("thong_tu", "20/VBHN-BYT", "2014-05-30")],
    ),
    ("theo ý kiến chỉ đạo của Sở Y tế tại Thông báo số 5/TB-SYT", [("thong_bao", "5/TB-SYT", None)]),
    ("Điện số 12/HT ngày 3/4/2020 của Bộ Công an", [("cong_dien", "12/HT", "2020-04-03")]),
    ("Điện mật số 33/ĐK-HT ngày 05/5/2021", [("cong_dien", "33/ĐK-HT", "2021-05-05")]),
    ("Công ty Điện lực số 5, Điện số 5", []),  # no symbol
    # The kind for short, where the symbol says the same; "TT" may head a column, "QĐ" stand for anything.
    (
        "theo QĐ số 12/QĐ-UBND ngày 02/3/2020, CV số 7/SYT-NVY",
        [("quyet_dinh", "12/QĐ-UBND", "2020-03-02"), ("cong_van", "7/SYT-NVY", None)],
    ),
    ("Kế hoạch dạy bơi theo NQ 29-NQ/TU", [("nghi_quyet", "29-NQ/TU", None)]),
    ("TT 12/KH-UBND", []),
    # The year joined to the number with a dash, the word "số" twice, a list behind "của …:".
    ("Nghị quyết số 19-2016/NQ-CP ngày 28/4/2016", [("nghi_quyet", "19-2016/NQ-CP", "2016-04-28")]),
    ("Nghị quyết số số 11-NQ/TU ngày 10/02/2022", [("nghi_quyet", "11-NQ/TU", "2022-02-10")]),
    (
        "các Nghị quyết của HĐND tỉnh: Số 9/NQ-HĐND ngày 18/3/2014; số 7/NQ-HĐND ngày 12/3/2015 về thu phí",
        [("nghi_quyet", "9/NQ-HĐND", "2014-03-18"), ("nghi_quyet", "7/NQ-HĐND", "2015-03-12")],
    ),
    # The day may stand before the document, or behind who passed it.
    ("Ngày 24 tháng 3 năm 2008, Bộ Y tế có Quyết định số 43/2008/QĐ-BYT", [("quyet_dinh", "43/2008/QĐ-BYT", "2008-03-24")]),
    ("Ngày 24/3/2008, tập huấn Quyết định số 43/2008/QĐ-BYT", [("quyet_dinh", "43/2008/QĐ-BYT", None)]),
    ("Luật Trẻ em của Quốc hội ngày 05/4/2016", [("luat", None, "2016-04-05")]),
    (
        "NGHỊ QUYẾT SỐ 6/NQ-CP NGÀY 01/8/2022 CỦA CHÍNH PHỦ VÀ CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 3-CTR/TU NGÀY 17/8/2022",
        [("nghi_quyet", "6/NQ-CP", "2022-08-01"), ("chuong_trinh", "3-CTr/TU", "2022-08-17")],
    ),
    (
        "các Thông tư liên tịch: số 7/2014/TTLT-BYT-BNV ngày 02/3/2014 quy định mẫu; số 9/2014/TTLT-BYT-BNV quy định mã số",
        [("thong_tu_lien_tich", "7/2014/TTLT-BYT-BNV", "2014-03-02"), ("thong_tu_lien_tich", "9/2014/TTLT-BYT-BNV", None)],
    ),
    ("các Thông tư: 7/2014/TT-BYT; 9/2015/TT-BYT;", [("thong_tu", "7/2014/TT-BYT", None), ("thong_tu", "9/2015/TT-BYT", None)]),
    # Behind a title, only the word "số" shows that the list goes on.
    ("Quyết định số 7/QĐ-SYT về việc khám bệnh; 9 trạm y tế", [("quyet_dinh", "7/QĐ-SYT", None)]),
    ("Kế hoạch số 98 KH/TĐTN ngày 14/7/2011", [("ke_hoach", "98-KH/TĐTN", "2011-07-14")]),
    ("Nghị quyết số 21-NQ-TW", [("nghi_quyet", "21-NQ-TW", None)]),
    ("Nghị quyết liên tịch số 3/2017/NQLT-CP-ĐCTUBTWMTTQVN", [("nghi_quyet", "3/2017/NQLT-CP-ĐCTUBTWMTTQVN", None)]),
    ("Văn bản hợp nhất số 1/VBHN-BNV ngày 21/02/2019 của Bộ Nội vụ", [("van_ban_hop_nhat", "1/VBHN-BNV", "2019-02-21")]),
    # A number left to be filled in by hand.
    ("Quyết định số     /QĐ-UBND ngày    tháng 3 năm 2022 của UBND xã", [("quyet_dinh", None, "2022-03")]),
    ("Quyết định số ....../QĐ-SYT ngày .../.../2022", [("quyet_dinh", None, "2022")]),
    ("Quyết định số lượng/năm", []),
    ("Tờ trình ngày 05/10/2022 của Phòng Nội vụ", [("to_trinh", None, "2022-10-05")]),
    ("gửi tờ trình ngày 05/10/2022", []),
    ("Quyết định 749 ngày 03/6/2020 của Thủ tướng", [("quyet_dinh", None, "2020-06-03")]),
    ("Quyết định 749 hộ nghèo", []),
    ("Nghị quyết số 20-NQ/TW Hội nghị lần thứ sáu ngày 25/10/2017 về y tế", [("nghi_quyet", "20-NQ/TW", "2017-10-25")]),
    ("Luật Trẻ em ngày 05/4/2016", [("luat", None, "2016-04-05")]),
    # The day of 31 February is in no calendar; the reference stays.
    ("Kế hoạch số 3/KH-UBND ngày 31/02/2021", [("ke_hoach", "3/KH-UBND", None)]),
    # A title in capitals, a unit in brackets, a resolution of the United Nations.
    ("THỰC HIỆN CHỈ THỊ SỐ 7/CT-TTG NGÀY 02/3/2021 CỦA THỦ TƯỚNG CHÍNH PHỦ", [("chi_thi", "7/CT-TTg", "2021-03-02")]),
    ("Tờ trình số 6/TTr-CAT-TM(CS) ngày 24/9/2024", [("to_trinh", "6/TTr-CAT-TM(CS)", "2024-09-24")]),
    ("Nghị quyết số A/70/RES/1 ngày 05/4/2016 của Liên hợp quốc", [("nghi_quyet", "A/70/RES/1", "2016-04-05")]),
    # The next sentence is no part of the symbol.
    ("thực hiện Chỉ thị số 7/CT-TTg. Tiếp tục kiện toàn", [("chi_thi", "7/CT-TTg", None)]),
    ("thực hiện Chỉ thị số 7/CT-TTg - Tiếp tục kiện toàn", [("chi_thi", "7/CT-TTg", None)]),
    (
        "các Kế hoạch của UBND tỉnh: số 6/KH-UBND ngày 02/3/2021 về dạy bơi; số 8/KH-UBND ngày 05/3/2021 về cứu đuối",
        [("ke_hoach", "6/KH-UBND", "2021-03-02"), ("ke_hoach", "8/KH-UBND", "2021-03-05")],
    ),
    (
        "Chỉ thị của Thủ tướng Chính phủ số 6/CT-TTg về dạy bơi (Chỉ thị số 6/CT-TTg), số 9/CT-TTg về cứu đuối",
        [("chi_thi", "6/CT-TTg", None), ("chi_thi", "6/CT-TTg", None), ("chi_thi", "9/CT-TTg", None)],
    ),
    ("Kế hoạch của trường: số 6 học sinh", []),
    # Near misses: no document is named.
    ("các quyết định liên quan", []),
    ("quyết định số lượng biên chế", []),
    ("Lũy kế đạt 190/207,45ha theo kế hoạch", []),
    ("kế hoạch 12/5/2021 họp", []),
    ("xây dựng kế hoạch công tác năm 2021", []),
    ("Số: 12/KH-SYT", []),
    ("(Kèm theo Kế hoạch này)", []),
]
NAMED = [
    ("Luật Thi đua, khen thưởng và các văn bản hướng dẫn", [("luat", "Luật Thi đua, khen thưởng")]),
    ("thi hành Bộ luật Lao động năm 2019.", [("bo_luat", "Bộ luật Lao động năm 2019")]),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Trẻ em và Luật Giáo dục năm 2019;",
        [("luat", "Luật sửa đổi, bổ sung một số điều của Luật Trẻ em và Luật Giáo dục năm 2019")],
    ),
    ("Luật Trẻ em 2016, có 12 chỉ tiêu", [("luat", "Luật Trẻ em 2016")]),
    ("Luật Phòng, chống HIV/AIDS;", [("luat", "Luật Phòng, chống HIV/AIDS")]),
    ("Hiến pháp năm 2013;", [("hien_phap", "Hiến pháp năm 2013")]),
    ("Luật Ươm mầm xanh của thành phố", [("luat", "Luật Ươm mầm xanh")]),
    ("Luật Ươm mầm và Luật Vườn cây năm 2024.", [("luat", "Luật Ươm mầm"), ("luat", "Luật Vườn cây năm 2024")]),
    ("Luật Ươm mầm và gieo hạt của thành phố", [("luat", "Luật Ươm mầm và gieo hạt")]),
    ("Nghị quyết Đại hội XIII của Đảng và", [("nghi_quyet", "Nghị quyết Đại hội XIII của Đảng")]),
    (
        "Nghị quyết Đại hội Đảng bộ huyện lần thứ XX, nhiệm kỳ 2020-2025",
        [("nghi_quyet", "Nghị quyết Đại hội Đảng bộ huyện lần thứ XX, nhiệm kỳ 2020-2025")],
    ),
    ("Nghị quyết Trung ương 4 khóa XII về", [("nghi_quyet", "Nghị quyết Trung ương 4 khóa XII")]),
    ("Đề án “Trường học không rác” được duyệt", [("de_an", "Đề án “Trường học không rác”")]),
    ("triển khai Đề án 06", [("de_an", "Đề án 06")]),
    (
        "Chỉ thị số 11-CT/TU; các phòng thực hiện Chỉ thị 11.",
        [("chi_thi", "Chỉ thị số 11-CT/TU"), ("chi_thi", "Chỉ thị 11")],
    ),
    ("các Nghị quyết số 01 và 02", [("nghi_quyet", "Nghị quyết số 01"), ("nghi_quyet", "02")]),
    # Strategies of the state and statutes have a name of their own.
    (
        "Chiến lược quốc gia về cứu đuối giai đoạn 2021-2030 của xã",
        [("chien_luoc", "Chiến lược quốc gia về cứu đuối giai đoạn 2021-2030")],
    ),
    ("Chiến lược phát triển nghề bơi đến năm 2030 của ngành", [("chien_luoc", "Chiến lược phát triển nghề bơi đến năm 2030")]),
    ("Điều lệ Hội Bơi lội Việt Nam và các hướng dẫn", [("dieu_le", "Điều lệ Hội Bơi lội Việt Nam")]),
    ("Chiến lược phát triển của xã; điều lệ trường; Điều lệ Trường dạy bơi", []),
    # Near misses.
    ("chấp hành pháp luật về đầu tư", []),
    ("mời luật sư tư vấn", []),
    ("ra nghị quyết lãnh đạo", []),
    ("Kế hoạch 05 năm về phát triển", []),
    ("dự Đại hội Đảng toàn quốc lần thứ XIII", []),
    ("Nghị quyết của chi bộ hằng tháng", []),
]
RELATIONS = [
    ("Căn cứ Luật Trẻ em;", ["basis"]),
    ("Thực hiện Kế hoạch số 9/KH-UBND; Công văn số 8/SYT-NV", ["implements", "implements"]),
    ("Báo cáo theo mẫu của Thông tư số 3/2021/TT-BYT", ["mentions"]),
    # What another document carries out is no word of this plan.
    (
        "Căn cứ Nghị định số 4/2010/NĐ-CP quy định chi tiết thi hành Luật Trẻ em; Nghị định số 6/2014/NĐ-CP",
        ["basis", "mentions", "basis"],
    ),
    ("Căn cứ Quyết định số 4/QĐ-UBND về việc ban hành kế hoạch, Kế hoạch số 6/KH-SYT", ["basis", "basis"]),
    ("Thực hiện Kết luận số 4-KL/TW về đẩy mạnh thực hiện Chỉ thị số 8-CT/TW", ["implements", "mentions"]),
    ("Thực hiện Kết luận số 4-KL/TW về dạy bơi và Chỉ thị số 8-CT/TW về cứu đuối", ["implements", "implements"]),
    # "A và B" are both what the conclusion is about.
    (
        "Thực hiện Kết luận số 4-KL/TW về thi hành Chỉ thị số 8-CT/TW và Nghị quyết số 9-NQ/TW",
        ["implements", "mentions", "mentions"],
    ),
    ("Thực hiện Chỉ thị số 8/CT-TTg về dạy bơi, theo đề nghị của Sở Y tế tại Tờ trình số 3/TTr-SYT", ["implements", "basis"]),
    ("Thông tư này thay thế Thông tư số 3/2021/TT-BYT", ["mentions"]),
    ("có hiệu lực thi hành cùng Thông tư số 3/2021/TT-BYT", ["mentions"]),
    ("dạy bơi theo đúng Chỉ thị số 8/CT-TTg", ["implements"]),
    ("Căn cứ Kế hoạch số 5-KH/TU của Tỉnh ủy thực hiện Nghị quyết số 6-NQ/TW", ["basis", "mentions"]),
    ("Để dạy bơi tốt; sau khi xem xét Tờ trình số 3/TTr-SYT", ["basis"]),
    ("Các xã tổ chức thực hiện tốt. Luật Trẻ em có từ lâu.", ["mentions"]),  # another sentence
    (
        "I. CĂN CỨ PHÁP LÝ\n- Luật Trẻ em;\n- Nghị định số 4/2010/NĐ-CP.\nII. NHIỆM VỤ\nTheo mẫu của Thông tư số 3/2021/TT-BYT",
        ["basis", "basis", "mentions"],
    ),
]
ISSUERS = [
    ("Quyết định số 1/QĐ-BYT ngày 01/2/2021 của Bộ trưởng Bộ Y tế về việc ban hành", "Bộ trưởng Bộ Y tế"),
    ("Chỉ thị số 5-CT/TW của Ban Bí thư Trung ương Đảng khóa XI về", "Ban Bí thư Trung ương Đảng khóa XI"),
    ("Kế hoạch số 5/KH-UBND của UBND huyện Lam Giang triển khai", "UBND huyện Lam Giang"),
    ("Kế hoạch số 5/KH-UBND về phòng dịch", None),
    (
        "Thông tư liên tịch số 3/2012/TTLT-BYT-BTC của liên Bộ Lao động, Bộ Y tế, Bộ Tài chính và Bộ Giáo dục và Đào tạo về",
        "liên Bộ Lao động, Bộ Y tế, Bộ Tài chính và Bộ Giáo dục và Đào tạo",
    ),
    # Behind the comma stands who writes the plan.
    ("Kế hoạch số 5/KH-UBND của UBND tỉnh, Sở Y tế xây dựng kế hoạch", "UBND tỉnh"),
    ("Chỉ thị số 5/CT-TTg của Thủ tướng Chính phủ, Bộ Y tế xây dựng kế hoạch", "Thủ tướng Chính phủ"),
    ("Nghị quyết số 5/NQ-HĐND của HĐND tỉnh Khóa IX, Kỳ họp thứ hai về thu phí", "HĐND tỉnh Khóa IX, Kỳ họp thứ hai"),
    ("Nghị định số 5/2018/NĐ-CP Chính phủ về y tế", "Chính phủ"),
    ("Kế hoạch số 5/KH-SGT của Sở Giao thông vận tải về cầu đường", "Sở Giao thông vận tải"),
    ("Kế hoạch số 5/KH-BATGT của Ban An toàn giao thông tỉnh về cầu đường", "Ban An toàn giao thông tỉnh"),
    ("Chỉ thị số 5/CT-UBND của UBND tỉnh giao Sở Y tế kiểm tra", "UBND tỉnh"),
    ("Chỉ thị số 5/CT-UBND của UBND tỉnh xử lý vi phạm", "UBND tỉnh"),
    ("CHỈ THỊ SỐ 5/CT-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ DẠY BƠI", "Thủ tướng Chính phủ"),
    ("Kế hoạch số 5/KH-UBND ngày 30/12/2019 Năm học bơi 2020 của Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
    ("Quyết định của UBND tỉnh số 5/QĐ-UBND ngày 30/12/2019 ban hành Quy chế", "UBND tỉnh"),
    ("Chỉ thị số 18 của Ban Bí thư khóa XI về", "Ban Bí thư khóa XI"),
    # "Kế hoạch" in an office's name is no document.
    ("Thông tư số 5/2007/TT-BKH của Bộ Kế hoạch và Đầu tư hướng dẫn", "Bộ Kế hoạch và Đầu tư"),
    ("Theo đề nghị của Sở Y tế tại Tờ trình số 3/TTr-SYT", "Sở Y tế"),
]
# Listed side by side, they have the issuer that is named behind the last; other symbols, other issuers.
SHARED_ISSUERS = [
    ("Chỉ thị số 5/CT-TTg ngày 02/3/2021, Chỉ thị số 6/CT-TTg của Thủ tướng Chính phủ", ["Thủ tướng Chính phủ"] * 2),
    ("Chỉ thị số 5/CT-UBND ngày 02/3/2021, Chỉ thị số 6/CT-TTg của Thủ tướng Chính phủ", [None, "Thủ tướng Chính phủ"]),
    ("Chỉ thị số 5/CT-TTg ngày 02/3/2021 được nêu trong Chỉ thị số 6/CT-TTg của Thủ tướng", [None, "Thủ tướng"]),
    ("các Kế hoạch của UBND tỉnh: số 6/KH-UBND về dạy bơi; số 8/KH-UBND về cứu đuối", ["UBND tỉnh"] * 2),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED)
def test_numbered(text, expected):
    assert [(r.kind, r.canonical, r.date) for r in extract_references(reading_of(text))] == expected


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named(text, expected):
    assert [(r.kind, r.span.text) for r in extract_references(reading_of(text))] == expected


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_relation(text, expected):
    assert [r.relation for r in extract_references(reading_of(text))] == expected


@pytest.mark.parametrize(("text", "expected"), SHARED_ISSUERS)
def test_shared_issuers(text, expected):
    assert [r.issuer for r in extract_references(reading_of(text))] == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chỉ thị số 7/CT-TTg về dạy bơi cho trẻ em (sau đây gọi tắt là Chỉ thị số 7)", "về dạy bơi cho trẻ em"),
        ("Chỉ thị số 7/CT-TTg về dạy bơi cho trẻ em (Chỉ thị số 7/CT-TTg)", "về dạy bơi cho trẻ em"),
        ("Chỉ thị số 7/CT-TTg về dạy bơi và chỉ đạo của UBND tỉnh;", "về dạy bơi"),
        ("Chỉ thị số 7/CT-TTg về dạy bơi (trẻ em)", "về dạy bơi (trẻ em)"),
    ],
)
def test_title_ends_with_the_name(text, title):
    assert extract_references(reading_of(text))[0].title == title


@pytest.mark.parametrize(("text", "expected"), ISSUERS)
def test_issuer(text, expected):
    assert [r.issuer for r in extract_references(reading_of(text))] == [expected]


@pytest.mark.parametrize("rule", load_lexicon("laws").rule, ids=lambda rule: rule.id)
def test_every_law_of_the_lexicon_is_found_by_name(rule):
    for form in rule.forms:
        name = form[0].upper() + form[1:]
        assert [r.span.text for r in extract_references(reading_of(f"Căn cứ {name};"))] == [name]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [("19/CT-TTg", "19/CT-TTg"), ("34-CT/TW", "34-CT/TW"), ("39/2005/QH11", "39/2005/QH11"),
     ("57-CP ", "57-CP"), ("12/5/2020", None), ("10-15%", None)],
)  # fmt: skip
def test_symbol(text, canonical):
    symbol = symbol_at(text, 0)
    assert (symbol and symbol.canonical) == canonical


@settings(max_examples=60)
@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_a_planted_reference_is_found_where_it_was_planted(before, after):
    planted = "Quyết định số 749/QĐ-TTg"
    text = f"{before}\n{planted}\n{after}"
    references = extract_references(reading_of(text))
    assert all(text[r.span.start : r.span.end] == r.span.text for r in references)
    assert (len(before) + 1, "749/QĐ-TTg") in [(r.span.start, r.canonical) for r in references]
