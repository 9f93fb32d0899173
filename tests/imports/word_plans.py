"""The Word files among the plans of tests/data/imports, as they are made: `python -m tests.imports.word_plans` writes them anew."""

from collections.abc import Callable

from tests.imports.word_making import WordFile, letterhead, put_in, strike_out
from tests.workspaces import TESTS

FOLDER = TESTS / "data" / "imports"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def table_with_merged_cells() -> bytes:
    """A header of two rows, cells over rows and over columns, the header again where a page began when it was pasted."""
    word = WordFile()
    letterhead(
        word,
        "UBND TỈNH VĨNH AN\nỦY BAN NHÂN DÂN XÃ TÂN PHÚ\nSố: 19/KH-UBND",
        f"{STATE}\nTân Phú, ngày 20 tháng 02 năm 2026",
    )
    word.write("KẾ HOẠCH")
    word.write("Cải cách hành chính năm 2026 của xã Tân Phú")
    word.write(
        "Căn cứ Kế hoạch số 210/KH-UBND ngày 31/12/2025 của Ủy ban nhân dân tỉnh Vĩnh An về cải cách hành chính năm 2026;"
        " Ủy ban nhân dân xã Tân Phú ban hành kế hoạch như sau:"
    )
    word.write("MỤC ĐÍCH, YÊU CẦU", "part")
    word.write("Cụ thể hóa nhiệm vụ cải cách hành chính của tỉnh.", "dash")
    word.write("CÁC NHIỆM VỤ CỤ THỂ", "part")
    head = ["TT", "Nội dung nhiệm vụ", "Cơ quan thực hiện", "", "Thời gian hoàn thành", "Sản phẩm"]
    rows: list[list[str | None]] = [
        list(head),
        [None, None, "Chủ trì", "Phối hợp", None, None],
        ["I", "Cải cách thể chế", "", "", "", ""],
        ["1", "Rà soát văn bản quy phạm pháp luật của xã", "Văn phòng HĐND và UBND", "Các phòng chuyên môn", "Trước 31/10/2026", "Danh mục văn bản;\nBáo cáo kết quả rà soát"],
        ["2", "Theo dõi thi hành pháp luật", None, None, "Quý IV/2026", "Báo cáo"],
        list(head),
        [None, None, "Chủ trì", "Phối hợp", None, None],
        ["II", "Cải cách thủ tục hành chính", "", "", "", ""],
        ["1", "Công bố, công khai danh mục thủ tục hành chính", "- Trung tâm Phục vụ hành chính công\n- Công an xã", "Sở Tư pháp", "Thường xuyên", "Quyết định công bố"],
        ["2", "Kiểm tra việc tiếp nhận, trả kết quả", "Văn phòng HĐND và UBND", "Thanh tra tỉnh", "Tháng 5/2026", None],
        ["3", "Bố trí 02 máy quét tại Bộ phận Một cửa", "Phòng Kinh tế", "", "Trong 6 tháng đầu năm 2026", "Biên bản bàn giao"],
    ]  # fmt: skip
    table = word.table(rows, over=(2, 7))
    for at in (0, 5):
        table.cell(at, 2).merge(table.cell(at, 3))
    word.write("TỔ CHỨC THỰC HIỆN", "part")
    word.write("Văn phòng HĐND và UBND tham mưu, đôn đốc, tổng hợp báo cáo UBND tỉnh định kỳ hàng quý.", "section")
    word.write("Các phòng, đơn vị triển khai thực hiện Kế hoạch này.", "section")
    letterhead(word, "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHồ Thử Nghiệm")
    return word.bytes()


