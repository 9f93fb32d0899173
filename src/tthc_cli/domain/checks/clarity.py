""" "5 rõ" (kế hoạch, I.1): a lint of the plan itself. All findings are warnings: they are the plan's weaknesses, not the officer's faults.

Each says whether the thing is missing ("thiếu") or present but weak ("yếu").
"""

from collections.abc import Iterator

from tthc_cli.domain.checks.book import Book
from tthc_cli.domain.deadlines import Deadline, DeadlineKind
from tthc_cli.domain.due import known_due
from tthc_cli.domain.plan import Plan, Task
from tthc_cli.domain.text import fold
from tthc_cli.problems import Problem, Rule, Severity

PERSON = Rule(
    "T501",
    Severity.WARNING,
    "Rõ người: thiếu đơn vị chủ trì (thiếu); hoặc giao cho tập thể, cho nhiều đơn vị, hay suy từ mục khác (yếu).",
    "lead: [cong-an, vp]",
    "Ghi một đơn vị chịu trách nhiệm chính.",
)
WORK = Rule(
    "T502",
    Severity.WARNING,
    "Rõ việc: nhiều việc trong một nhiệm vụ mà không chia bước (yếu).",
    "text: Rà soát …; đề xuất …; công khai …",
    "Chia thành các bước (steps).",
)
TIME = Rule(
    "T503",
    Severity.WARNING,
    "Rõ thời gian: không có thời hạn (thiếu); hoặc thường xuyên, chờ chỉ đạo, kế thừa, tạm hiểu (yếu).",
    "due: Thường xuyên trong năm 2026",
    "Ghi ngày cụ thể, hoặc xác nhận cách hiểu.",
)
RESULT = Rule(
    "T504",
    Severity.WARNING,
    "Rõ kết quả: không có sản phẩm (thiếu); hoặc chỉ là “Báo cáo kết quả thực hiện” (yếu).",
    "products: [Báo cáo kết quả thực hiện]",
    "Ghi sản phẩm kiểm đếm được.",
)
RESPONSIBILITY = Rule(
    "T505",
    Severity.WARNING,
    "Rõ trách nhiệm: không ai nhận kết quả (thiếu); hoặc không có đơn vị phối hợp hay tổng hợp (yếu).",
    "không có report_to, coordinate, consolidate",
    "Ghi nơi nhận kết quả và đơn vị phối hợp, tổng hợp.",
)
ORPHAN_TARGET = Rule(
    "T506",
    Severity.WARNING,
    "Chỉ tiêu không có nhiệm vụ nào thực hiện.",
    "II.4 không nằm trong serves của nhiệm vụ nào",
    "Giao nhiệm vụ thực hiện chỉ tiêu, hoặc ghi serves cho nhiệm vụ phù hợp.",
)
OPEN_TARGET = Rule(
    "T507",
    Severity.WARNING,
    "Chỉ tiêu không ghi đơn vị, thời hạn hoặc năm gốc; tthc tạm hiểu.",
    "II.1: thời hạn tạm lấy ngày cuối năm kế hoạch",
    "Xin ý kiến người ký kế hoạch, rồi xác nhận.",
)
BLANK_FRAME = Rule(
    "T508",
    Severity.WARNING,
    "Khung văn bản (reports trong plan/plan.yaml) còn thiếu nơi nhận, chức vụ người ký hoặc nơi gửi; văn bản in chỗ trống để điền tay.",
    "reports không có tong-hop, hoặc tong-hop không có signer",
    "Ghi đủ issuer, symbol, addressees, signer, recipients cho tong-hop và don-doc.",
)
CLARITY_RULES = (PERSON, WORK, TIME, RESULT, RESPONSIBILITY, ORPHAN_TARGET, OPEN_TARGET, BLANK_FRAME)

_ONLY_A_REPORT = "bao cao ket qua thuc hien"


def unclear_person(book: Book) -> Iterator[Problem]:
    """Rõ người."""
    for task in book.plan.tasks:
        weak = list(_weak_leads(task, book.plan))
        if not task.lead:
            yield _finding(PERSON, task, "lead", "thiếu đơn vị chủ trì")
        elif weak:
            yield _finding(PERSON, task, "lead", f"yếu: {', '.join(weak)}")


def _weak_leads(task: Task, plan: Plan) -> Iterator[str]:
    if any(lead in plan.directory.groups_by_id for lead in task.lead):
        yield "giao chung cho tập thể"
    if len(task.lead) > 1:
        yield f"{len(task.lead)} đơn vị cùng chủ trì"
    if source := task.inherited.get("lead"):
        yield f"suy từ {source}, cần xác nhận"


