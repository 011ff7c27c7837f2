"""How the sections of a plan are headed, and in which order they stand."""

from corpus.generator.chance import Chance

HEADINGS: dict[str, tuple[str, ...]] = {
    "purpose_requirements": ("Mục đích, yêu cầu", "Mục đích và yêu cầu", "Mục đích - Yêu cầu", "Mục đích, ý nghĩa, yêu cầu"),
    "purpose": ("Mục đích", "Mục đích, ý nghĩa"),
    "requirements": ("Yêu cầu", "Yêu cầu chung"),
    "situation": ("Đặc điểm tình hình", "Tình hình chung", "Đánh giá tình hình", "Kết quả thực hiện", "Thực trạng", "Bối cảnh"),
    "objectives": ("Mục tiêu", "Quan điểm, mục tiêu", "Mục tiêu chung", "Mục tiêu phấn đấu"),
    "targets": (
        "Chỉ tiêu",
        "Chỉ tiêu cụ thể",
        "Các chỉ tiêu chủ yếu",
        "Chỉ tiêu chủ yếu",
        "Một số chỉ tiêu cơ bản",
        "Các chỉ tiêu phấn đấu",
    ),
    "scope": ("Phạm vi, đối tượng", "Đối tượng, phạm vi áp dụng", "Phạm vi thực hiện", "Đối tượng tham gia"),
    "content": ("Nội dung", "Nội dung thực hiện", "Nội dung trọng tâm", "Nội dung hoạt động", "Nội dung chủ yếu"),
    "tasks": (
        "Nhiệm vụ, giải pháp",
        "Nhiệm vụ trọng tâm",
        "Nhiệm vụ và giải pháp chủ yếu",
        "Giải pháp thực hiện",
        "Các nhiệm vụ chủ yếu",
        "Nhiệm vụ cụ thể",
    ),
    "timeline": ("Thời gian thực hiện", "Tiến độ thực hiện", "Lộ trình thực hiện", "Thời gian, địa điểm", "Thời gian tổ chức"),
    "funding": ("Kinh phí thực hiện", "Kinh phí", "Nguồn kinh phí", "Nguồn lực thực hiện", "Kinh phí bảo đảm"),
    "rewards": ("Khen thưởng", "Khen thưởng, kỷ luật", "Công tác khen thưởng", "Cơ cấu giải thưởng"),
    "implementation": (
        "Tổ chức thực hiện",
        "Phân công trách nhiệm",
        "Phân công nhiệm vụ",
        "Tổ chức triển khai thực hiện",
        "Trách nhiệm thực hiện",
    ),
}


def draw_order(chance: Chance) -> list[str]:
    """The roles of the outermost sections, in one of the orders that plans keep."""
    opening = chance.weighted(
        {("purpose_requirements",): 6, ("purpose", "requirements"): 2, ("requirements", "purpose"): 0.2, (): 0.8}
    )
    goals = chance.weighted({("objectives",): 4, ("targets",): 3, ("objectives", "targets"): 1})
    work = chance.weighted({("tasks",): 5, ("content",): 3, ("content", "tasks"): 1})
    order = [*opening]
    if chance.maybe(0.3):
        order.insert(0 if chance.maybe(0.6) else len(order), "situation")
    order += goals
    if chance.maybe(0.15):
        order.append("scope")
    order += work
    rest = [role for role, share in (("timeline", 0.4), ("funding", 0.45), ("rewards", 0.2)) if chance.maybe(share)]
    if chance.maybe(0.2):
        rest.reverse()
    order += rest
    order.append("implementation")
    return order


def heading(chance: Chance, role: str) -> str:
    """A heading of the role, in sentence case."""
    return chance.one(HEADINGS[role])
