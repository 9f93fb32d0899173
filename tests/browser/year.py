"""A full year of words: every unit on every continuous task each quarter, deadlines met, missed and open."""

from pathlib import Path

from tests.domain.telling import says

UNITS = ("vp", "kthtdt", "vhxh", "ttpvhcc", "cong-an", "ttdvsnc")
CONTINUOUS = ("III.2.a", "III.2.b", "III.2.c", "III.2.e", "III.3.b", "IV.1")
QUARTERS = ("2026-06-08", "2026-09-09", "2026-12-10")
RESULT = "result: Đã hoà giải, uỷ quyền và rà soát hồ sơ; hướng dẫn 145 lượt người dân nộp hồ sơ trực tuyến"
TROUBLE = ("difficulty: Đường truyền chậm vào giờ cao điểm", "cause: Thiết bị cũ", "proposal: Mua máy quét mới")
PROOF = "evidence: [{document: 130/BC, date: 2026-06-05, title: Báo cáo kết quả, link: 'https://example.vn/130'}]"


def fill_year(root: Path) -> None:
    """Write the entries into a workspace that holds the plan of Hồng An."""
    for quarter, day in enumerate(QUARTERS):
        for unit in UNITS:
            for task in CONTINUOUS:
                more = [RESULT, PROOF, f"percent: {30 * quarter + 30}"]
                more += TROUBLE if (task, unit) in (("III.2.b", "vhxh"), ("III.2.e", "cong-an")) else ()
                if task == "III.2.c":
                    more.append(
                        f"measures: [{{indicator: III.2.c.1, numerator: {700 + 90 * quarter}, denominator: 950}}]"
                    )
                says(root, f"{day.replace('-', '')}-{quarter}{task}{unit}.yaml", task, unit, day, "in_progress", *more)
    for unit in UNITS[:-1]:
        says(root, f"20261020-a-{unit}.yaml", "III.3.a", unit, "2026-10-20", "done", RESULT, PROOF)
    says(root, "20261210-c-vp.yaml", "III.3.c", "vp", "2026-12-10", "done", RESULT, PROOF)
    says(root, "20261101-s.yaml", "III.1.b", "kthtdt", "2026-11-01", "suspended", RESULT)
    figures = "measures: [{indicator: II.1.a, numerator: 21, denominator: 60}]"
    says(root, "20261102-m.yaml", "III.2.b", "vp", "2026-11-02", "in_progress", RESULT, figures)