def unclear_work(book: Book) -> Iterator[Problem]:
    """Rõ việc."""
    for task in book.plan.tasks:
        if ";" in task.text and not task.steps:
            yield _finding(WORK, task, "text", "yếu: nhiều việc trong một nhiệm vụ, chưa chia bước")


def unclear_time(book: Book) -> Iterator[Problem]:
    """Rõ thời gian."""
    for task in book.plan.tasks:
        weak = list(_weak_times(task, known_due(task.due, book.plan.document.year)))
        if task.due is None:
            yield _finding(TIME, task, "id", "thiếu thời hạn")
        elif weak:
            yield _finding(TIME, task, "due", f"yếu: {', '.join(weak)}")


def _weak_times(task: Task, deadline: Deadline) -> Iterator[str]:
    if deadline.kind in (DeadlineKind.CONTINUOUS, DeadlineKind.CONTINUOUS_OR_AWAITING):
        yield "thường xuyên, không có mốc"
    if deadline.may_wait:
        yield "phụ thuộc chỉ đạo, hướng dẫn hoặc yêu cầu"
    if source := task.inherited.get("due"):
        yield f"kế thừa từ {source}, cần xác nhận"


def unclear_result(book: Book) -> Iterator[Problem]:
    """Rõ kết quả."""
    for task in book.plan.tasks:
        if not task.products:
            yield _finding(RESULT, task, "id", "thiếu sản phẩm")
        elif all(fold(product) == _ONLY_A_REPORT for product in task.products):
            yield _finding(RESULT, task, "products", "yếu: sản phẩm chỉ là báo cáo")
        elif source := task.inherited.get("products"):
            yield _finding(RESULT, task, "products", f"yếu: kế thừa từ {source}, cần xác nhận")


def unclear_responsibility(book: Book) -> Iterator[Problem]:
    """Rõ trách nhiệm. A periodic duty whose reports somebody receives (IV.1) receives the results of all tasks."""
    year = book.plan.document.year
    is_gathered = any(
        duty.report_to and known_due(duty.due, year).kind is DeadlineKind.PERIODIC for duty in book.plan.duties
    )
    for task in book.plan.tasks:
        if not task.report_to and not is_gathered:
            yield _finding(RESPONSIBILITY, task, "id", "thiếu nơi nhận kết quả")
        elif not task.coordinate and not task.consolidate:
            yield _finding(RESPONSIBILITY, task, "id", "yếu: không có đơn vị phối hợp hay tổng hợp")


def _finding(rule: Rule, task: Task, field: str, finding: str) -> Problem:
    name = rule.meaning.partition(":")[0].lower()
    return rule.problem(task.origin.at(field), f"{task.id}, {name} - {finding}", "")


def orphan_targets(book: Book) -> Iterator[Problem]:
    """Every target is served by a task; where tasks could not be read, nobody knows by which."""
    served = {target for item in book.tasks_and_duties for target in item.serves}
    for target in book.plan.targets:
        if target.id not in served and not book.plan.lacks_tasks:
            yield ORPHAN_TARGET.problem(
                target.origin.at("id"), f"{target.id}: chưa có nhiệm vụ nào thực hiện chỉ tiêu này", ""
            )


def open_targets(book: Book) -> Iterator[Problem]:
    """What the plan leaves open of a target and we take for granted is said."""
    for target in book.plan.targets:
        for field, why in target.assumed.items():
            yield OPEN_TARGET.problem(target.origin.at("assumed", field).as_key(), f"{target.id}: {why}", "")
        for number, indicator in enumerate(target.indicators):
            if indicator.baseline:
                place = target.origin.at("indicators", number, "baseline").as_key()
                yield OPEN_TARGET.problem(place, f"{indicator.id}: {indicator.baseline}", "")


def blank_frames(book: Book) -> Iterator[Problem]:
    """Every document that leaves the office has its frame; a letter finds its addressees itself."""
    document = book.plan.document
    for kind, needs_addressees in (("tong-hop", True), ("don-doc", False)):
        frame = document.reports.get(kind)
        if frame is None:
            yield BLANK_FRAME.problem(document.origin.at("reports").as_key(), f"chưa có khung của văn bản {kind}")
            continue
        blanks = [
            *(["addressees"] if needs_addressees and not frame.addressees else []),
            *([] if frame.signer.position else ["signer"]),
            *([] if frame.recipients else ["recipients"]),
        ]
        if blanks:
            place = document.origin.at("reports", kind).as_key()
            yield BLANK_FRAME.problem(place, f"khung của văn bản {kind} còn thiếu: {', '.join(blanks)}")
