"""What an image is to a page, a form or a program, instead of what it shows: "Featured image", "Foto de perfil".

A text that has nothing but such words, words of forms, and the small words between them describes nothing.
"""

from __future__ import annotations

from functools import cache

import regex

from django_autocaption.providers.embedded.metadata.noise.fields import FIELDS, MISSING, UNFILLED, plain, plain_table
from django_autocaption.text.tables.languages import LANGUAGES

#: The place that it fills, and what stands in it until there is something; one tells, if its like stands beside it.
ROLES = plain_table(
    """
    attachment backdrop background banner beitrag blindtext capa carousel cover couverture copertina evidenza
    fillertext fond fondo fundo gallery galeria galerie galleria galerij header hero hintergrund icon ikona icono icône
    logo
    logos logotipo nagłówek obálka okładka omslag perfil popup portada preview prodotto producto product produit
    produkt
    produto profil profile profilo profilowe segnaposto sfondo sidebar slider sprite stock symbol teaser thumb tile tło
    une vignette vorschau wallpaper watermark widget иконка логотип обложка превью товар товара фон фона
    arkaplan arrière desenho bandeau repertorio illustrativa illustrativo ilustrativa ilustrativo defecto défaut
    domyślna domyślne
    domyślny profiili profilom profilová profilové profilu profilusa
    predvolený resmi
    předvolba predefinita predefinito standardbild tle varsayılan výchozí обкладинка шаблон шаблона προεπιλογή
    προεπιλεγμένη προφίλ
    εξώφυλλο
    الشخصي الغلاف افتراضية افتراضي פרופיל ברירת שער प्रोफ़ाइल डिफ़ॉल्ट कवर
    agency manufacturer proof remplissage clipart editorial handout press presse prensa stampa pers symbolbild
    symbolfoto smartart wordart
    clipboard downloads folder ordner dossier carpeta cartella recents uploads intern internal interne interno
    """
)
#: What such words begin with, in all their endings.
_TELLING_STEMS = (
    # the place
    "archiv", "archief", "archyw", "avatar", "banner", "destac", "destaq", "favicon", "featured", "miniatu",
    "opengraph",
    "perfil", "profil", "thumbnail", "uitgelicht", "vorschau", "wyroznia", "аватар", "архив", "баннер", "миниатюр",
    # what it is told by
    "alternat", "alternativ", "altern", "beschreib", "beschrijv", "beskriv", "bildunterschrift", "descri", "didascal",
    "описан", "альтернатив", "popis",
    # what it could be
    "beispiel", "ejempl", "esempi", "exempl", "przyklad", "voorbeeld", "пример",
    # nothing yet
    "dummy", "lorem", "marcador", "namnlos", "placehold", "platzhalter", "unbenann", "unnamed", "untitl", "zastepcz",
    # what is asked for
    "adicion", "aggiung", "agreg", "ajout", "anad", "auswahl", "carica", "cliqu", "digit", "dodaj", "dodac",
    "doppelklick",
    "eingeb", "eintrag", "einfug", "hinzufug", "hochlad", "inser", "insira", "kattints", "klick", "klik",
    "napsauta", "nahra",
    "pridat", "pridej", "saisi", "schreib", "schrijf", "select", "selecc", "selecion", "selection", "selezion", "subir",
    "telecharg", "toevoeg", "tilfoj", "upload", "vloz", "voeg", "wpisz", "wstaw", "wybier", "выбер", "выбр", "введ",
    "встав", "добав", "профил", "профіл", "загруз", "нажм", "укаж",
)  # fmt: skip
ASKING = plain_table(
    """
    add choose click describe drag drop edit enter fill insert provide put replace tap type write choisir choisissez
    cliquer écrivez entrez clic clicca descrivi elegir escribe escribir escriba haz kies lisää lägg legg scegli scrivi
    skriv infoga indsæt typ voeg voer clique escolha escreva kirjoita adja írja ekle ekleyin yazın opisz напишите
    опишите
    """
)
#: What such words are about, or how they are told apart; none of these tells.
BESIDE = plain_table(
    """
    artwork author autor category kategorie homepage member mitglied główne główna
    главное главная principale hauptbild article artículo artikel benutzer benutzers blog blank bottom button
    card carte category center collage company
    contact corporate firma contenido content current dark default desktop double draft défaut empty
    extra final first footer form fehlt full graph grande hd high home horizontal illustration ilustração ilustración
    illustrazione ilustracja ilustracyjne input item landing landscape large layout left light line link list low main
    medium mobile newsletter novo only open optional original own padrão page predefinito predeterminada
    predeterminado presentación presentatie présentation prezentacja präsentation презентация pie principal res
    resolution retina right roll round saved screen second section site seite
    small social something square standaard standard startseite steht tablet tag tekst text texte texten testo texto
    third toe top twitter usuario utente utilisateur gebruiker użytkownik użytkownika uživatele uživatel användare
    bruker käyttäjän kullanıcı user version vertical voorbeeld website
    dessin dibujo disegno drawing tekening zeichnung lienzo toile tela leinwand canvas painting
    accueil cart pantalla plan strony panier pin pins reel shop stories fotka fotky inicio início kezdőlap kép képe
    renseigné seçilen מחדל الملف الرئيسية
    undated wordpress your progetto mapa bits bitowa bitová domyślne domyślny výchozí  умолчанию пользователя записи
    страницы текст
    текста binary exif iptc xmp
    publication publicación publicação pubblicazione publikasi ansicht freigestellt seitenansicht vorderansicht
    ruckansicht view vista
    vue actual contractual contractuelle differ similar similaire simile ahnlich caracter carácter caráter purpose
    purposes vary zwecke בלבד
    internet internete internetist internetten internetu internetul internets netz интернет интернета інтернет інтернету
    социальных сетей соцсетей соцсети соцмереж открытых источников джерел відкритих networks networking sozialen
    sociales sociais sociaux redes reseaux الإنترنت האינטרנט
    """
)
#: Pictures themselves.
PICTURES = plain_table(
    """
    abbildung afbeelding afbeeldingen beeld bild bilder bildes bildet bilde billede bitmap bitmapafbeelding file foto
    fotos fotografia fotografie fotografía grafik graphic graphique gráfico image images imagem imagens imagen imágenes
    immagine immagini img kuva kép obraz obrazu obrazek obrazka obrázek obrázku photo photograph photographie photos
    pic
    picture pictures resim rysunek rysunku screenshot slika visuel zdjęcie zdjęcia изображение изображения картинка
    картинки рисунок фото
    attels attela fotoattels nuotrauka paveikslelis pilt pildi fotografija fotografije слика слике снимка снимки
    imatge imaxe irudi irudia argazki argazkia iomha delwedd ljosmynd gorsel sekil rasm сурет суреті зураг
    صورة الصورة تصویر عکس תמונה צילום चित्र तस्वीर फ़ोटो छवि ছবি চিত্র படம் చిత్రం ಚಿತ್ರ ചിത്രം gambar imej larawan picha
    фотография фотографии εικόνα φωτογραφία
    """
)
#: Where pages are shown; beside a field these tell.
_NETWORKS = plain_table("facebook instagram linkedin pinterest powerpoint snapchat tiktok twitter whatsapp youtube")
#: Of verbs that ask, and their objects.
_PARTICLES = plain_table(
    "alstublieft bitte favor favore please prosimy proszę veuillez пожалуйста aqui aquí hier here ici qui tu tutaj",
    "te toe til till um zu сюда здесь hierher hinzu",
)
#: These tell alone; Kies is gravel, and also asks in Dutch to choose.
_ALONE = UNFILLED | ROLES | PICTURES | _NETWORKS
#: Nobody's: programs and forms say "new" and "without a name", and so do people, but of something else.
_NEW = plain_table(
    "projeto projekt projet proyecto progetto проект проекта",
    "nuevo namen neues nuova nuove nueva nuevas nouvelle nouveau nieuw nieuwe",
    "novo nova novi novy nowa nowe nowy nový nové nová ny nya nyt nytt noname új новая новое новый новий нова нове нов",
    "amostra campione deneme demo esempio essai contoh muestra minta oefening probeer proef prova prov prueba",
    "próba próbne prøve",
    "teste testi teszt testowe testowy тест тестовая тестовое тестовый образец пример тестове зразок δοκιμή δείγμα",
    "اختبار تجربة نموذج בדיקה דוגמה परीक्षण नमूना",
    "blank empty kosong prazdne prazdny prazdna pusta puste pusty ures vierge пустая пустое пустой порожній",
    "malli mall modele modello modelo predloga predložak sablon sjabloon skabelon szablon šablona șablon şablon",
    "templat vorlage πρότυπο шаблон قالب תבנית टेम्पलेट",
    "baru jauns jauna naujas nauja nou nouă uus uusi yeni νέα νέο νέος جديد جديدة جدید חדש חדשה नया नई",
)
_TELLING = _ALONE | ASKING | MISSING | _NEW
#: Who says "my" is a person.
_OWN = (FIELDS | BESIDE | _TELLING) - {"my"}
#: Words; what says nothing is short.
_MOST = 9
_MOST_TO_COME = 5
#: Characters, where words are not counted.
_LONGEST = 120
#: Behind a name that a program gave more than once.
_NUMBER = regex.compile(r"[\W\d]+$")
_PART = regex.compile(r"\p{L}[\p{L}\p{M}]*")
#: Titelbild, profielfoto, omslagsbild
_COMPOUND = regex.compile(
    r"(?P<first>\p{L}{2,}?)(?:s|en|n)?-?(?:afbeelding|beeld|beschreibung|beschrijving|beskrivelse|beskrivning"
    r"|bild(?:er|es|e)?"
    r"|billede|foto|fotos|grafik|image|kuva|photo|symbol|tekst|text|titel|unterschrift)"
)
_COPY = regex.compile(
    r"(?:(?:copy|kopie|copie|copia|cópia|kopi|kopia|копия|másolat|kopya)(?:\s(?:af|av|de|di|do|of|van|von|z))?\b"
    r"|コピー)"
    r"[\s:–-]*(?P<rest>.*)"
    r"|(?P<rest>.+?)(?:のコピー|的副本|\s副本|\s?[(-]?\s?\b(?:copy|kopie|copie|copia|cópia|kopia"
    r"|копия)\)?(?:\s?\d+)?)",
    regex.I | regex.DOTALL,
)
#: Of pictures that are still to come; short texts only.
_TO_COME = regex.compile(
    r"\b(?:(?:à|a) venir|por venir|(?:un)?available|beschikbaar|coming|disponib|disponív|dostępn|folgt|följer|følger"
    r"|volgt"
    r"|to come|to follow|follows|k dispozici|saatavilla|tersedia|mevcut|elérhető|dostupn|διαθέσιμ|suivra|seguirá"
    r"|fehlt|missing|lacking|nachgereicht|saknas|mangler|mancante|manquante?|ontbreekt|chybí|chýba|puuttuu|hiányzik"
    r"|lipseşte|lipsește|falta(?:nte)?|eksik|відсутн|липсва|λείπει|niedostępn|prossimamente|próximamente"
    r"|(?:(?:ei|ikke|inte|nao|não|nicht|nie|niet|no|non|not|nu|není|не)\s(?:\p{L}{2,4}\s)?(?:angeg|angett|avail|beschik|def|"
    r"enter|especif|estab|fest|fourn|given|impost|indic|ingest|opgeg|provid|podan|rens|satt|set\b|specif|spécif|suppl|ustaw"
    r"|vergeb|verfüg|задан|заповн|заполн|указан|вказан|установ)\p{L}*)"
    r"|soon|venir|not found|encontrad|gefunden|gevonden"
    r"|indisponib|trovat|trouvée?|найден|verfügbar|vorhanden|отсутств|недоступ|скоро)",
    regex.I,
)
_ANNOUNCED = regex.compile(
    r"(?:(?:foo|bar|baz|qux|asdf|qwerty?|abc|x{3,}|test)\s?){2,}\W*$|coming soon\b|to be (?:added|announced"
    r"|confirmed|defined|determined|done)\W*$"
    r"|(?:lorem|ipsum|dolor)\s(?:ipsum|dolor|sit)\b"
    r"|(?:animal|face|human|motion|person|vehicle) (?:detected|detection)\W*$",
    regex.I,
)
_CJK = r"(?:画像|写真|図|图|图片|圖片|图像|照片|封面|配图|이미지|사진|テキスト|文字|文本|텍스트)"
_ALONE_CJK = (
    r"(?:アイコン|プロフィール|ヘッダー|サムネイル|アイキャッチ|头像|頭像|封面|缩略图|縮圖|占位图|配图|背景图|横幅"
    r"|아이콘|썸네일|배너|머리글|ảnh (?:bìa|đại diện|nền|minh họa)"
    r"|hình (?:nền|đại diện)|(?:รูป|ภาพ)(?:โปรไฟล์|ปก|พื้นหลัง|ตัวอย่าง|ประกอบ|หน้าปก)|โลโก้|logo)"
)
_CJK_ROLES = (
    r"(?:アイキャッチ|メイン|トップ|主|イメージ|プロフィール|サムネイル|ヘッダー|背景|商品|資料|代替|デフォルト|特色"
    r"|默认|預設|暂无|暫無|替代|点击|點擊|上传|上傳"
    r"|选择|選擇|占位|资料|頭像|头像|封面|产品|提供|なし|準備中|선택|프로필|대표|기본|대체|업로드|준비\s?중|없음"
    r"|を?選択|を?アップロード|を|の)"
)
#: What programs that draw call the parts of a drawing.
_DRAWN = regex.compile(
    r"(?:(?:adjustment|background|clip(?:ping)?|compound|fill|linear|mask|radial|shape|smart|solid|text|vector) ){1,2}"
    r"(?:copy|fill|gradient|group|layer|mask|object|path|shape)(?: group| copy)*",
    regex.I,
)
#: Where no spaces divide words, or syllables only.
_SLOT_UNSPACED = regex.compile(
    r"(?:ภาพ|รูป(?:ภาพ)?|เอกสาร|ไฟล์|โฟลเดอร์|งานออกแบบ|โครงการ|การนำเสนอ)?(?:ใหม่|(?:ที่)?(?:ไม่มี|ไม่ระบุ"
    r"|ไม่ได้ตั้ง)(?:ชื่อ(?:เรื่อง)?|คำอธิบาย\p{L}*|คำบรรยาย\p{L}*))"
    r"|(?:ảnh |hình(?: ảnh)? |tài liệu |tệp |thư mục |bản thiết kế |thiết kế |dự án |bài thuyết trình )?(?:mới"
    r"|(?:không|chưa)(?: có| đặt)? (?:tiêu đề|tên|tựa đề|mô tả|chú thích)(?: ảnh| hình ảnh)?)"
    r"|\p{Lo}{0,6}(?:の|的|에 대한 )?(?:説明|描述|说明|說明|キャプション|タイトル|標題|标题|代替テキスト|설명|캡션"
    r"|제목)(?:文|文字)?\s?"
    r"(?:は|が|이|은)?(?:\s?(?:なし|無し|ありません|未設定|未入力|未提供|待补充|待添加|缺失|없음|없습니다|없어요"
    r"|准备中|準備中))"
    r"|(?:暂时?|暫|尚|还|還)?(?:无|無|没有|沒有|未提供|未添加|未填写)(?:图片|圖片|照片|相片|图像|的)*(?:描述|说明"
    r"|說明|标题|標題|图注|介绍)"
    r"|(?:图片|圖片|照片|图像|画像|写真|사진|이미지)(?:の|的)?\s?(?:标题|標題|描述|说明|說明|タイトル|説明"
    r"|キャプション|설명|제목|캡션)"
    r"|(?:新しい|新規|新建|新增|新|새로운|새)\s?(?:フォルダー?|プレゼンテーション|スライド|ファイル|テキスト\p{L}*"
    r"|文件夹|資料夾|文件|文档|文件檔|演示文稿|簡報|폴더|프레젠테이션|파일|슬라이드)",
    regex.I,
)
#: ``图片来自网络``
_FROM_NET = regex.compile(
    r"(?:本文|文中)?(?:图|图片|圖片|照片|配图|图文|素材|画像|写真|이미지|사진)(?:均|は)?(?:来自|來自|来源|來源|源自|取自|출처)?(?:于|於|[:：])?\s?"
    r"(?:互联网|網際網路|网络|網路|网上|インターネット|ネット|인터넷)(?:より|から)?\W*"
)
_SLOT_CJK = regex.compile(rf"\W*(?:{_CJK_ROLES}|{_CJK}|\s){{2,5}}\W*|{_ALONE_CJK}\W*", regex.I)


