"""What a sentence names when it speaks of the image and its text, and not of the scene; in every language."""

from __future__ import annotations

import re

ABOUT_IMAGE = re.compile(
    r"\b(?:images?|pictures?|photos?|photographs?|scene|frame|texts?|writing|words?|letters?|lettering|captions?|logos?|brands?|watermark\w*|"
    r"visible|readable|legible|discernible|identif\w+|bild\w*|foto\w*|texte?s?|schrift\w*|wasserzeichen|sichtbar|erkennbar|filigrane|"
    r"imagen|imágenes|texto\w*|marca\s+d['’ea]\s*\w*|immagin\w+|test[oi]|filigrana|imagem|visíve\w+|afbeelding\w*|tekst\w*|watermerk\w*|zichtbaar|"
    r"obraz\w*|zdjęci\w*|znak\w*\s+wodn\w*|изображени\w*|фото\w*|картин\w*|текст\w*|надпис\w*|водян\w*|الصورة|صورة|نص\w*|كتابة|علامة\s+مائية|"
    r"התמונה|בתמונה|תמונה|טקסט|כיתוב|סימן\s+מים)\b|©|\(c\)\s|all\s+rights\s+reserved|"
    r"图|圖|照片|画面|畫面|文字|文本|水印|浮水印|画像|写真|テキスト|透かし|ウォーターマーク|이미지|사진|텍스트|글자|워터마크|"
    r"छवि|तस्वीर|चित्र|पाठ|टेक्स्ट|वॉटरमार्क|ภาพ|รูป|ข้อความ|ตัวอักษร|ลายน้ำ",
    re.IGNORECASE,
)
