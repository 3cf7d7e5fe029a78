"""Who may do what with a picture, as lawyers of many countries say it."""

from __future__ import annotations

from django_autocaption.providers.embedded.metadata.noise.languages.lexicon import Meaning, meaning, parts_of, unspaced

_RIGHTS = meaning(
    # Germanic
    "rights rechte rechten regte rättigheter* rettighed* rettighet* réttindi réttur rættindi rechter copyright",
    # Romance
    "droits derechos direitos diritti dereitos drets drechs drepturi* dretz",
    # Slavic
    "prawa praw práva prava pravice права правы",
    # Baltic, Uralic
    "tiesības teisės oikeudet õigused jog jogok szerzői",
    # Celtic, Basque, Albanian, Maltese, Esperanto
    "ceart cearta chòir còir hawl hawliau eskubide* drejtat drejta drittijiet rajtoj gwirioù",
    # Turkic, Mongolian, Iranian
    "hak hakkı hakları haklar* hüquq* huquq* құқық* хокук* хукук* укук* ҳуқуқ* эрх mafên",
    # Greek, Armenian, Georgian
    "δικαιώμα* δικαίωμα* իրավունք* უფლება* უფლებები",
    # Semitic, Persian, Urdu
    "حقوق الحقوق حق זכויות הזכויות መብት* መብቱ",
    # India
    "अधिकार* हक्क* अधिकारहरू স্বত্ব* অধিকার* અધિકાર* ਅਧਿਕਾਰ* உரிமை* హక్కు* ಹಕ್ಕು* അവകാശ* හිමිකම්*",
    # Malay, Philippine, African
    "hakcipta karapatan haki xuquuq* amalungelo regte ẹ̀tọ́ hakkin",
    unspaced="ลิขสิทธิ์ สิทธิ์ សិទ្ធិ ລິຂະສິດ မူပိုင် 版权 版權 著作权 著作權 権利 權利 저작권 권리",
)
_RESERVED = meaning(
    # Germanic
    "reserved vorbehalten voorbehouden voorbehou förbehåll* forbehol* förbehol* áskilin* umbiðin virbehalen",
    "reservéiert",
    # Romance and others with the Latin word
    "réservés reservados riservati reservats reservatz rezervate* reservad* erreserbat* rezervuar* riżervati",
    "rezervita*",
    # Slavic
    "zastrzeżone zastrzeż* vyhrazen* vyhraden* pridržan* zadržan* задржан* придржан* zaščiten* zaštićen* заштићен*",
    "заштитен* запазен* защищ* захищ* абаронен* зарезервир*",
    # Baltic, Uralic
    "aizsargāt* rezervēt* paturēt* saugom* ginamos pidätet* pidätetään kaitst* reserveerit* fenntart*",
    # Celtic, Basque
    "cosaint gcosaint coimeádta glèidhte cedwir cedwid gordeta gordeak miret",
    # Turkic, Mongolian, Iranian
    "saklıdır saklı mahfuzdur qorunur qorunub himoyalangan* қорғалған* корголгон* маҳфуз* ҳифз* хамгаалагд* parastî*",
    # Greek, Armenian, Georgian
    "επιφύλαξη επιφυλάξη* επιφυλάσσ* κατοχυρωμέν* պաշտպանված* վերապահ* დაცულ*",
    # Semitic, Persian, Urdu
    "محفوظة محفوظه محفوظ שמורות שמורים የተጠበ* ተጠብቆ*",
    # India
    "सुरक्षित* आरक्षित* राखीव* সংরক্ষিত* અનામત* આરક્ષિત* સુરક્ષિત* ਰਾਖਵੇਂ* ਸੁਰੱਖਿਅਤ* பாதுகாக்* ஒதுக்க* ప్రత్యేకించ*",
    "రిజర్వ్* ಕಾಯ್ದಿರಿಸ* നിക്ഷിപ്ത* ඇවිරිණි*",
    # Malay, Philippine, African
    "dilindungi terpelihara undang nakalaan nakareserba zimehifadhiwa imehifadhiwa xifdisan agodliwe",
    unspaced="สงวน រក្សា ສະຫງວນ 所有 保留 必究 留保 所属 보유 있습니다 소유",
)
#: The whole of it in one word.
_BOTH = meaning(
    "সর্বস্বত্ব* सर्वाधिकार*",
    unspaced="保留所有权利 保留所有權利 สงวนลิขสิทธิ์ 图文无关 圖文無關 与本文无关 與本文無關 本文と関係 本文とは関係"
    " 記事とは関係 기사와_관련 기사와_무관 기사_내용과 仅供参考 僅供參考 以实物为准 以實物為準 画像はイメージ"
    " 写真はイメージ 禁止转载 禁止轉載 請勿轉載 请勿转载 無断転載 転載禁止 무단전재",
)
_COPYING = meaning(
    "copying reproduction reprint* vervielfältig* nachdruck* weitergabe abdruck* kopier* kopiering* overname",
    "overnemen återge* gengiv* gjengi* eftertryck* ettertrykk* kopiointi* jäljentä* reproduc* reproduç* riprodu*",
    "copia* copiere* przedruk* kopiowan* kopírov* šíření šírenie kopiranj* umnožav* umnažanj* razmnoževanj*",
    "перепечат* копирован* копіюван* передрук* копиран* возпроизвежд* размножав* копирањ* умножав* másol*",
    "sokszorosít* utánközl* kopēšan* pārpublic* kopijav* perspausd* kopeeri* paljunda* çoğalt* kopyala* alıntılan*",
    "köçür* menyalin memperbanyak penyalinan perbanyakan menyebarluaskan αναδημοσίευση* αναπαραγωγή* αντιγραφή* نسخ",
    "النسخ نشر النشر استنساخ کپی بازنشر העתקה שכפול להעתיק प्रतिलिपि* नक़ल नकल प्रकाशन",
    unspaced="sao_chép คัดลอก ทำซ้ำ เผยแพร่ 转载 轉載 複製 复制 転載 전재 복제 배포",
)
_FORBIDDEN = meaning(
    "forbidden prohibited unauthori* verboten untersagt interdit* prohibid* vietat* proibid* verboden forbudt",
    "förbjud* förbud kielletty* bannað zabronion* zakazan* zakaz zakáz* zabranjen* prepoveda* запрещ* заборон*",
    "забран* забрањен* забарон* interzis* tilos tiltott aizlieg* draudžiam* keelatud yasak* qadağan* cấm dilarang",
    "απαγορεύ* ممنوع ممنوعة يمنع يحظر محظور אסור אסורה निषिद्ध* वर्जित* prohibita",
    unspaced="ห้าม 禁止 禁ず 禁じ 不得 严禁 嚴禁 请勿 請勿 금지 금합니다",
)
_WITHOUT = meaning(
    "without ohne sans sin senza sem zonder uden uten utan ilman án bez без fără nélkül be brez χωρίς bila tanpa",
    "nang دون بدون بغير ללא בלי बिना ikke không",
    unspaced="未经 未經 無断 ไม่ได้รับ 무단 없이",
)
_PERMISSION = meaning(
    "permission consent genehmigung zustimmung erlaubnis einwilligung autorisation accord permiso autorización",
    "permissão autorização autorizzazione permesso consenso toestemming tilladelse* tillatelse* tillstånd*",
    "tillåtelse* avtal* avtale* lupa* lupaa leyfi* zgody zezwolen* souhlas* súhlas* povolen* dozvol* dovoljenj*",
    "odobren* разрешен* дозвол* згоди согласи* съгласи* разреш* одобрен* acord* permisiun* engedély* hozzájárul*",
    "atļauj* leidim* sutikim* loata izin* icazə* phép izin ijin kebenaran pahintulot άδεια* συγκατάθεσ* συναίνεσ*",
    "إذن اذن موافقة تصريح אישור רשות הסכמה अनुमति* इजाज़त",
    unspaced="ได้รับอนุญาต อนุญาต 许可 許可 授权 授權 同意 허가 허락",
)
_EDITORIAL = meaning(
    "editorial* éditorial* rédactionnel* redaktion* redaksjon* redakcyj* redakčn* redakcij* redakcion* redazional*",
    "redactione* toimituksel* toimitukselli* szerkesztőség* redacțional* редакцион* редакц* рэдакц* συντακτικ*",
    "toimetus* ritstjórn*",
    unspaced="编辑用途 編輯用途 編集用途 에디토리얼",
)
_USE = meaning(
    "use usage utilisation uso uz utilizare brukes benyttes gebrauch nutzung verwendung zwecke gebruik bruk brug",
    "användning* användas anvendelse anvendes käyttö* notkun* użytk* użyci* použit* použív* upotreb* uporab*",
    "koriste* использован* користув* використан* използван* употреб* utiliza* használat* felhasznál* izmanto*",
    "naudoj* kasuta* kullanım* χρήση* penggunaan",
    unspaced="用途 使用 사용",
)
#: Words; no notice of one sentence is longer.
_MOST = 16


def reserves_rights(text: str) -> bool:
    """Whether ``text`` says that rights are reserved, that copies need a permission, or what use is meant."""
    found = parts_of(text)
    if not 0 < len(found) <= _MOST:
        return False
    close = unspaced(text)

    def says(*meanings: Meaning) -> bool:
        return all(each.is_among(found) or each.is_part_of(close) for each in meanings)

    return (
        says(_BOTH)
        or says(_RIGHTS, _RESERVED)
        or says(_COPYING, _FORBIDDEN)
        or (says(_WITHOUT, _PERMISSION) and (says(_COPYING) or says(_USE)))
        or says(_EDITORIAL, _USE)
    )