def of_a_ministry() -> bytes:
    """Parts by Roman numbers, points by Word's letters, what was struck out and put in with tracked changes."""
    word = WordFile()
    letterhead(word, "BỘ HẠ TẦNG SỐ\nSố: 77/KH-BHTS", f"{STATE}\nHà Nội, ngày 03 tháng 3 năm 2026")
    word.write("KẾ HOẠCH")
    word.write("Cắt giảm thủ tục hành chính năm 2026 của Bộ Hạ tầng số")
    word.write("Bộ Hạ tầng số ban hành Kế hoạch cắt giảm thủ tục hành chính năm 2026 như sau:")
    word.write("QUAN ĐIỂM", "part")
    word.write("Lấy người dân làm trung tâm.", "section")
    word.write("MỤC TIÊU", "part")
    word.write("Mục tiêu tổng quát: nâng cao hiệu quả quản lý.", "section")
    word.write("Mục tiêu cụ thể", "section")
    word.write("Cắt giảm 50% điều kiện kinh doanh thuộc phạm vi quản lý.", "point")
    word.write("Tỷ lệ hồ sơ trực tuyến toàn trình từ 90% trở lên, hồ sơ thanh toán trực tuyến đạt 70%.", "point")
    word.write("NHIỆM VỤ, GIẢI PHÁP", "part")
    word.write("Hoàn thiện thể chế", "section")
    first = word.write(
        "Vụ Pháp chế chủ trì, phối hợp với Cục Viễn thông rà soát nghị định, hoàn thành trước ngày 30/6/2026", "point"
    )
    strike_out(first, " trước ngày 15/5/2026")
    put_in(first, ".")
    word.write("Các vụ, cục đăng tải dự thảo để lấy ý kiến, thực hiện thường xuyên.", "point")
    word.write("Chuyển đổi số", "section")
    word.write("Cục Chuyển đổi số nâng cấp hệ thống một cửa.", "point")
    word.write("Thời gian: Tháng 9/2026.", "dash")
    word.write("Sản phẩm: Hệ thống được nghiệm thu.", "dash")
    word.write("Văn phòng Bộ công khai tiến độ giải quyết hồ sơ.", "point")
    word.write("Thời gian: Hằng tháng.", "dash")
    word.write("Sản phẩm: Bảng công khai trên Cổng thông tin điện tử.", "dash")
    word.write("TỔ CHỨC THỰC HIỆN", "part")
    word.write("Thủ trưởng các đơn vị chịu trách nhiệm trước Bộ trưởng về kết quả thực hiện.", "section")
    word.write("Giao Văn phòng Bộ theo dõi, đôn đốc; báo cáo Bộ trưởng định kỳ hằng quý.", "section")
    letterhead(word, "Nơi nhận:\n- Các đơn vị thuộc Bộ;\n- Lưu: VT, VP.", "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nPhan Giả Định")
    return word.bytes()


def with_annex_tables() -> bytes:
    """The body only points at its annexes: one of targets, one of tasks."""
    word = WordFile()
    letterhead(word, "ỦY BAN NHÂN DÂN\nPHƯỜNG HẢI VÂN\nSố: 64/KH-UBND", f"{STATE}\nHải Vân, ngày 12 tháng 01 năm 2026")
    word.write("KẾ HOẠCH")
    word.write("Triển khai Đề án 06 trên địa bàn phường Hải Vân năm 2026")
    word.write("Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư; Ủy ban nhân dân phường Hải Vân xây dựng kế hoạch như sau:")  # fmt: skip
    word.write("MỤC ĐÍCH", "part")
    word.write("Phát huy giá trị dữ liệu dân cư.")
    word.write("NỘI DUNG", "part")
    word.write("Các chỉ tiêu tại Phụ lục I, nhiệm vụ tại Phụ lục II kèm theo Kế hoạch này.")
    word.write("TỔ CHỨC THỰC HIỆN", "part")
    word.write("Công an phường", "section")
    word.write("Là đơn vị thường trực, hướng dẫn các đơn vị thực hiện.", "point")
    word.write("Định kỳ hàng tháng báo cáo UBND phường.", "point")
    word.write("Các phòng, ban, đơn vị chủ động thực hiện nhiệm vụ được giao.", "section")
    letterhead(word, "Nơi nhận:\n- Công an thành phố;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nVõ Minh Họa")
    word.write("PHỤ LỤC I")
    word.write("CHỈ TIÊU THỰC HIỆN ĐỀ ÁN 06 NĂM 2026")
    word.table(
        [
            ["STT", "Chỉ tiêu", "Mức giao (%)"],
            ["1", "Tỷ lệ hồ sơ cư trú nộp trực tuyến", "95"],
            ["2", "Tỷ lệ người dân kích hoạt định danh điện tử", "85"],
        ]
    )
    word.write("PHỤ LỤC II")
    word.write("DANH MỤC NHIỆM VỤ TRIỂN KHAI ĐỀ ÁN 06 NĂM 2026")
    word.table(
        [
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Kết quả"],
            ["1", "Làm sạch dữ liệu hộ tịch, bảo hiểm", "Công an phường", "Bảo hiểm xã hội cơ sở 2", "Trước 30/9/2026", "Dữ liệu được làm sạch"],
            ["2", "Cấp chữ ký số cho người dân", "Trung tâm Phục vụ hành chính công", "Công an phường", "Thường xuyên năm 2026", "Số chữ ký số đã cấp"],
            ["3", "Chi trả an sinh xã hội qua tài khoản", "Phòng Văn hóa - Xã hội", "", "Quý I/2026", None],
        ]
    )  # fmt: skip
    return word.bytes()


PLANS: dict[str, Callable[[], bytes]] = {
    "02-bang-gop-o": table_with_merged_cells,
    "03-cap-bo": of_a_ministry,
    "05-phu-luc-bang": with_annex_tables,
}

if __name__ == "__main__":
    for name, make in PLANS.items():
        (FOLDER / name / "nguon.docx").write_bytes(make())
