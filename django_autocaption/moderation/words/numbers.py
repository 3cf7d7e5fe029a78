"""Numbers as captions spell them before a word for years, in the languages that the app cleans: folded, lower case."""

from __future__ import annotations

_COUNTED: dict[str, str] = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "de": """ein|einem|eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
        sechzehn siebzehn""",
    "nl": """één|een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
        zeventien""",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept",
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete",
    "it": """un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
        diciassette""",
    "pt": """um dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze
        dezesseis|dezasseis dezessete|dezassete""",
    "pl": """roku dwóch|dwa|dwu trzech|trzy czterech|cztery|cztero pięciu|pięć|pięcio sześciu|sześć|sześcio
        siedmiu|siedem|siedmio ośmiu|osiem|ośmio dziewięciu|dziewięć|dziewięcio dziesięciu|dziesięć|dziesięcio
        jedenastu|jedenasto dwunastu|dwunasto trzynastu|trzynasto czternastu|czternasto piętnastu|piętnasto
        szesnastu|szesnasto siedemnastu|siedemnasto""",
    "ru": """одного|одно двух|два трех|три четырех|четыре пяти|пять шести|шесть семи|семь восьми|восемь девяти|девять
        десяти|десять одиннадцати|одиннадцать двенадцати|двенадцать тринадцати|тринадцать четырнадцати|четырнадцать
        пятнадцати|пятнадцать шестнадцати|шестнадцать семнадцати|семнадцать""",
    "ar": "سنة|سنه سنتين|سنتان ثلاث اربع خمس ست سبع ثماني|ثمان تسع عشر",
    "he": "שנה שנתיים שלוש ארבע חמש שש שבע שמונה תשע עשר",
    "hi": "एक दो तीन चार पांच|पाँच छह|छः सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह",
    "zh": "一 二|两|兩 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七",
    "ko": "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두 열세 열네 열다섯 열여섯 열일곱",
    "th": "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง สิบสาม สิบสี่ สิบห้า สิบหก สิบเจ็ด",
}
#: The tens from twenty on, with or without what follows them, are those of grown people.
_TENS: dict[str, str] = {
    "en": r"""(?:eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three
        |four|five|six|seven|eight|nine))?)""",
    "de": r"(?:achtzehn|neunzehn|(?:\w{3,6}und)?(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig))",
    "nl": r"""(?:achttien|negentien|(?:\w{3,6}(?:en|ën))?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig
        |negentig))""",
    "fr": r"""(?:dix[\s-](?:huit|neuf)|(?:vingt|trente|quarante|cinquante|soixante
        |quatre[\s-]vingts?)(?:[\s-](?:et[\s-])?\w{2,6}){0,2})""",
    "es": r"""(?:dieciocho|diecinueve|veint\w+|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta
        |noventa)(?: y (?:\w{2,6}|pico|tantos))?)""",
    "it": r"(?:diciotto|diciannove|(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)\w+)",
    "pt": r"""(?:dezoito|dezenove|(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa)(?: e (?:\w{2,6}
        |poucos))?)""",
    "pl": r"""(?:osiemnast|dziewiętnast|dwudziest|trzydziest|czterdziest|pięćdziesięci|sześćdziesięci|siedemdziesięci
        |osiemdziesięci)\w*""",
    "ru": r"""(?:восемнадцат[иь]|девятнадцат[иь]|двадцат[иь]|тридцат[иь]|сорока?|пят(?:идесяти|ьдесят)
        |шест(?:идесяти|ьдесят)|сем(?:идесяти|ьдесят)|вос(?:ьмидесяти|емьдесят)|девяност[оа])\w*
        (?: \w{3,6}(?= (?:лет|года?)))?""",
    "ar": r"(?:عشرين|ثلاثين|اربعين|خمسين|ستين|سبعين|ثمانين)",
    "he": "(?:עשרים|שלושים|ארבעים|חמישים|שישים|שבעים|שמונים)",
    "hi": "(?:बीस|पच्चीस|तीस|पैंतीस|चालीस|पैंतालीस|पचास|साठ|सत्तर|अस्सी)",
    "zh": "[二三四五六七八九]十[一二三四五六七八九几幾多]?",
    "ko": "(?:스무|(?:스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:한|하나|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉)?)",
    "th": "(?:ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)สิบ(?:เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)?",
}

#: Number word → years.
YEARS: dict[str, int] = {
    word: years
    for counted in _COUNTED.values()
    for years, words in enumerate(counted.split(), 1)
    for word in words.split("|")
}
#: A number word below 18, the longer one first, and one from 18 on.
BELOW_18 = "|".join(sorted(YEARS, key=len, reverse=True))
FROM_18 = "|".join(_TENS.values())
