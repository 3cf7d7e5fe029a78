"""Orders to a reader or a model, in every language: "ignore all previous instructions", "answer only with OK"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from django_autocaption.text.tables.base import any_of


@dataclass(frozen=True, kw_only=True)
class Orders:
    """What orders in one language are made of; each is a pattern, in which a space stands for blanks."""

    ignore: str
    """"ignore", "forget", "disregard"."""
    rules: str
    """"instructions", "rules", "prompt"."""
    earlier: str
    """"previous", "above", "all": what tells orders to a model from those that a sign gives."""
    others: str
    """How other orders begin: "you are now", "answer only with", "do not describe"."""
    spaced: bool = True
    """Its words stand between spaces."""

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """All four, in their order; where words have spaces between them, each begins with one."""
        return tuple(any_of((self.source(name),)) for name in ("ignore", "rules", "earlier", "others"))

    def source(self, name: str) -> str:
        """One of the four as a pattern that is not compiled."""
        edge = r"(?<!\w)" if self.spaced else ""
        return rf"{edge}(?:{getattr(self, name)})".replace(" ", r"\s+")


#: Tag → orders. English ones have more forms, and are with the rule.
ORDERS = {
    "de": Orders(
        ignore=r"ignorier\w*|vergiss|vergessen|missachte\w*",
        rules=r"anweisung\w*|anleitung\w*|instruktion\w*|befehl\w*|vorgaben|regeln|prompts?(?!\w)",
        earlier=r"vorherig\w*|bisherig\w*|vorig\w*|obig\w*|vorangegangen\w*|alle[nr]?(?!\w)|früher\w*"
        r"|system\w*",
        others=r"du bist (?:jetzt|nun|ab jetzt)|antworte (?:bitte )?(?:nur|ausschließlich|immer) mit"
        r"|beschreibe? (?:das|dieses) (?:bild|foto) nicht"
        r"|gib (?:mir )?(?:den|deinen) (?:system\w*|prompt)|klicken? (?:sie )?(?:hier|auf)"
        r"|tu so,? als ob|verrate? ",
    ),
    "fr": Orders(
        ignore=r"ignore[zr]?|oublie[zr]?|ne tene[zs] pas compte",
        rules=r"instructions?|consignes?|directives?|règles|prompts?(?!\w)|ordres",
        earlier=r"précédente?s?|antérieure?s?|ci-dessus|toutes?(?!\w)|système",
        others=r"tu es (?:maintenant|désormais)|vous êtes (?:maintenant|désormais)"
        r"|réponde?[zs]? (?:uniquement|seulement) (?:par|avec)|ne (?:décri[sv]e?z?|mentionnez?) pas"
        r"|révèle[zr]? |cliquez? (?:ici|sur)|fais(?:ez)? semblant",
    ),
    "es": Orders(
        ignore=r"ignor(?:a|e|en|ar)|olvid(?:a|e|en|ar)|haz caso omiso|haga caso omiso|descarta",
        rules=r"instrucci(?:ón|ones)|indicaciones|órdenes|reglas|prompts?(?!\w)|directrices",
        earlier=r"anterior(?:es)?|previas?|arriba|tod[ao]s?(?!\w)|sistema",
        others=r"ahora eres|eres ahora|respond[ea] (?:solo|sólo|solamente|únicamente) con"
        r"|no (?:describas?|menciones?) |revela |haz clic|haga clic|finge (?:ser|que)",
    ),
    "it": Orders(
        ignore=r"ignor(?:a|i|ate|are)|dimentica(?:re|te)?|trascura",
        rules=r"istruzioni|indicazioni|ordini|regole|prompts?(?!\w)|direttive",
        earlier=r"precedenti|sopra|tutt[ei](?!\w)|sistema",
        others=r"(?:ora|adesso) sei|rispondi (?:solo|soltanto|esclusivamente) con"
        r"|non (?:descrivere|menzionare) |rivela |clicca (?:qui|su)|fai finta",
    ),
    "pt": Orders(
        ignore=r"ignor(?:e|a|em|ar)|esque(?:ça|cer|ce)|desconsider(?:e|a|ar)|descarte",
        rules=r"instruç(?:ão|ões)|indicações|ordens|regras|prompts?(?!\w)|diretrizes|orientações",
        earlier=r"anterior(?:es)?|prévias?|acima|tod[ao]s?(?!\w)|sistema",
        others=r"(?:agora )?(?:você|tu) (?:agora )?(?:é|és) agora|agora (?:você é|és)"
        r"|respond[ae] (?:apenas|somente|só) com|não (?:descrevas?|mencione|menciones) |revel[ea] "
        r"|clique (?:aqui|em)|finja (?:ser|que)",
    ),
    "nl": Orders(
        ignore=r"negeer|vergeet|sla over",
        rules=r"instructies?|aanwijzing(?:en)?|opdracht(?:en)?|regels|prompts?(?!\w)",
        earlier=r"vorige|eerdere|voorgaande|bovenstaande|alle(?!\w)|systeem\w*",
        others=r"je bent (?:nu|vanaf nu)|u bent nu|antwoord (?:alleen|uitsluitend) met"
        r"|beschrijf (?:de|deze) (?:afbeelding|foto) niet|onthul |klik (?:hier|op)|doe alsof",
    ),
    "pl": Orders(
        ignore=r"zignoruj\w*|ignoruj\w*|zapomnij\w*|pomiń|pomińcie",
        rules=r"instrukcj\w*|poleceni\w*|polece[nń]\w*|zasad\w*|wytyczn\w*|prompt\w*",
        earlier=r"poprzedni\w*|wcześniejsz\w*|powyższ\w*|wszystki\w*|systemow\w*",
        others=r"(?:jesteś|od) teraz|odpowiedz(?:cie)? (?:tylko|wyłącznie)|odpowiadaj tylko|nie opisuj"
        r"|ujawnij |kliknij |udawaj",
    ),
    "ru": Orders(
        ignore=r"(?:про)?игнориру\w*|забудь(?:те)?|не обращай(?:те)? внимания",
        rules=r"инструкци\w*|указани\w*|правил\w*|команд\w*|промпт\w*",
        earlier=r"предыдущ\w*|прежни\w*|вышеуказанн\w*|все(?:х|ми)?(?!\w)|системн\w*",
        others=r"(?:теперь ты|ты теперь|вы теперь)|отве(?:чай|ть|тьте|чайте) (?:только|лишь)"
        r"|не описывай(?:те)?|раскрой(?:те)? |нажми(?:те)? |притворись",
    ),
    "uk": Orders(
        ignore=r"(?:про)?ігнору\w*|забудь(?:те)?|не зважай(?:те)?",
        rules=r"інструкці\w*|вказівк\w*|правил\w*|команд\w*|промпт\w*",
        earlier=r"попередн\w*|вищезазначен\w*|усі(?:х)?(?!\w)|всі(?:х)?(?!\w)|системн\w*",
        others=r"(?:тепер ти|ти тепер|ви тепер)|відпові(?:дай|дайте|сти) (?:лише|тільки)|не описуй(?:те)?"
        r"|розкрий(?:те)? |натисни|натисніть|прикинься",
    ),
    "bg": Orders(
        ignore=r"игнорирай(?:те)?|забрави(?:|те)(?!\w)|пренебрегни|пренебрегнете",
        rules=r"инструкци\w*|указания\w*|правила\w*|команди\w*",
        earlier=r"предишни\w*|предходни\w*|горните|всички\w*|системн\w*",
        others=r"(?:сега си|ти си вече|вече си)|отговори (?:само|единствено)|отговаряй само"
        r"|не описвай(?:те)?|разкрий |кликни|кликнете|натисни|преструвай се",
    ),
    "cs": Orders(
        ignore=r"ignoruj\w*|zapomeň\w*|přehlédni|nedbej",
        rules=r"pokyn\w*|instrukc\w*|příkaz\w*|pravidl\w*|prompt\w*",
        earlier=r"předchozí\w*|dřívější\w*|výše|všech\w*|systémov\w*",
        others=r"(?:nyní jsi|teď jsi|jsi nyní|od teď)|odpověz (?:pouze|jen)|odpovídej (?:pouze|jen)"
        r"|nepopisuj|prozraď |klikni|předstírej",
    ),
    "sk": Orders(
        ignore=r"ignoruj\w*|zabudni\w*|nedbaj",
        rules=r"pokyn\w*|inštrukci\w*|príkaz\w*|pravid\w*|prompt\w*",
        earlier=r"predchádzajúc\w*|skorš\w*|vyššie|všetk\w*|systémov\w*",
        others=r"(?:teraz si|odteraz si|si teraz)|odpovedz (?:iba|len)|odpovedaj (?:iba|len)|neopisuj"
        r"|prezraď |klikni|predstieraj",
    ),
    "hr": Orders(
        ignore=r"zanemari\w*|ignoriraj\w*|zaboravi(?:te)?(?!\w)",
        rules=r"upute|uputa|upute\w*|instrukcij\w*|naredb\w*|pravil\w*|naputk\w*",
        earlier=r"prethodn\w*|ranij\w*|gore|sve(?!\w)|svih|sustavn\w*",
        others=r"(?:sada si|ti si sada|od sada)|odgovori samo|odgovaraj samo|nemoj opisivati|otkrij |klikni"
        r"|pretvaraj se",
    ),
    "sv": Orders(
        ignore=r"ignorera|glöm|bortse från|strunta i",
        rules=r"instruktion\w*|anvisning\w*|regler\w*|prompt\w*|order(?!\w)",
        earlier=r"tidigare|föregående|ovanstående|alla(?!\w)|system\w*",
        others=r"du är (?:nu|från och med nu)|svara (?:bara|endast) med|beskriv inte|avslöja "
        r"|klicka (?:här|på)|låtsas",
    ),
    "nb": Orders(
        ignore=r"ignorer|glem|se bort fra",
        rules=r"instruksj?on\w*|instruks\w*|anvisning\w*|regler\w*|prompt\w*|ordre\w*",
        earlier=r"tidligere|foregående|ovenstående|forrige|alle(?!\w)|system\w*",
        others=r"du er nå|svar (?:bare|kun) med|ikke beskriv|avslør |klikk (?:her|på)|lat som",
    ),
    "da": Orders(
        ignore=r"ignorér|ignorer|glem|se bort fra",
        rules=r"instruktion\w*|instruks\w*|anvisning\w*|regler\w*|prompt\w*|ordre\w*",
        earlier=r"tidligere|foregående|ovenstående|forrige|alle(?!\w)|system\w*",
        others=r"du er nu|svar (?:kun|bare) med|beskriv ikke|afslør |klik (?:her|på)|lad som om",
    ),
    "ro": Orders(
        ignore=r"ignor(?:ă|ați|a|e)|uit(?:ă|ați|a)|nu ține cont",
        rules=r"instrucțiuni\w*|indicații\w*|reguli\w*|ordine\w*|prompt\w*|comenzi\w*",
        earlier=r"anterioare\w*|precedente\w*|de mai sus|toate(?!\w)|sistem\w*",
        others=r"(?:acum ești|ești acum|de acum ești)|răspunde (?:doar|numai) cu|nu descrie|dezvăluie "
        r"|fă clic|apasă |prefă-te",
    ),
    "ca": Orders(
        ignore=r"ignor(?:a|eu|i|ar)|oblid(?:a|eu|i|ar)|fes cas omís",
        rules=r"instruccions?|indicacions|ordres|regles|prompts?(?!\w)|directrius",
        earlier=r"anteriors?|prèvies|de dalt|tot(?:e?s)?(?!\w)|sistema",
        others=r"ara ets|ets ara|respon (?:només|únicament) amb|no descriguis|no mencionis|revela |fes clic"
        r"|fes veure",
    ),
    "el": Orders(
        ignore=r"αγνόησε|αγνοήστε|ξέχασε|ξεχάστε|παράβλεψε|παραβλέψτε",
        rules=r"οδηγί\w*|εντολ\w*|κανόν\w*|υποδείξ\w*",
        earlier=r"προηγούμεν\w*|παραπάνω|όλ(?:ες|α|ους)|συστήματος",
        others=r"(?:τώρα είσαι|είσαι τώρα|από τώρα είσαι)|απάντησε (?:μόνο|αποκλειστικά)|απαντήστε μόνο"
        r"|μην περιγρά\w+|αποκάλυψε |κάνε κλικ|κάντε κλικ|προσποιήσου",
    ),
    "fi": Orders(
        ignore=r"ohita|unohda|jätä huomiotta|sivuuta",
        rules=r"ohje\w*|määräyk\w*|käsky\w*|sään\w*|kehot\w*",
        earlier=r"aiem\w*|aikaisem\w*|edelli\w*|yllä\w*|kaikki\w*|järjestelmä\w*",
        others=r"olet nyt|vastaa (?:vain|ainoastaan)|älä kuvaile|älä kuvaa|paljasta |klikkaa|napsauta"
        r"|teeskentele",
    ),
    "hu": Orders(
        ignore=r"hagyd figyelmen kívül|hagyja figyelmen kívül|felejtsd el|felejtse el|figyelmen kívül",
        rules=r"utasítás\w*|instrukció\w*|szabály\w*|parancs\w*|prompt\w*",
        earlier=r"korábbi\w*|előző\w*|fenti\w*|összes|minden|rendszer\w*",
        others=r"mostantól|(?:most )?te (?:most )?egy \w+ vagy mostantól"
        r"|csak (?:ennyit|azt|annyit) (?:válaszolj|írd)|válaszolj csak|ne írd le|áruld el|kattints"
        r"|tégy úgy",
    ),
    "tr": Orders(
        ignore=r"yok say\w*|görmezden gel\w*|unut(?:un|unuz)?(?!\w)|dikkate alma\w*|göz ardı et\w*",
        rules=r"talimat\w*|komut\w*|yönerge\w*|kural\w*|istem(?:i|leri)?(?!\w)",
        earlier=r"önceki|yukarıdaki|tüm|bütün|daha önceki|sistem\w*",
        others=r"(?:artık|şimdi) (?:sen )?bir|sen artık|sadece .{1,30} (?:diye|ile) (?:yanıtla|cevap ver)"
        r"|yalnızca .{1,30} yanıtla|görseli (?:açıklama|betimleme)(?!\w)|buraya tıkla",
    ),
    "vi": Orders(
        ignore=r"bỏ qua|phớt lờ|quên đi|hãy quên|lờ đi",
        rules=r"hướng dẫn|chỉ dẫn|lệnh|quy tắc|chỉ thị|yêu cầu",
        earlier=r"trước(?: đó)?|phía trên|ở trên|tất cả|mọi|hệ thống",
        others=r"(?:bây giờ|giờ) bạn là|bạn bây giờ là|chỉ trả lời|hãy chỉ trả lời|đừng mô tả"
        r"|không được mô tả|tiết lộ|nhấp vào|bấm vào",
    ),
    "id": Orders(
        ignore=r"abaikan|lupakan|hiraukan",
        rules=r"instruksi|perintah|petunjuk|aturan|arahan|prompt",
        earlier=r"sebelumnya|terdahulu|di atas|semua|seluruh|sistem",
        others=r"(?:sekarang )?(?:kamu|anda) (?:sekarang )?adalah|(?:jawab|balas)(?:lah)? hanya dengan"
        r"|jangan (?:deskripsikan|jelaskan|sebutkan)|ungkapkan|klik (?:di sini|tautan)|berpura-pura",
    ),
    "zh": Orders(
        ignore=r"忽略|无视|無視|忽視|忘记|忘記|不要理会|不要理會",
        rules=r"指令|指示|提示词|提示詞|命令|规则|規則|说明|說明|提示",
        earlier=r"之前|以上|先前|前面|所有|上述|上面|一切|系统|系統",
        others=r"(?:你现在是|现在你是|你現在是|現在你是)|(?:请)?(?:只|仅)(?:回答|回复|输出)|(?:請)?(?:只|僅)(?:回答|回覆|輸出)|(?:请)?不要描述"
        r"|(?:請)?不要描述|点击|點擊|假装你|假裝你|透露",
        spaced=False,
    ),
    "ja": Orders(
        ignore=r"無視|忘れて|忘れろ|従わない",
        rules=r"指示|命令|ルール|プロンプト|規則|指令",
        earlier=r"以前|これまで|前の|上記|すべて|全て|全部|システム|先の",
        others=r"(?:あなたは今|今からあなたは|これからあなたは|あなたは今から)|.{1,20}(?:とだけ|のみで?)(?:答え|回答|返答)|.{0,12}説明しないで"
        r"|.{0,10}クリックして",
        spaced=False,
    ),
    "ko": Orders(
        ignore=r"무시|잊어|잊으",
        rules=r"지시|명령|규칙|프롬프트|지침|안내",
        earlier=r"이전|앞선|위의|모든|지금까지|시스템|기존",
        others=r"(?:이제|지금부터) (?:너는|당신은)|(?:너는|당신은) (?:이제|지금부터)"
        r"|.{1,20}(?:라고만|로만) (?:대답|답변|응답)"
        r"|.{0,12}설명하지 (?:마|말)|.{0,10}클릭",
    ),
    "ar": Orders(
        ignore=r"تجاهل(?:ي|وا)?|انس(?:ى|وا)?(?!\w)|إنس|تغاض",
        rules=r"(?:ال)?تعليمات|(?:ال)?أوامر|(?:ال)?إرشادات|(?:ال)?قواعد|(?:ال)?توجيهات",
        earlier=r"(?:ال)?سابقة|أعلاه|جميع|كل(?!\w)|كافة|النظام",
        others=r"أنت الآن|(?:أجب|رد) (?:فقط|بـ? ?فقط)|لا (?:تصف|تذكر)|اكشف|انقر|اضغط|تظاهر",
    ),
    "he": Orders(
        ignore=r"התעלם|התעלמי|התעלמו|שכח|שכחי|שכחו",
        rules=r"(?:מ?ה?)?הוראות|(?:מ?ה?)?הנחיות|(?:ה)?כללים|(?:ה)?פקודות",
        earlier=r"(?:ה)?קודמות|(?:ה)?קודמים|(?:ש)?לעיל|מכל|כל(?!\w)|המערכת",
        others=r"(?:אתה עכשיו|עכשיו אתה|מעתה אתה)|ענה (?:רק|אך ורק)|אל תתאר|חשוף|לחץ (?:כאן|על)|העמד פנים",
    ),
    "hi": Orders(
        ignore=r"अनदेखा|नज़रअंदाज़|नजरअंदाज|उपेक्षा|भूल जा\w*",
        rules=r"निर्देश\w*|आदेश\w*|नियम\w*|अनुदेश\w*",
        earlier=r"पिछले|पिछली|पहले|ऊपर|सभी|सारे|सिस्टम",
        others=r"(?:अब (?:आप|तुम)|(?:आप|तुम) अब)|(?:केवल|सिर्फ़|सिर्फ) .{1,30} (?:उत्तर|जवाब)"
        r"|.{0,12}वर्णन (?:मत|न) कर|.{0,10}क्लिक कर",
    ),
    "th": Orders(
        ignore=r"เพิกเฉย|ละเว้น|ไม่ต้องสนใจ|ลืม|อย่าสนใจ|ไม่สนใจ",
        rules=r"คำสั่ง|คำแนะนำ|กฎ|ข้อกำหนด",
        earlier=r"ก่อนหน้า|ข้างต้น|ทั้งหมด|ที่ผ่านมา|ระบบ",
        others=r"(?:ตอนนี้คุณ(?:คือ|เป็น)|คุณคือ.{1,20}แล้ว)|(?:ให้)?ตอบ(?:เฉพาะ|แค่|เพียง|ว่า)"
        r"|(?:อย่า|ห้าม)(?:อธิบาย|บรรยาย)|คลิก(?:ที่|ตรง)?นี่|เปิดเผย",
        spaced=False,
    ),
}


@cache
def in_any(name: str) -> re.Pattern[str]:
    """One of the four of all languages at once: one look instead of one for each."""
    return any_of(tuple(orders.source(name) for orders in ORDERS.values()))
