"""What forms call their fields, and how they ask for them to be filled in: in the languages of programs.

Lower case. A text that is made of these alone is a field that nobody filled in.
"""

from __future__ import annotations

import unicodedata

import regex

from django_autocaption.providers.embedded.metadata.noise.words import table


def plain(word: str) -> str:
    """In small letters and without accents, which programs lose."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))


def plain_table(*lines: str) -> frozenset[str]:
    return frozenset(plain(word) for word in table(*lines))


#: One of these shows it, if nothing but FIELDS stands beside it.
UNFILLED = plain_table(
    # description, caption
    """
    açıklama altyazı beschreibung beschrijving beskrivelse beskrivning bildtext bildtitel bildunterschrift billedtekst
    caption descrição descriere descripción description descrizione deskripsi didascalia képaláírás kuvateksti kuvaus
    legenda legendă leyenda leírás légende onderschrift opis photographer's podpis popis popisek λεζάντα περιγραφή опис
    описание подпись підпис
    bijschrift подписи підпису
    aprašymas apraksts descripció keterangan kirjeldus kuvatekst llegenda opisa opisu popisu opisy kuvausta описания
    опису
    περιγραφής وصف الوصف شرح توضیح توضیحات תיאור כיתוב विवरण कैप्शन
    """,
    # title
    """
    başlık cím headline judul názov otsikko tiêuđề titel title titlu titolo titre tittel titul titulo título tytuł
    überschrift τίτλος заглавие заголовок назва название наслов
    naslov naslova nadpis nosaukums nosaukuma pavadinimas pavadinimo pealkiri pealkirjata başlıksız bezeichnung
    intitulé nazwy názvem otsikkoa titlom titol titulem titulu tytułem tytułu
    címet τίτλο назви названия заглавия عنوان العنوان כותרת शीर्षक
    """,
    # comment
    """
    comentariu comentario comentário comment commentaire comments commento komentarz komentář kommentar kommentti
    megjegyzés opmerking yorum σχόλιο комментарий коментар
    """,
    # nothing yet
    """
    adsız alt default describe dummy edit example exemple isimsiz muster naamloos namnlös navnløs neu neue neuer neues
    new nimetön nouveau nouvelle novo nueva nuevo nuovo placeholder sample template test unbenannt unnamed untitled
    безымянный
    anoniem berjudul renseigné spécifié navngivet namngiven nepojmenovaný nepojmenovaná nepojmenované nepomenovaný
    nepomenované neimenovano neimenovan
    neimenovaná nenumit névtelen nimeta nimetu benannt betitelt titulado titulada intitolato titolato senzatitolo
    безіменний безымянная безымянное неозаглавен неозаглавено неозаглавлено неименуван неименовано
    ανώνυμο ανώνυμη शीर्षकहीन अनाम अनामांकित
    """,
)
#: Before another one of FIELDS, these do too.
MISSING = plain_table(
    "aucun aucune bez brak geen ingen inga kein keine keinen",
    "nenhum nenhuma nessun nessuna nessuno ningún ninguna ninguno no ohne pas",
    "sans sem senza sin uden utan uten без нет",
    "be brez ei ilman fără ikke inte nav nélkül nema niciun nicio nincs",
    "nincsen niet nicht nije non není sense tanpa tidak yok žádná žádné žádný",
    "žiadny žiadne немає няма χωρίς δεν بدون بلا بی ללא בלי אין बिना नहीं कोई रहित",
)
FIELDS = (
    UNFILLED
    | MISSING
    | plain_table(
        """
        afbeelding album archive archivo bild bitmap canvas collection composition copy datei design diseño document
        documento dokument draft entwurf fichier file final foto fotografia fotografie image imagem imagen immagine
        isim job layer my naam name namn navn nazwa nazwy nimi nom nombre nome název názvu obraz page panorama photo
        photographie picture post poster presentation project projekt projet proyecto slide story subject text texte
        the video your изображение изображения фото
        """,
        # in more languages
        """
        dispozici nimeä tk ontwerp saatavilla дизайн קיים לא
    aplanka asiakirja belge belgesi bitmapy bitowej bitová blankett carpeta cartella datoteka datoteke dokumen
        dokumentas dokumentet dokumentti dokumentu dokumentum dokuments dosar dossier dosya dosyası fail fails fil
        folder
        fájl gambar imagine imaginea imagini imatge imatges kansio klasör klasörü kuva kuvan kuvat kép képek mapp mappa
        mappe mapy naziv nazivom obrázek ordner pagina página paveikslėlis pilt presentación presentasjon
        presentation prezentace
        prezentacija prezentacja prezentare prezentácia proje projektas projekti projekts resim sivu slika slike složka
        složky sunum tasarım tasarımı tiedosto tiedoston zdjęcia zdjęcie zložka
        документ документа документу документы зображення имени имя имени імені картинка малюнок папка папку
        презентация
        презентація проект проекта проєкт рисунок рисунка слайд снимка файл файла
        αρχείο εικόνα εικόνας εικόνες παρουσίαση σχέδιο φάκελος φωτογραφία φωτογραφίας έγγραφο όνομα
        اسم الصورة تصميم تصویر تقديمي سند صورة عرض للصورة مجلد مستند مشروع ملف نام پرونده پروژه پوشه
        לתמונה מסמך מצגת תמונת עיצוב פרויקט קובץ שם תיקייה תמונה תמונות
        चित्र छवि डिज़ाइन तस्वीर दस्तावेज दस्तावेज़ नाम प्रोजेक्ट फ़ाइल फ़ोटो फ़ोल्डर फोटो
        """,
        # what programs number
        "artboard band capa channel sheet component diapositive ebene ellipse folie frame group layer",
        "rectangle shape variant",
        # what asks for them to be filled in
        """
        a add an aquí click de del der des die eingeben en enter for geben goes here hier hinzufügen ici ihre insérer
        insert inserisci insertar introduzca la le of sie tap this to type un una voeg write введите добавьте
        """,
    )
)
#: 無題, 未命名, 名称未設定, 제목 없음…
UNFILLED_CJK = regex.compile(
    r"(?:名前|題名|タイトル)のない\p{Lo}{0,8}ー?\p{Lo}{0,6}"
    r"|(?:新しい|新規|新建|新|새로운|새)\s?(?:프로젝트|문서|이미지|디자인|캔버스|プロジェクト|ドキュメント"
    r"|キャンバス|デザイン|画像|项目|文档|画布|图像|设计|專案|文件)"
    r"|(?:名称|標題|标题|作品)?[未無无](?:命名|设定|設定|设置|标题|標題|题|題|名)(?:の|的)?\p{Lo}{0,6}[ー]?\p{Lo}{0,4}"
    r"|(?:제목|이름|설명)\s?없(?:음|는)(?:\s?\p{Lo}{1,4})?"
    r"|(?:请|請)?(?:输入|輸入|添加|填写)\p{Lo}{1,6}"
    r"|\p{Lo}{1,8}を(?:入力|追加)\p{Lo}{0,6}|\p{Lo}{1,4}(?:을|를)?\s?입력\p{Lo}{0,6}"
    r"|(?:图像|图片|圖片|照片|画像|写真|이미지|사진)\d*|(?:レイヤー|グループ|シート|图层|圖層|组|레이어|그룹|图|圖"
    r"|図|表|그림|スライド|幻灯片|슬라이드)\s?\d+|描述"
    r"|说明|說明|標題|标题|説明|タイトル|キャプション|설명|제목"
)
#: ``Page 1 of 3``
PAGE = regex.compile(
    r"(?:page|seite|página|pagina|strana|strona|sida|side|sayfa|страница|sheet|folio|slide|scan)\s*\d+"
    r"(?:\s*(?:of|von|de|di|van|z|av|af|из|/)\s*\d+)?"
    r"|(?:abb|abbildung|bild|calque|capa|couche|ebene|forma|forme|group|groupe|grupa|grupo|gruppe|gruppo|katman|laag"
    r"|layer|livello"
    r"|réteg|shape|skupina|vrstva|warstwa|група|группа|слой|фигура|cuadro|diagramm?|diapositiva|diapositive|fig"
    r"|figur|figura|figure|folie|gráfico"
    r"|graphique|grafik|illustration|kuva|kép"
    r"|obr|obrázek|рис|рисунок|слайд|rys|rysunek|şekil|slika|tab|tabelle|tableau|εικόνα|εικ|סרטוט|איור|شكل|ภาพที่"
    r"|hình)\.?\s*\d+(?:[.-]\d+)?",
    regex.I,
)
