"""What machines and their work are called in scripts of which no vocabulary is at hand.

A person may write such a word, but then there are others beside it: a text of nothing else is a program's.
"""

from __future__ import annotations

import regex

#: Words, in any of their forms, or parts of one where a script writes no spaces.
_MACHINES = (
    # Cyrillic
    r"\p{L}{0,3}скан(?!ворд|дал|дин)\p{L}*|скрин\p{L}*|цифров\p{L}*|видео(?:камер|кадр|наблюд|регистр)\p{L}*|камер[аиоуыеюяі]\p{L}{0,2}"
    r"|ф[оа]тоап{1,2}арат\p{L}*|апарат\p{L}{0,2}|аппарат\p{L}{0,2}|автоматич\p{L}*|смартфон\p{L}*|телефон\p{L}{0,2}|мобильн\p{L}*"
    r"|устройств\p{L}*|принтер\p{L}*|ксерокс\p{L}*|распознан\p{L}*|обработан\p{L}*|сгенерирован\p{L}*|нейросет\p{L}*"
    # Greek
    r"|ψηφιακ\p{L}*|σαρω\p{L}*|κάμερα\p{L}?|στιγμιότυπ\p{L}*|οθόνη\p{L}?|εκτυπωτή\p{L}?|αυτόματ\p{L}*|κινητ(?:ό|ού)|συσκευή\p{L}?"
    # Arabic, Persian
    r"|(?:ال)?كاميرا(?:ت)?|(?:ال)?رقمي[ةه]?|ممسوح[ةه]?|ضوئيا[ًّ]?|(?:ال)?(?:ماسح|ضوئي)[ةه]?|لقط[ةه]|(?:ال)?شاش[ةه]|(?:ال)?هاتف|دوربین|دیجیتال|اسکن"
    # Hebrew
    r"|ה?מצלמ[התו]{1,2}|דיגיטלי[תם]?|סרוק[הים]*|סריק[הת]|צילום|ה?מסך|סורק|ה?טלפון"
    # Thai
    r"|กล้อง|ดิจิ(?:ทัล|ตอล)|ถ่ายรูป|ถ่ายภาพ|สแกน|หน้าจอ|มือถือ|ภาพหน้าจอ|จับภาพ"
    # Vietnamese, in whose words others have letters too
    r"|máy (?:ảnh|quét|tính)|kỹ thuật số|ảnh chụp|chụp màn hình|màn hình|điện thoại"
    # Japanese
    r"|デジ(?:タル|カメ)|カメラ|スキャ(?:ナー?|ン(?:済み?|した)?)|スマ(?:ートフォン|ホ)|スクリーン(?:ショット|キャプチャ)|スクショ|一眼(?:レフ)?|ビデオ|プリンター?"
    r"|ドライブレコーダー|ウェブ|自動|保存|撮影|編集|加工|複写|防犯|監視|携帯(?:電話)?|画面|静止画|動画|ファイル|データ"
    # Chinese
    r"|数[码位]|數位|照?相[机機]|单反|單眼|扫描(?:件|仪|全能王)?|掃描(?:器|件)?|手机|手機|屏幕|螢幕|截[图屏圖]|快照|拍摄|拍攝|自动|自動|生成|识别"
    r"|监控|監視器?|摄像[头机]|攝影機|打印件?|复印件|传真|处理|编辑|美颜|水印"
    # Korean
    r"|디지털|카메라|스캔(?:한|된)?|스캐너|휴대(?:폰|전화)|핸드폰|스마트폰|캡[처쳐]|스크린샷|화면|자동|저장|촬영|생성|편집|감시|프린터|복사본"
)
#: What may stand beside them: the picture itself, and the small words of these scripts.
_BESIDE = (
    r"фото(?:граф\p{L}*|снимок|снимк\p{L}*)?|сним\p{L}{0,4}|изображени\p{L}*|зображенн\p{L}*|картинк\p{L}*|рисун\p{L}*|документ\p{L}{0,2}|страниц\p{L}*|файл\p{L}{0,2}"
    r"|подпись|описание|подпис|опис|с|со|на|от|из|з|і|и|в|для|экрана?|екрану?"
    r"|εικόνα\p{L}?|φωτογραφί\p{L}*|έγγραφ\p{L}*|από|με|του|της|μηχανή\p{L}?"
    r"|صور[ةه]|وثيق[ةه]|مستند|من|عبر|تصویر|عکس|תמונה|תמונת|מסמך|של|מה?"
    r"|ภาพ|รูป|เอกสาร|จาก|ด้วย|ảnh|hình|từ|bằng|bản"
    r"|画像|写真|イメージ|文書|書類|ページ|による|から|の|で|を|新規"
    r"|照片|图[像片]|圖[像片]|影像|相片|文[件档]|文檔|页|的|由|用|头"
    r"|이미지|사진|그림|문서|페이지|파일|에서|으?로|의|된|한"
)
_ONLY = regex.compile(
    rf"(?:[\W\d_]*(?:(?P<machine>{_MACHINES})|{_BESIDE})(?![\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}\p{{Arabic}}\p{{Hebrew}}]))++[\W\d_]*",
    regex.I,
)
#: No text about nothing else is longer; a longer one is not looked at.
_LONGEST = 80


def is_of_machines(text: str) -> bool:
    """Whether ``text`` says nothing but that a machine made the picture."""
    if text.isascii() or len(text) > _LONGEST:
        return False
    match = _ONLY.fullmatch(text)
    return match is not None and match["machine"] is not None
