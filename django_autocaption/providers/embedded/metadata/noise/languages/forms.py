"""What forms and programs call what nobody filled in yet: "Photo title", "Novo album", "写真がありません"."""

from __future__ import annotations

import regex

from django_autocaption.providers.embedded.metadata.noise.languages.lexicon import meaning, parts_of, unspaced
from django_autocaption.providers.embedded.metadata.noise.slots import small_words
from django_autocaption.providers.embedded.metadata.noise.words import table

#: What is to be filled in.
FIELD = meaning(
    # comments
    "comment comments commentaire commento comentario comentário comentari comentariu commentaires kommentar*",
    "kommentaar kommentti komentář* komentár* komentarz* komentar komentārs коментар* комментари* σχόλιο yorum",
    "yorumu megjegyzés hozzászólás iruzkin* תגובה تعليق التعليق դիտողություն մեկնաբան* კომენტარ* komentar* qeyd",
    # Germanic
    "title titles caption captions description descriptions headline subtitle text texts alttext heading keywords",
    "titel titels titeln titelen beschreibung* bildbeschreibung* bildunterschrift* bildtext* alternativtext*",
    "überschrift* texte bijschrift* beschrijving* onderschrift* omschrijving* tekst teksten byskrif beskrywing",
    "onderskrif teks opskrif rubrik rubriken beskrivning* bildbeskrivning* texten billedtekst* bildetekst*",
    "beskrivelse* overskrift* tittel tittelen titlen lýsing* titill titil heiti texti texta myndatext*",
    # Romance
    "titre titres légende légendes título títulos titulo leyenda leyendas descripci* descriç* discriç* descrizion*",
    "titolo didascali* titoli testo texto textos legenda legendas sottotitolo epígrafe pie títol títols descripció*",
    "llegenda lenda descrición titlu titlul titlului descriere* descrierea legendă tìtulu descritzione titul titel",
    "descripcion*",
    # Slavic
    "tytuł* opis opisu opisy podpis podpisu podtytuł tekst* nadpis* názov názvu popis popisek popisku popisu titulek",
    "popisok naslov* opisa besedil* natpis наслов* опис* текст* натпис* заглави* описани* надпис* подпис* заголов*",
    "підпис* загаловак* апісанн* подпіс* тэкст* назва назву название назив* назви названия",
    # Baltic, Uralic
    "amats nimeke virsrakst* nosaukum* aprakst* teksts tekstu pavadinim* aprašym* antrašt* tekstą pealkir*",
    "kirjeldus* kuvatekst* otsiko* otsikko* kuvateksti* kuvauksen kuvaus teksti tekstiä cím címe címet leírás*",
    "képaláírás* szöveg* feliratot",
    # Celtic, Basque, Albanian, Esperanto
    "teideal teidil cur síos téacs teitl disgrifiad testun titl deskrivadur izenburu* deskribapen* azalpen* testu",
    "testua titull* titulli përshkrim* titolo priskribo*",
    # Greek, Armenian, Georgian
    "τίτλο* λεζάντα* περιγραφή* κείμενο* επικεφαλίδα* վերնագիր* նկարագր* տեքստ* სათაურ* აღწერ* ტექსტ* წარწერ*",
    # Turkic, Mongolian
    "başlık* başlığı açıklama* altyazı* metin* metni* başlıq* təsvir* mətn* sarlavha* tavsif* matn* тақырып*",
    "сипаттама* мәтін* атау атауын гарчиг* тайлбар*",
    # Semitic, Persian, Urdu
    "عنوان عنوانا عنوانًا العنوان وصف الوصف وصفا وصفًا نص نصا نصًا تعليق شرح توضیحات توضیح متن تفصیل وضاحت כותרת",
    "הכותרת תיאור התיאור כיתוב טקסט",
    # India
    "शीर्षक* विवरण* वर्णन* कैप्शन* टेक्स्ट* मथळा* শিরোনাম* বিবরণ* বর্ণনা* ক্যাপশন* શીર્ષક* વર્ણન* ਸਿਰਲੇਖ* ਵੇਰਵਾ*",
    "தலைப்ப* விளக்க* உரை* శీర్షిక* వివరణ* ಶೀರ್ಷಿಕೆ* ವಿವರಣೆ* ವಿವರ* ശീർഷക* വിവരണ*",
    # Malay, Philippine, African
    "judul* deskripsi* keterangan* tajuk* perihal* penerangan* kapsyen* pamagat* paglalarawan* deskripsyon* kichwa",
    "maelezo maandishi",
    unspaced="tiêu_đề mô_tả chú_thích văn_bản ชื่อเรื่อง คำอธิบาย ข้อความ หัวข้อ คำบรรยาย ការពិពណ៌នា ចំណងជើង 标题"
    " 標題 描述 说明 說明 文字 文本 タイトル 題名 説明 キャプション テキスト 제목 설명 텍스트 캡션 내용",
)
#: Beside what bears one; people write of names, too.
NAME = meaning(
    "name namen naam navn namn nafn filnavn filnamn bestandsnaam tiedostonimi fájlnév dosiernomo dateiname failinimi",
    "nom nome nombre nume numele nazwa nazwę názov název jméno meno ime imena nimi nimetus vārds izen izena ainm enw",
    "anv emër nomo име імя імʼя имя названо név adı isim isminiz ad nomi нэр аты όνομα անուն სახელი שם اسم نام नाम",
    "নাম பெயர் పేరు ಹೆಸರು പേര് nama tên pangalan jina",
    unspaced="ชื่อ ឈ្មោះ 名称 名稱 名字 名前 이름",
)
#: What programs keep pictures and texts in, and these themselves.
THING = meaning(
    # pictures
    "photo photos image images picture pictures foto fotos fotot fotots visuel visual felvétel snímek snímky",
    "aufnahme grafik graphic grafika fotka fotku fotky fotografía fotografia fotografie fotografije fotografija",
    "photographie photographies bild bilds bilder bildens bilden afbeelding afbeeldingen billede billeder billedets",
    "bilde bildet mynd myndar myndir ljósmynd* imagen imágenes imagem imagens immagine immagini imagine imaginii",
    "imatge imatges imaxe imaxes zdjęcie zdjęcia obraz obrazu obrázek obrázku obrázky obrázok obrázka slika slike",
    "sliki slik слика слике слики снимка снимката снимки снимок фото фотографии фотографија изображение фотографије",
    "изображения изображению зображення світлина світлин світлини здымак здымка attēls attēla attēlu nuotrauka",
    "nuotraukos nuotraukų paveikslėlis paveikslėlio pilt pildi pilte kuva kuvan kuvia kuvaa valokuva valokuvan kép",
    "képe képek képet fénykép fényképek argazki argazkia argazkiko argazkiaren argazkirik irudi irudia irudiaren",
    "irudirik íomhá íomhánna llun lluniau delwedd luc'hskeudenn luc skeudenn fotografisë imazhi εικόνα εικόνας",
    "εικόνες φωτογραφία φωτογραφίας φωτογραφίες լուսանկարի* լուսանկար լուսանկարներ նկարի նկար სურათ* ფოტო* görsel*",
    "resim resmi resimler fotoğraf fotoğrafı şəkil şəklin rasm rasmi сурет суреті зураг зургийн صورة الصورة صور",
    "الصور تصویر عکس عکسی رەسىم תמונה התמונה תמונות תמונת צילום चित्र* तस्वीर* फ़ोटो* फोटो* छवि* ছবি ছবির চিত্র படம்",
    "படத்தின் புகைப்பட* చిత్రం చిత్ర ಚಿತ್ರ ಚಿತ್ರದ ചിത്രം ചിത്രത്തിന്റെ gambar imej larawan picha bilete fotografier",
    "foton fotod fotoj fotoioù fotografias poze imagini argazkiak kuvat valokuvat attēli fotoattēli grianghraif фота",
    "փոտո նկարներ ಚಿತ್ರಗಳು suratlar fotoğraflar سۈرەت* ફોટો",
    # albums, pages, folders
    "alben albuns álbuns albaim fotaro fotaroj rummadoù albom* אלבומים ألبومات الألبومات ಸಂಪುಟ* цомог* ஆல்பங்கள்",
    "pages seiten sider sidor sivut pàgines páginas paxinas pagine strony stránky strane страници страниц странице",
    "leheküljed orriak síður pajennoù σελίδες էջեր עמודים album albums albumo albumu albumi albumin albumet albumets",
    "albumul albumului albuma albumaren alba albüm* albam albamu albumai gallery galerie galeria galería galleria",
    "galerij* galleri galerii албум* альбом* λεύκωμα* λευκώμα* άλμπουμ ألبوم البوم الألبوم آلبوم אלבום האלבום एल्बम",
    "अल्बम अॅल्बम অ্যালবাম* ஆல்பம் ఆల్బమ్ ಆಲ್ಬಮ್ ആൽബം ալբոմ* ალბომ* rummad page seite página paxina páxina pàgina",
    "pagina pagină stránka strana stran strona stranica side sida sidan sivu lapa lappuse puslapis oldal leht",
    "lehekülg sayfa səhifə sahifa страница сторінка старонка страна бет хуудас σελίδα էջ გვერდი עמוד דף صفحة صفحه",
    "صفحہ पृष्ठ पेज पान পৃষ্ঠা பக்கம் పేజీ ಪುಟ പേജ് halaman laman trang ukurasa pahina orri orria orrialdea",
    "leathanach tudalen pajenn folder ordner dossier carpeta cartella pasta mapa mapp mappe mappa složka priečinok",
    "папка папку φάκελος klasör kansio kaust mape aplankas dosar תיקייה مجلد پوشه फ़ोल्डर",
    # documents, files, projects
    "lêer restr arxiu dosiero artxibo fitxategi* فایل tiedosto zapis ֆայլ* skrá ფაილი ಕಡತ датотека fișier fişier",
    "கோப்பு tệp document documents dokument dokumenta dokumente dokumenti dokumento dokumentu dokumentua dokumentum",
    "dokumentti documento documenti documentu dokumen dokumentas dokuments документ документа дакумент дакумента",
    "έγγραφο փաստաթուղթ* დოკუმენტ* מסמך مستند وثيقة سند दस्तावेज* कागजात ডকুমেন্ট* নথি ਦਸਤਾਵੇਜ਼ ਡੌਕੂਮੈਂਟ દસ્તાવેજ",
    "ஆவணம் పత్రం ದಾಖಲೆ പ്രമാണം hujjat hujjatni belge құжат баримт asiakirja skjal skjali cáipéis doiciméad dogfen",
    "hati pelge file datei bestand fichier archivo arquivo ficheiro fil fails failas fail fájl soubor súbor datoteka",
    "plik файл αρχείο dosya fayl קובץ ملف پرونده फ़ाइल project projekt projekts projektas projekto proyecto projeto",
    "progetto projet проект проєкт праект έργο proje proiect פרויקט مشروع پروژه proyek",
    unspaced="tài_liệu tập_tin dự_án ảnh hình_ảnh ภาพถ่าย รูปภาพ ภาพ รูป อัลบั้ม หน้า เอกสาร ไฟล์ โฟลเดอร์ រូបភាព"
    " រូបថត អាល់ប៊ុម ទំព័រ ឯកសារ ຮູບ ເອກະສານ 照片 图片 圖片 图像 相片 相册 相簿 页面 頁面 文档 文件 檔案 项目"
    " 写真 画像 アルバム ページ ドキュメント 文書 ファイル プロジェクト 사진 이미지 앨범 페이지 문서 파일"
    " 프로젝트",
)
_NEW = meaning(
    "new neu neue neuer neues nieuw nieuwe nuut nuwe ny nya nytt nyt nýr nýtt ný nouveau nouvel nouvelle nuevo nueva",
    "novo nova nou nuovo nuova nuevu noua nouă nòu nov nové nová nový nowy nowa nowe nove novi novu нов нова ново",
    "нови новий новый новая новое новы новае jauns jauna naujas nauja uus uusi új berri berria nua nuadh newydd",
    "nevez ri e re νέο νέα νέος νέον նոր ახალი yeni yangi mới жаңа шинэ ýeni חדש חדשה جديد جديدة جدید نیا نئی يېڭى",
    "नया नई नयाँ नवीन নতুন નવું ਨਵਾਂ புதிய కొత్త ಹೊಸ പുതിയ නව baru bago mpya nû sabon cusub",
    unspaced="ใหม่ ថ្មី ໃໝ່ 新 新しい 新規 새 새로운",
)
_NONE = meaning(
    "no none kein keine keinen keiner geen aucun aucune pas sin ningún ninguna nessun nessuna non não sem nenhum",
    "nenhuma ingen inga inget engar engin ekkert ekki ikke inte ei eivät pole nav nėra nema není nie niet žádné",
    "žádná žádný žiadne žiadny brak нет няма немає нема нету nincs nincsenek nu niciun nicio yok yo'q yoxdur жоқ",
    "алга байхгүй არ არის չկա չկան δεν אין لا توجد يوجد ليس هیچ نیست ندارد نہیں يوق नहीं छैन নেই இல்லை లేవు లేదు",
    "ಇಲ್ಲ ഇല്ല tidak tiada walang hakuna ez níl nid dim nenia neniu asnjë s'ka peruna cap",
    unspaced="không_có ไม่มี គ្មាន ບໍ່ມີ 没有 沒有 无 無 ありません ない なし 없음 없습니다",
)
#: Beside these: a place, and that there is something.
_HERE = meaning(
    "space platz plats plaats espace espacio espaço spazio miejsce место місце here hier ici aquí aqui qui quì ací",
    "här her hér täällä tässä tähän siin siia šeit čia tutaj tu zde tady ovde ovdje тут здесь тук овде εδώ itt ide",
    "aici burada бурада энд აქ այստեղ כאן هنا اینجا یہاں यहाँ यहां এখানে இங்கே ఇక్కడ ಇಲ್ಲಿ sini dito hapa hemen",
    "inoghe anseo yma amañ jo exist existem existen hay ha there are is ada enthält gibt es vorhanden finns findes",
    "finnes available disponible disponível dostupne dostupno",
    unspaced="此处 在此 ที่นี่ ที่ ของ នៃ នៅទីនេះ ການ 这里 這裡 の が は を 的 めません できません 中 失败 失敗 이 가"
    " 의 에 여기",
)
_SCANNED = meaning(
    "हुआ हुई شده scan* skan* skann* sken* skeni* escan* eskan* numéris* numeriz* digitali* scansion* σάρω* σαρω*",
    "σαρό* скан* скен* სკან* սկան* סריק* סרוק* שנסרק ممسوح* مسح ماسح* پویی* پویش* اسکن* تارا* स्कैन* स्क्यान*",
    "স্ক্যান* ਸਕੈਨ* સ્કેન* ஸ்கேன்* స్కాన్* ಸ್ಕ್ಯಾನ್* സ്കാ* taran* beolvas* nuskait* skönn* pindai* imbas* optično",
    "prebran* inläst* sgan* escane* किया गया गरिएको করা ਕੀਤਾ",
    unspaced="quét สแกน ស្កេន ສະແກນ 扫描 掃描 スキャン された 済み 스캔 된 한",
)
#: Behind another noun: Arkivbild.
_PICTURES = ("afbeelding", "beeld", "bild", "bilde", "bilden", "bildet", "billede", "foto", "kuva", "pilt")
#: Whose field it is.
_YOURS = meaning(
    "your ihr ihre ihren ihrem dein deine deinen votre vos ton ta tes su sus tu seu sua teu tua tuo vostro vostra uw",
    "je jouw din ditt dit þinn sinun twój twoja twojego váš vaše tvůj vaš vaša ваш ваша ваше твой твій tău dvs",
    "vostre",
    unspaced="您的 你的 あなたの",
)
#: A picture of something else, or of nothing that matters.
_STANDING_IN = meaning(
    "illustrat* illustraz* illusztr* ilustra* lustrati* dimostrativ* demonstrativ* ilustrač* ilustrac* иллюстра*",
    "илюстра* ілюстра* илустра* ilustrirov* archiv* archiw* archief* archyv* archív* arhiv* arkiv* arkist* arxiv*",
    "arquivo arşiv* arsip* архив* архів* αρχείου أرشيف* ارشيف* الأرشيف ארכיון artxibo* safnmynd* repertorio",
    "referencia symbol* genre* kuvitus* symboliczn* simbolic* simbolič* симболич* символич* temsili temsilî genre",
    "indicativ* ενδεικτικ* συμβολικ* asociat* asociatyv* representativ* decorativ* décoratif décorative dekorativ*",
    "dekoracyjn* декоратив* contractuel* contractual ähnlich similar similaire simile تعبيرية توضيحية تزیینی تزئینی",
    "אילוסטרציה להמחשה प्रतीकात्मक* सांकेतिक* প্রতীকী ছবি stock generic",
    unspaced="minh_họa lưu_trữ tư_liệu ภาพประกอบ แฟ้มภาพ ตัวอย่าง 示意 资料 資料 参考 參考 イメージ 자료 참고",
)
#: ``Image used for illustrative purposes only``
_MERELY = meaning(
    "rol rolul cours curso corso only purpose purposes used use merely meramente puramente lediglich nur zweck",
    "zwecke uniquement seulement solo sólo titre carácter caráter caracter endast kun bara вид בלבד aus internet",
    "visuel visual vizuál снимок snímek",
    unspaced="เท่านั้น 仅供 僅供 です 만",
)
_FOR = table("for zur ter til för pour à para per")
_LOADING = meaning(
    "loading lädt geladen laden chargement charger cargando carregando caricamento laddar indlæser laster ładowanie",
    "wczytywanie načítání načítavam загрузка загружается завантаження betöltés încărcare učitavanje yükleniyor",
    "φόρτωση تحميل טוען memuat",
    unspaced="đang_tải กำลังโหลด 加载 載入 読み込 불러오 불러올 로딩",
)
_SUPPLIED = meaning(
    "supplied provided furnished courtesy bereitgestellt gestellt fournie fourni cedida cedido proporcionada",
    "suministrada facilitada fornita fornecida cedidas gentilmente aangeleverd geleverd beschikbaar tillhandahållen",
    "pressbild stillet utlånt предоставлен* надан* надіслан* dostarczon* udostępnion* poskytnut* poskytl* furnizat*",
    "biztosított sağlanan",
    unspaced="提供 供图 供圖 제공",
)
#: Words; of a picture that was supplied, there are more.
_FEW, _MOST, _MOST_SUPPLIED = 4, 6, 12
_TELLING = (FIELD, NAME, _NEW, _NONE, _SCANNED, _STANDING_IN, _LOADING, _SUPPLIED)
_PARTS = {part for each in (*_TELLING, THING, _HERE, _YOURS, _MERELY) for part in each.parts}
_UNSPACED = regex.compile(rf"(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))}|[\s\d])+")


