"""What can be wrong with a form that came back."""

from tthc_cli.problems import Rule, Severity

NOT_A_WORKBOOK = Rule(
    "T801",
    Severity.ERROR,
    "Tệp gửi về không phải là bảng tính đọc được: trống, hỏng, đặt mật khẩu, hoặc dạng khác.",
    "Phieu-VHXH-2026-Q2.xls",
    "Mở tệp bằng Excel, chọn “Lưu thành…” dạng Excel Workbook (.xlsx), rồi thu lại.",
)
NOT_A_FORM = Rule(
    "T802",
    Severity.ERROR,
    "Tệp không phải là phiếu của kế hoạch này: mất mã phiếu, của kế hoạch, đơn vị hoặc phiên bản khác, hoặc tên đơn vị, kỳ trên phiếu khác mã phiếu.",
    "một bảng tính tự lập, hoặc phiếu bị xoá dòng “Mã phiếu”",
    "Làm phiếu mới bằng tthc form, chép nội dung sang rồi thu phiếu ấy.",
)
WRONG_COLUMNS = Rule(
    "T803",
    Severity.ERROR,
    "Bảng của phiếu mất cột, có cột trùng tiêu đề, hoặc có hai bảng.",
    "cột “Kết quả” bị xoá hoặc đổi tên",
    "Khôi phục tiêu đề cột đúng như phiếu đã gửi.",
)
OUTSIDE = Rule(
    "T804",
    Severity.WARNING,
    "Nội dung nằm ngoài các ô để ghi của phiếu, nên không được nhận: cột, dòng, trang tự thêm, ghi chú, hình gắn vào ô.",
    "cột “Ghi chú” tự thêm; chữ ký ở dưới bảng; ghi chú (comment) ở ô G9",
    "Nếu là nội dung báo cáo thì chuyển vào ô của nhiệm vụ.",
)
NO_ROW = Rule(
    "T805",
    Severity.ERROR,
    "Dòng có nội dung mà không có mã nhiệm vụ, hoặc mã không đọc được.",
    "dòng tự chèn dưới III.2.b để ghi thêm kết quả",
    "Chuyển nội dung vào dòng có mã của nhiệm vụ, rồi xoá nội dung ở dòng này.",
)
DOUBLE_ROW = Rule(
    "T806",
    Severity.ERROR,
    "Một nhiệm vụ hoặc chỉ số được ghi ở hai dòng.",
    "dòng III.2.b được sao thành hai dòng",
    "Giữ nội dung ở một dòng, xoá nội dung ở dòng kia.",
)
MERGED = Rule(
    "T807",
    Severity.ERROR,
    "Ô bị gộp, nên không rõ nội dung thuộc dòng hay cột nào.",
    "gộp H12:H13 để ghi chung cho hai nhiệm vụ",
    "Bỏ gộp ô (Merge & Center) và ghi riêng cho từng nhiệm vụ.",
)
FORMULA = Rule(
    "T808",
    Severity.ERROR,
    "Ô chứa công thức hoặc giá trị lỗi của công thức; phiếu chỉ nhận giá trị.",
    "=112/150, #REF!",
    "Ghi giá trị thay cho công thức: chép ô, rồi dán bằng “Dán giá trị” (Paste Values).",
)
LOCKED = Rule(
    "T809",
    Severity.WARNING,
    "Nội dung in sẵn trên phiếu (của kế hoạch, của lần báo cáo trước) bị sửa; phần sửa ấy không được nhận.",
    "thời hạn III.3.c bị sửa thành Trước 31/12/2026",
    "Muốn đổi nội dung kế hoạch thì phải có văn bản điều chỉnh (tthc amend).",
)
MACROS = Rule(
    "T810",
    Severity.WARNING,
    "Tệp có macro; tthc không chạy macro, nhưng Excel thì có thể.",
    "Phieu-VHXH-2026-Q2.xlsm",
    "Phiếu gốc không có macro: hỏi lại đơn vị trước khi mở tệp bằng Excel.",
)
NOTHING_SAID = Rule(
    "T811",
    Severity.WARNING,
    "Ô chỉ ghi “không”, “-” hoặc dấu tương tự được hiểu là không có gì để nêu.",
    "Khó khăn, vướng mắc: không",
    "Không phải sửa gì nếu đúng ý; lần sau để trống ô ấy.",
)
FORM_READING_RULES = (
    NOT_A_WORKBOOK, NOT_A_FORM, WRONG_COLUMNS, OUTSIDE, NO_ROW, DOUBLE_ROW, MERGED, FORMULA, LOCKED, MACROS,
    NOTHING_SAID,
)  # fmt: skip
