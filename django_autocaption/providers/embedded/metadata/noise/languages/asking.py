"""What forms and pages ask whoever sees them: to click, to type a title, to visit a shop; and generators, to draw."""

from __future__ import annotations

import regex

from django_autocaption.providers.embedded.metadata.noise.languages.forms import FIELD, NAME, THING
from django_autocaption.providers.embedded.metadata.noise.languages.lexicon import Meaning, meaning, parts_of, unspaced
from django_autocaption.providers.embedded.metadata.noise.words import table

#: Only what has a pointer is asked for this.
_CLICK = meaning(
    "klicken klicka klikk klikke klik klikken doppelklick* cliquez cliquer cliqueu clicca cliccare clicar cliceáil",
    "cliciwch smelltu napsauta napsauttamalla klikkaa klikkaamalla napauta klõps* klikšķin* noklikšķin* spustel*",
    "spragtel* klikatu kliknij kliknąć klikněte klikni kliknite kliknutím klepněte klepnutím kliko klikoni кликн*",
    "нажмит* щелкн* щёлкн* натисн* клацн* клікн* щракн* націсн* пстрыкн* kattints* koppints* πατήστε tıkla*",
    "klikləyin bosing басыңыз нұқыңыз дарна დააწკაპუნ* սեղմ* alklaku انقر اضغط کلیک کلک לחץ לחצו לחצי הקש הקישו",
    "क्लिक ক্লিক ક્લિક ਕਲਿੱਕ கிளிக் క్లిక్ ಕ್ಲಿಕ್ ക്ലിക്ക് ක්ලික් nhấp nhấn bấm ketuk pindutin bofya",
    unspaced="คลิก 点击 點擊 单击 單擊 按一下 クリック 클릭",
)
#: Nouns, beside a verb: "Haga clic", "Κάντε κλικ".
_A_CLICK = meaning("clic click klick klik klikk κλικ клик клік")
_CLICK_HERE = regex.compile(
    r"(?:please\s)?(?:double[- ]?)?(?:"
    r"click\s(?:above|and|any|below|for|here|image|on|photo|picture|the|this|to)"
    r"|(?:press|tap)\s(?:here|(?:on\s)?(?:the|this)\s(?:button|icon|image|link|photo|picture|screen)"
    r"|to\s(?:download|edit|enlarge|open|play|see|view|zoom))"
    r")\b.*",
    regex.I,
)
#: Where the verb is the last word.
_AT_THE_END = meaning(
    "klicken doppelklicken eingeben hinzufügen einfügen eintragen ergänzen klikken invoeren toevoegen invullen",
    "tıkla* ekleyin girin giriniz yazın yazınız seçin klikləyin edin kiriting qo'shing yozing bosing енгізіңіз",
    "қосыңыз жазыңыз басыңыз киргизиңиз оруулна бичнэ kattints* koppints* beírása megadása hozzáadása beállítása",
    "کنید بنویسید بزنید کریں لکھیں करें लिखें लिखिए जोड़ें डालें चुनें लिहा जोडा करा करुन লিখুন করুন দিন ઉમેરો લખો",
    "કરો ਕਰੋ ਲਿਖੋ உள்ளிடவும் சேர்க்கவும் எழுதவும் செய்யவும் చేయండి జోడించండి వ్రాయండి రాయండి ಮಾಡಿ ನಮೂದಿಸಿ ಸೇರಿಸಿ",
    "ചേർക്കുക നൽകുക ചെയ്യുക",
)
_FILL_IN = meaning(
    # with a finger
    "press tap touch tippe tippen tippt touchez toucher appuyez appuyer pulse pulsa pulsar toque toca tocar tocca",
    "toccare premi premere prema premeu tik tikken druk tryck tryk trykk ýttu paina kosketa dotknij dotknąć naciśnij",
    "ťukněte ťuknite dotknite dotknutím dodirnite tapnite pritisnite коснитесь торкніться докоснете додирните",
    "притиснете atingeți apăsați érintse nyomja vajutage puudutage puuduta pieskarieties palieskite dokunun",
    "dokunarak toxunun basın sentuh αγγίξτε المس געו גע छुएं टैप",
    # Germanic
    "clique add enter insert type write choose select describe provide fill put edit replace eingeben eingabe",
    "hinzufügen einfügen eintragen ergänzen schreiben schreib schreibe trage gib geben tippe tippen wähle wählen",
    "beschreibe voer invoeren voeg toevoegen schrijf typ vul invullen kies beschrijf skryf tik skriv ange lägg",
    "infoga välj fyll beskriv angiv indtast tilføj indsæt vælg udfyld angi legg sett velg oppgi sláðu skrifaðu bættu",
    "settu veldu færðu",
    # Romance
    "saisissez saisir saisie ajoutez ajouter écrivez écrire entrez insérez insérer tapez indiquez renseignez",
    "décrivez choisissez remplissez haga haz escriba escribe escribir agregue agrega agregar añada añade añadir",
    "introduzca introduce introducir inserte insertar ingrese ingresa ingresar describa describe elija rellene",
    "digite digita escreva escrever adicione adicionar acrescente insira inserir introduza introduzir preencha",
    "descreva escolha inserisci inserire aggiungi aggiungere scrivi scrivere immetti immettere scegli descrivi",
    "digitare compila escriviu escriu afegiu afegeix introduïu inseriu descriviu engada engadir faga introduceți",
    "introdu adăugați adaugă scrieți scrie inserați selectați completați faceți",
    # Slavic
    "wpisz dodaj wprowadź wstaw napisz wybierz podaj uzupełnij opisz zadejte zadej přidejte přidej vložte vlož",
    "napište napiš vyberte doplňte vyplňte popište zadajte pridajte napíšte opíšte vnesite dodajte vstavite napišite",
    "izberite unesite umetnite upišite odaberite izaberite unesi upiši унесите додајте уметните напишите изаберите",
    "внесете додадете вметнете напишете изберете въведете добавете вмъкнете попълнете опишете введите добавьте",
    "вставьте укажите выберите впишите заполните опишите введіть уведіть додайте вставте напишіть вкажіть виберіть",
    "опишіть заповніть увядзіце дадайце устаўце напішыце выберыце",
    # Baltic, Uralic
    "ievadi ievadiet ievadīt vpišite откуцај unesite pievienojiet pievieno ierakstiet rakstiet izvēlieties įveskite",
    "įrašykite pridėkite rašykite pasirinkite aprašykite sisesta sisestage lisage kirjutage kirjuta valige kirjoita",
    "lisää syötä valitse täytä írja írj adja adj adjon gépelje illessze illesszen válasszon szúrja töltse beírása",
    "megadása hozzáadása",
    # Celtic, Basque, Albanian
    "scríobh iontráil teipiwch ychwanegu ychwanegwch rhowch ysgrifennwch idatzi gehitu sartu txertatu hautatu",
    "shkruani shkruaj shto shtoni vendosni vendos zgjidhni futni enigu aldonu skribu tajpu",
    # Greek, Turkic, Armenian, Georgian
    "πληκτρολογήστε προσθέστε εισαγάγετε εισάγετε γράψτε επιλέξτε συμπληρώστε προσθήκη εισαγωγή περιγράψτε ekleyin",
    "ekle girin giriniz yazın yazınız yaz seçin eklemek daxil əlavə edin kiriting qo'shing yozing енгізіңіз қосыңыз",
    "жазыңыз киргизиңиз оруулна оруулах бичнэ մուտքագր* ավելացր* գրեք შეიყვან* დაამატ* ჩაწერ*",
    # Semitic, Persian, Urdu
    "أدخل ادخل اكتب أضف اضف إضافة لإضافة إدخال لإدخال اختر املأ بنویسید بنویس وارد افزودن اضافه לחץ הקלד הקלידו הזן",
    "הזינו הוסף הוסיפו כתוב כתבו הכנס הכניסו בחר תאר לכתוב להוסיף درج لکھیں",
    # India
    "लिखें लिखिए दर्ज जोड़ें डालें टाइप चुनें करें लिहा जोडा লিখুন যোগ দিন ઉમેરો લખો ਲਿਖੋ உள்ளிடவும் சேர்க்கவும்",
    "சேர்க்க எழுதவும் నమోదు జోడించండి వ్రాయండి రాయండి ನಮೂದಿಸಿ ಸೇರಿಸಿ ചേർക്കുക നൽകുക",
    # Malay, Philippine, Vietnamese, African
    "ketik ketikkan masukkan tambahkan tambah tulis tuliskan sisipkan isi pilih taip ilagay magdagdag isulat",
    "maglagay andika ongeza weka ingiza nhập thêm viết chèn gõ điền chọn",
    unspaced="แตะ タップ 탭 双击 雙擊 点按 輕觸 編集 编辑 ป้อน ใส่ พิมพ์ เขียน เพิ่ม กรอก ระบุ 输入 輸入 填写 填寫"
    " 添加 新增 键入 写下 入力 追加 記入 記述 입력 추가 작성",
)
#: ``Write something about this photo``
_ABOUT_PICTURE = regex.compile(
    r"(?:add|describe|enter|say|share|tell|type|write)\b.{0,40}\b(?:about|for|of|to)\s(?:the|this|your)"
    r"\s(?:file|image|photo|picture|post|upload)\W*"
    r"|replace\b.{0,30}\b(?:with|by)\s(?:an?|the|your)\b.{0,30}|(?:drag|drop|paste|upload)\b.{0,40}\b(?:files?|here|images?"
    r"|photos?|pictures?)\W*",
    regex.I,
)
#: ``Bitte hier …``, before the verb.
_BEFORE = meaning(
    "please bitte hier here ici veuillez aquí por favor qui per tu tutaj proszę zde prosím sem här her vänligen",
    "tähän здесь сюда тут пожалуйста овде тук ovde ovdje lütfen buraya burada فضلا هنا من فضلك כאן यहाँ यहां कृपया",
    "di sini silakan sila vui lòng ide egyszerűen kérjük εδώ παρακαλώ double doble doppio dubbel dupla dobbelt faire",
    "faites feu fai fare haga haz faceți dați κάντε i mag egin zum pour to para om czytaj aby",
    unspaced="请 請 กรุณา โปรด",
)
#: What is asked of an image generator.
_GENERATE = meaning(
    "create generate draw imagine design render produce paint make erstelle generiere zeichne male erzeuge crée",
    "créez génère générez dessine dessinez crea genera dibuja diseña crie gere desenhe criar gerar disegna creami",
    "maak genereer teken ontwerp skapa generera rita lav generér tegn lag generer luo piirrä stwórz wygeneruj",
    "narysuj vytvoř vygeneruj nakresli создай создайте сгенерируй нарисуй створи згенеруй намалюй készíts rajzolj",
    "generálj creează generează desenează oluştur çiz buat buatkan gambarkan tạo vẽ أنشئ ارسم صمم צור צייר बनाओ",
    "बनाएं",
)
_PICTURE = meaning(
    "image images picture photo photograph illustration logo poster portrait painting drawing wallpaper artwork",
    "render scene bild foto plakat dessin affiche imagen fotografía ilustración dibujo cartel imagem desenho",
    "ilustração cartaz immagine fotografia illustrazione disegno afbeelding tekening illustratie bilde billede",
    "tegning kuva kuvan piirros obraz obrazek zdjęcie ilustrację rysunek obrázek fotografii ilustraci изображение",
    "картинку картинка фото иллюстрацию рисунок зображення малюнок képet rajzot imagine desen görsel resim gambar",
    "ảnh hình tranh صورة رسما תמונה ציור तस्वीर चित्र",
)
_ARTICLES = table("a an ein eine einen un une una um uma en ett et een egy o bir sebuah me mir mij mi")
_GENERATED_CJK = regex.compile(
    r"(?:请|請)?(?:帮我|幫我)?(?:生成|画|畫|绘制|创作)(?:一[张張幅个個])?.{1,60}(?:图|图片|圖片|图像|照片|插画|插畫|海报)\W*"
    r"|.{1,60}(?:画像|イラスト|写真|絵)を(?:生成|作成|描)\p{L}{0,8}\W*|.{1,60}(?:이미지|그림|사진)(?:을|를)?\s?(?:생성|만들|그려)\p{L}{0,6}\W*"
)
#: What shops and pages ask for.
_COME = meaning(
    "buy order shop purchase visit follow subscribe browse contact see view find get download read learn check call",
    "join besuchen besuche besucht folgen folge folgt kaufen kaufe bestellen bestelle abonnieren entdecken mehr",
    "jetzt visitez suivez achetez commandez découvrez retrouvez abonnez contactez consultez visita visite visiten",
    "siga sigue síguenos síganos compra compre pide suscríbete descubre acesse confira conheça acquista visitate",
    "seguici segui scopri ordina bezoek volg koop bestel besök följ köp beställ besøg følg køb bestil besøk kjøp",
    "seuraa osta tilaa odwiedź obserwuj kup zamów sprawdź navštivte sledujte kupte objednejte navštívte посетите",
    "подписывайтесь подпишитесь купите закажите заходите переходите відвідайте підписуйтесь купуйте látogass",
    "látogasson kövess kövessen vásárolj rendeld vizitați urmăriți cumpărați ziyaret takip kunjungi ikuti beli pesan",
    "ghé theo mua زوروا تابعونا اشتر בקרו עקבו קנו",
)
_SHOP = meaning(
    "website webshop site page shop store link bio instagram facebook youtube channel newsletter webseite",
    "internetseite onlineshop kanal boutique chaîne página tienda web canal loja negozio sito pagina profilo winkel",
    "webwinkel butik hemsida hjemmeside nettside nettbutikk sivuilla verkkokauppa sklepie sklep stronę strona profil",
    "stránky obchod eshop сайт сайте магазин канал группу інстаграм оголошення weboldal* webáruház* oldalunk*",
    "site-ul magazinul sitemizi mağaza* situs toko trang cửa_hàng موقعنا متجرنا صفحتنا אתר חנות דף",
)
_OURS = meaning(
    "our us unser* uns nous notre nos nuestra nuestro nosotros nossa nosso nostra nostro ci onze ons vår vårt oss",
    "vores os våre meidän nasz naszą naszej nás naše naši нас наш* нами наша вас miénk noastr* bizi sitemizi kami",
    "chúng online here link more hier mehr ici aquí qui meer mer mere więcej více здесь тут",
)
#: Words.
_MOST, _MOST_FOR_PICTURES = 14, 60
_QUOTED = regex.compile('["“”«»„‘]')


