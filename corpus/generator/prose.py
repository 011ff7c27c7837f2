"""Sentences that ask for much and name no one: made of a verb, its object and a manner, so that few are alike."""

from corpus.generator.chance import Chance
from corpus.generator.domains import Domain
from corpus.generator.marking import small

_VERBS = (
    "Tăng cường",
    "Đẩy mạnh",
    "Nâng cao chất lượng",
    "Tiếp tục đổi mới",
    "Thực hiện nghiêm",
    "Chủ động",
    "Triển khai đồng bộ",
    "Quan tâm",
    "Duy trì thường xuyên",
    "Làm tốt",
    "Chú trọng",
)
_OBJECTS = (
    "công tác tuyên truyền, vận động",
    "công tác kiểm tra, giám sát",
    "việc nắm tình hình cơ sở",
    "công tác phối hợp liên ngành",
    "việc ứng dụng công nghệ thông tin",
    "công tác tự kiểm tra của các đơn vị",
    "việc nhân rộng mô hình hay, cách làm sáng tạo",
    "công tác thông tin hai chiều",
    "việc rà soát, bổ sung quy chế nội bộ",
    "công tác đào tạo, bồi dưỡng nghiệp vụ",
)
_MANNERS = (
    "bằng nhiều hình thức phong phú, phù hợp với từng nhóm đối tượng",
    "bảo đảm đúng quy định, tiết kiệm và hiệu quả",
    "gắn với trách nhiệm của người đứng đầu",
    "kịp thời phát hiện, tháo gỡ khó khăn phát sinh",
    "lấy người dân làm trung tâm phục vụ",
    "không để chồng chéo, bỏ sót công việc",
    "tạo sự đồng thuận trong quá trình thực hiện",
    "coi đây là việc làm thường xuyên, lâu dài",
)
_AIMS = (
    "góp phần {topic}",
    "tạo tiền đề {topic} trong những năm tiếp theo",
    "đáp ứng yêu cầu {topic}",
    "khắc phục những hạn chế đã được chỉ ra",
)


def exhortation(chance: Chance, domain: Domain) -> str:
    """One sentence without its full stop, of one to three clauses."""
    words = chance.one(domain.contents) if chance.maybe(0.45) else f"{chance.one(_VERBS)} {chance.one(_OBJECTS)}"
    if chance.maybe(0.75):
        words += f", {chance.one(_MANNERS)}"
    if chance.maybe(0.5):
        words += f"; {chance.one(_AIMS).format(topic=chance.one(domain.topics))}"
    if chance.maybe(0.35):
        words += f". {chance.one(domain.contents)}, {chance.one(_MANNERS)}"
    return words


def purpose(chance: Chance, domain: Domain) -> str:
    """What the plan is for, without its full stop."""
    lead = chance.one(
        [
            "Nâng cao nhận thức, trách nhiệm của cán bộ, công chức, viên chức và người lao động",
            "Cụ thể hóa các nhiệm vụ được cấp trên giao",
            "Tạo chuyển biến rõ nét trong tổ chức thực hiện",
            "Phát huy vai trò nêu gương của người đứng đầu",
            "Góp phần hoàn thành nhiệm vụ chính trị của cơ quan, đơn vị",
            "Xác định rõ nội dung, phân công rõ việc",
        ]
    )
    return f"{lead}, {chance.one(['nhằm ', 'hướng tới ', 'góp phần '])}{small(chance.one(domain.topics))}" + (
        f"; {chance.one(_MANNERS)}" if chance.maybe(0.5) else ""
    )


def requirement(chance: Chance) -> str:
    """What the plan asks of those who carry it out, without its full stop."""
    lead = chance.one(
        [
            "Việc triển khai phải thiết thực, hiệu quả, tránh hình thức",
            "Bám sát sự chỉ đạo của cấp trên và tình hình thực tế",
            "Phân công rõ trách nhiệm, bảo đảm phối hợp chặt chẽ",
            "Gắn với việc thực hiện nhiệm vụ chuyên môn thường xuyên",
            "Nội dung phải cụ thể, dễ kiểm tra, dễ đánh giá",
        ]
    )
    return f"{lead}; {chance.one(_MANNERS)}" if chance.maybe(0.7) else lead
