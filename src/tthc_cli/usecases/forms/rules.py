"""What a form that can be read may still have wrong, held against the plan and what is recorded."""

from tthc_cli.problems import Rule, Severity

WRONG_EVIDENCE = Rule(
    "T812",
    Severity.ERROR,
    "Minh chứng thiếu số văn bản, hoặc số dòng của số, ngày, trích yếu không khớp nhau.",
    "hai số văn bản, một ngày",
    "Mỗi văn bản một dòng trong ô (Alt+Enter); số, ngày, trích yếu theo cùng thứ tự.",
)
NO_PROGRESS = Rule(
    "T813",
    Severity.ERROR,
    "Dòng có nội dung mà chưa chọn tiến độ.",
    "ghi kết quả III.2.b, để trống cột “Tiến độ”",
    "Chọn tiến độ (không có việc thì chọn “Không phát sinh”), hoặc xoá nội dung của dòng.",
)
OUT_OF_PERIOD = Rule(
    "T814",
    Severity.ERROR,
    "Ngày không nằm trong kỳ của phiếu, hoặc kỳ chưa bắt đầu.",
    "20/6/2026 trên phiếu quý II (15/3/2026 … 14/6/2026)",
    "Ghi ngày trong kỳ, hoặc để trống; việc ngoài kỳ thì ghi vào phiếu của kỳ ấy.",
)
LOST_MEASURE = Rule(
    "T815",
    Severity.ERROR,
    "Số liệu thiếu tử số hoặc mẫu số, hoặc nhiệm vụ đi cùng chưa có tiến độ.",
    "ghi II.2.a: 112/150 mà III.2.a, III.2.b đều để trống",
    "Ghi đủ tử số, mẫu số và tiến độ của một nhiệm vụ ở cột “Đi cùng nhiệm vụ”.",
)
OLD_PLAN = Rule(
    "T816",
    Severity.WARNING,
    "Phiếu làm từ một bản kế hoạch khác bản hiện hành.",
    "sau khi gửi phiếu, kế hoạch có điều chỉnh",
    "Xem lại các dòng được nêu với đơn vị; nội dung đã ghi ở các dòng còn trong kế hoạch vẫn được nhận.",
)
OUTDATED_ROW = Rule(
    "T817",
    Severity.WARNING,
    "Dòng của nhiệm vụ, chỉ số không có trong kế hoạch, hoặc đơn vị không tham gia; dòng ấy không được nhận.",
    "III.2.g đã bỏ khỏi kế hoạch",
    "Chuyển nội dung sang nhiệm vụ khác nếu cần.",
)
SEVERAL_FORMS = Rule(
    "T818",
    Severity.ERROR,
    "Nhiều phiếu khác nhau của cùng một đơn vị, cùng một kỳ.",
    "Phieu-VHXH-2026-Q2.xlsx và Phieu-VHXH-2026-Q2 (1).xlsx",
    "Chọn phiếu đúng và chỉ thu phiếu ấy.",
)
CLOSED_PERIOD = Rule(
    "T819",
    Severity.ERROR,
    "Ngày nằm trong kỳ đã chốt.",
    "phiếu quý II gửi lại sau khi đã chốt quý II",
    "Thêm --late để ghi bổ sung; báo cáo kỳ sau sẽ nêu là bổ sung số liệu kỳ trước.",
)
EMPTY_FORM = Rule(
    "T820",
    Severity.WARNING,
    "Phiếu chưa ghi dòng nào.",
    "đơn vị gửi lại phiếu trắng",
    "Hỏi lại đơn vị; không có việc thì chọn “Không phát sinh” ở từng dòng.",
)
CORRECTED_ELSEWHERE = Rule(
    "T821",
    Severity.WARNING,
    "Nội dung đã nhận từ phiếu trước đã được đính chính bằng tay; nội dung mới của phiếu được ghi thêm.",
    "đã tthc record … --corrects bản ghi của phiếu",
    "Xem lại bằng tthc show MÃ; bản nào sai thì ghi đính chính.",
)
NO_FIGURES = Rule(
    "T822",
    Severity.WARNING,
    "Tệp không có trang “Số liệu” của phiếu, như khi lưu một trang thành .csv; số liệu đã nhận trước đó được giữ nguyên.",
    "Tien-do.csv",
    "Có số liệu mới thì gửi phiếu dạng .xlsx.",
)
OLD_FORM = Rule(
    "T823",
    Severity.WARNING,
    "Dòng giống điều chính phiếu này đã ghi trước đây và đã được đính chính từ đó, như khi thu nhầm phiếu cũ; dòng ấy không được ghi.",
    "thu lại Phieu-VHXH-2026-Q2.xlsx sau khi đã thu phiếu sửa",
    "Thu phiếu mới nhất. Nếu đúng là phải ghi lại như cũ thì dùng tthc record … --corrects.",
)
DOUBTFUL_DAY = Rule(
    "T824",
    Severity.WARNING,
    "Ngày trong tệp .csv có thể đọc theo hai cách, và không có ngày nào khác trong tệp cho biết máy ghi ngày trước hay tháng trước.",
    "05/06/2026",
    "Hỏi lại đơn vị, hoặc xin tệp .xlsx; ghi 2026-06-05 thì không thể nhầm.",
)
COLLECTING_RULES = (
    WRONG_EVIDENCE, NO_PROGRESS, OUT_OF_PERIOD, LOST_MEASURE, OLD_PLAN, OUTDATED_ROW, SEVERAL_FORMS, CLOSED_PERIOD,
    EMPTY_FORM, CORRECTED_ELSEWHERE, NO_FIGURES, OLD_FORM, DOUBTFUL_DAY,
)  # fmt: skip