def asks(text: str) -> bool:
    """Whether ``text`` asks its reader for something, as a form, a page or a user of a generator does."""
    found = parts_of(text)
    if not found or _QUOTED.search(text):
        return False
    if (
        _ABOUT_PICTURE.fullmatch(text)
        or _CLICK_HERE.fullmatch(text)
        or _GENERATED_CJK.fullmatch(text)
        or _asks_to_draw(found)
    ):
        return True
    if len(found) > _MOST:
        return False
    close = unspaced(text)
    if len(found) > 1 and (
        _begins(found, _CLICK)
        or (found[0] in _BEFORE and found[1] in _A_CLICK)
        or (_last(found) in _CLICK and _last(found) in _AT_THE_END)
    ):
        return True
    if _CLICK.is_part_of(close) or (_FILL_IN.is_part_of(close) and FIELD.is_part_of(close)):
        return True
    field = FIELD.is_among(found) or (NAME.is_among(found) and THING.is_among(found))
    if field and len(found) > 1 and (_begins(found, _FILL_IN) or _last(found) in _AT_THE_END):
        return True
    return found[0] in _COME and _SHOP.is_among(found[1:]) and _OURS.is_among(found[1:])


def _begins(found: list[str], verbs: Meaning) -> bool:
    """The first word is one of ``verbs``, but for what stands before them."""
    return bool(found) and next((word for word in found if word not in _BEFORE), found[0]) in verbs


def _last(found: list[str]) -> str:
    """The last word, but for "here" and "please"."""
    return next((word for word in reversed(found) if word not in _BEFORE), "")


def _asks_to_draw(found: list[str]) -> bool:
    words = [word for word in found[:_MOST_FOR_PICTURES] if word not in _BEFORE]
    return len(words) > 1 and words[0] in _GENERATE and words[1] in _ARTICLES and _PICTURE.is_among(words[2:])