@cache
def small_words() -> frozenset[str]:
    """Articles, prepositions and the like of all languages, as ``plain`` writes them."""
    known = (word for language in LANGUAGES.values() for word in (*language.function_words, *language.particles))
    return frozenset(map(plain, known)) | _PARTICLES


def is_slot(text: str) -> bool:
    """Whether ``text`` only says what the image is there for, or asks for words about it."""
    if len(text) <= _LONGEST:
        named = _NUMBER.sub("", text)
        if any(pattern.fullmatch(named) for pattern in (_SLOT_CJK, _SLOT_UNSPACED, _DRAWN, _FROM_NET)):
            return True
    found = [plain(word) for word in _PART.findall(text)]
    if not 0 < len(found) <= _MOST:
        return False
    if len(found) == 1:
        return _tells(found[0], _ALONE)
    to_come = _TO_COME.search(text) is not None and any(word in PICTURES or word in FIELDS for word in found)
    if (to_come and len(found) <= _MOST_TO_COME) or _ANNOUNCED.match(text):
        return True
    return any(map(_tells, found)) and all(
        word in _OWN or _tells(word) or word in small_words() or len(word) == 1 for word in found
    )


def copied(text: str) -> str:
    """What ``text`` is a copy of, by its name: "Copy of Untitled" → "Untitled"; "" if it is not named so."""
    match = _COPY.fullmatch(text.strip())
    return match["rest"] if match else ""


def _tells(word: str, telling: frozenset[str] = _TELLING) -> bool:
    if word in telling or word.startswith(_TELLING_STEMS):
        return True
    compound = _COMPOUND.fullmatch(word)
    return compound is not None and (compound["first"] in _OWN or compound["first"].startswith(_TELLING_STEMS))
