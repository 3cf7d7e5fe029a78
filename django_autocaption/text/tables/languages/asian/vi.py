"""Vietnamese."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

VIETNAMESE = small(
    "vi",
    image=r"(?:(?:bức|tấm)\s+)?(?:hình\s+ảnh|ảnh|hình)(?:\s+chụp)?(?:\s+này)?",
    shows=r"cho\s+thấy|mô\s+tả|thể\s+hiện|hiển\s+thị|miêu\s+tả|ghi\s+lại|chụp|có",
    on_image=r"(?:trong|trên)\s+(?:(?:bức|tấm)\s+)?(?:hình\s+ảnh|ảnh|hình)(?:\s+này)?",
    seen=r"(?:có\s+thể\s+thấy|(?:chúng\s+)?ta\s+(?:có\s+thể\s+)?thấy|là|có)",
    sure=r"chắc\s+chắn(?:\s+rồi)?|tất\s+nhiên|vâng|dạ|được\s+rồi|cảm\s+ơn(?:\s+bạn)?",
    here_is=r"đây\s+là|dưới\s+đây|sau\s+đây",
    labels=r"văn\s+bản\s+(?:thay\s+thế|alt)|alt|mô\s+tả(?:\s+(?:hình\s+)?ảnh)?|chú\s+thích|trả\s+lời|hình\s+ảnh",
    describe=r"(?:hãy\s+|xin\s+|vui\s+lòng\s+)?(?:mô\s+tả|miêu\s+tả|viết)\s+(?:(?:bức|một|đoạn|ngắn)\s+){0,3}(?:hình\s+ảnh|ảnh|hình|văn\s+bản\s+thay\s+thế|mô\s+tả)\s+này",
    closings=r"(?:hãy\s+)?cho\s+tôi\s+biết|hy\s+vọng|bạn\s+(?:có\s+muốn|có\s+cần)|nếu\s+bạn|lưu\s+ý\s*:|mô\s+tả\s+được\s+tạo\s+tự\s+động",
    sorry=r"(?:tôi\s+)?(?:rất\s+)?(?:xin\s+lỗi|tiếc|lấy\s+làm\s+tiếc)",
    sadly=r"rất\s+tiếc|thật\s+không\s+may|đáng\s+tiếc",
    cannot=r"tôi\s+(?:\w+\s+)?(?:không\s+(?:thể|thấy|có|nhìn|được)|chưa\s+(?:thấy|nhận))|không\s+thể\s+(?:xem|mô\s+tả|phân\s+tích|xử\s+lý|nhận\s+diện|tải)",
    as_model=r"(?:là|với\s+tư\s+cách\s+là)\s+(?:một\s+)?(?:mô\s+hình|trí\s+tuệ|trợ\s+lý|ai\b)",
    no_image=r"(?:không\s+có|không\s+tìm\s+thấy|chưa\s+có)\s+(?:hình|ảnh|mô\s+tả)(?:\s+ảnh)?\s+(?:nào|được)",
    send=r"(?:vui\s+lòng|xin\s+hãy|hãy)\s+(?:tải|gửi|cung\s+cấp|đính\s+kèm|thử|chia\s+sẻ)",
    failed=r"(?:đã\s+)?(?:xảy\s+ra|có)\s+lỗi|lỗi\s*:",
    but=r"nhưng|tuy\s+nhiên",
    none=r"không\s+(?:có|thấy)\s+(?:\w+\s+){0,2}?(?:văn\s+bản|chữ|người)",
    watermark=r"hình\s+mờ|watermark",
    moods=r"nhìn\s+chung|tóm\s+lại|tổng\s+thể|(?:bầu\s+)?không\s+khí|bố\s+cục",
    non_answers="không rõ / không có / không biết / không có mô tả / lỗi",
    placeholders="hình ảnh / ảnh / hình / không có tiêu đề / mô tả / logo",
    function_words="""
        một những các và hoặc của trên trong ở với cho từ đến tại bên dưới trước sau giữa là có được đang đã mà khi như
        để vào ra
    """,
    dangling="một những các và hoặc của với cho từ tại giữa mà khi để",
)
