"""The words of a form: what the first sheet tells the clerk who fills it in."""

from datetime import date

from tthc_cli.domain.dates import show_date, show_short
from tthc_cli.domain.periods import Period
from tthc_cli.domain.plan import PlanDocument
from tthc_cli.domain.progress import Progress
from tthc_cli.report.document import Kind
from tthc_cli.report.words import PROGRESS

Advice = tuple[str, tuple[str, ...]]
CHOICES = tuple(words for progress, words in PROGRESS.items() if progress is not Progress.NONE)
"""What may be chosen as progress."""
COORDINATED = "Phối hợp, tổng hợp: chỉ ghi khi trong kỳ đơn vị có phần việc"
SHARED_FIGURE = " (một số chung của cả phường: chỉ ghi khi đơn vị mình được giao tổng hợp)"
"""Beside an indicator of which the newest figure counts, whoever brings it."""
NO_HALF_YEAR = (
    "Lưu ý: báo cáo 6 tháng tổng hợp từ hai quý, các đơn vị không có báo cáo riêng; chỉ gửi phiếu này khi cần hỏi thêm."
)
"""The half-year has no reports of units (Kế hoạch 83/KH-UBND, IV.1)."""
_MEANING = {
    Progress.IN_PROGRESS: "đã làm, chưa xong. Nên ghi % và kết quả đến nay.",
    Progress.DONE: "xong toàn bộ. Phải ghi kết quả; nên ghi văn bản làm minh chứng.",
    Progress.NOT_ARISING: "trong kỳ không có yêu cầu, vụ việc nào thuộc nhiệm vụ này.",
    Progress.SUSPENDED: "đang dừng. Ghi lý do ở cột “Nguyên nhân”.",
}


def send_by_words(period: Period, send_by: date) -> str:
    """The window and the day of sending, in one line."""
    return f"Số liệu {period.window}; gửi lại chậm nhất ngày {show_short(send_by)}"


def advise(plan: PlanDocument, period: Period, send_by: date, *, has_measures: bool) -> tuple[Advice, ...]:
    """The parts of the first sheet: headings with their lines."""
    return (
        ("Gửi khi nào, cho ai", _deadlines(plan, period, send_by)),
        ("Việc cần làm", _steps(has_measures=has_measures)),
        ("Các từ ở cột “Tiến độ”", tuple(f"- {PROGRESS[word]}: {meaning}" for word, meaning in _MEANING.items())),
        ("Cách ghi", _ways(period)),
        ("Ví dụ", _examples(period)),
    )


def _deadlines(plan: PlanDocument, period: Period, send_by: date) -> tuple[str, ...]:
    frame = plan.reports.get(Kind.FULL)
    return (
        f"- Kỳ báo cáo: {period.name}, {period.window} (ngày chốt số liệu).",
        f"- Gửi lại chậm nhất ngày {show_short(send_by)} cho: {frame.issuer if frame else plan.issuer}.",
        f"- Căn cứ: {plan.cited}.",
    )


def _steps(*, has_measures: bool) -> tuple[str, ...]:
    said = [
        "Mở trang “Tiến độ”: mỗi dòng là một nhiệm vụ hoặc một bước. Chỉ ghi vào ô nền vàng; ô nền xám lấy từ kế hoạch, đã khoá.",
        "Dòng nào có việc thì chọn “Tiến độ”, rồi ghi kết quả, khó khăn, đề xuất. Dòng để trống được hiểu là chưa có báo cáo, không phải là không phát sinh.",
    ]
    if has_measures:
        said.append(
            "Mở trang “Số liệu”: ghi tử số và mẫu số tính đến ngày báo cáo. Số liệu đi cùng nhiệm vụ nêu ở cột “Đi cùng nhiệm vụ”, nên nhiệm vụ ấy phải có tiến độ."
        )
    said.append("Lưu tệp (giữ dạng .xlsx) rồi gửi lại cả tệp. Cần sửa sau khi gửi: sửa trên chính tệp này và gửi lại.")
    return tuple(f"{number}. {line}" for number, line in enumerate(said, 1))


def _ways(period: Period) -> tuple[str, ...]:
    return (
        f"- Ngày thực hiện: nằm trong kỳ, ghi như {show_date(period.cut_off)}. Máy có thể đổi chỗ ngày và tháng, nên xem lại sau khi gõ. Để trống thì tính đến ngày chốt số liệu.",
        "- % đã làm: số nguyên từ 0 đến 100, không ghi dấu %.",
        "- Nhiều văn bản minh chứng: mỗi văn bản một dòng trong ô (Alt+Enter); số, ngày, trích yếu theo cùng thứ tự.",
        "- Chữ dài không hiện hết trong ô: kéo cho dòng cao thêm.",
        "- Không có khó khăn thì để trống, không cần ghi “không”.",
        "- Không gộp ô, không dùng công thức, không đổi tiêu đề cột và cột “Mã”. Nội dung ở dòng không có mã sẽ không được nhận.",
    )


def _examples(period: Period) -> tuple[str, ...]:
    return (
        "- Đang làm: Tiến độ “Đang thực hiện”; % đã làm “40”; Kết quả “Đã rà soát 112/150 dịch vụ công trực tuyến”; Khó khăn “Đường truyền chậm”; Nguyên nhân “Thiết bị cũ”; Đề xuất “Cấp thêm 02 máy tính”.",
        f"- Đã xong: Tiến độ “Hoàn thành”; Kết quả “Đã gửi báo cáo rà soát”; Minh chứng: số “45/BC-UBND”, ngày “{show_date(period.cut_off)}”, trích yếu “Báo cáo kết quả rà soát”.",
        "- Không có việc: Tiến độ “Không phát sinh”.",
    )