def is_label(text: str) -> bool:
    """Whether ``text`` names a field of something, something new, or that there is none, and nothing else; or only
    tells of a picture that it stands for others, who supplied it, or that it is on its way."""
    close = unspaced(text).strip(" .:…!。")
    if not close.isascii() and _UNSPACED.fullmatch(close):
        field = FIELD.is_part_of(close) and any(each.is_part_of(close) for each in (_HERE, _NONE, _YOURS))
        return field or (
            (THING.is_part_of(close) or _MERELY.is_part_of(close)) and any(each.is_part_of(close) for each in _TELLING)
        )
    found = parts_of(text)
    if len(found) == 1:
        return found[0].endswith(_PICTURES) and found[0] in _STANDING_IN
    if not 1 < len(found) <= _MOST_SUPPLIED:
        return False
    if found[0] in THING and _SUPPLIED.is_among(found[1:4]):
        return True
    if len(found) > _MOST:
        return False
    if found[0] in _LOADING or found[-1] in _LOADING:
        return THING.is_among(found) or all(
            word in _LOADING or word in _MERELY or word in small_words() for word in found
        )
    about = THING.is_among(found) or (found[0] in _FOR and _STANDING_IN.is_among(found))
    told = about and any(each.is_among(found) for each in _TELLING)
    asked = FIELD.is_among(found) and (
        _YOURS.is_among(found) or _NONE.is_among(found) or (_HERE.is_among(found) and len(found) < _FEW)
    )
    return (told or asked) and all(
        len(word) == 1
        or any(word in each for each in (*_TELLING, THING, _HERE, _MERELY, _YOURS))
        or word in small_words()
        for word in found
    )
