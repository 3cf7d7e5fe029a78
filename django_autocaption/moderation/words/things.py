"""Nouns of things and animals, by language: a word for a child, or an age, that goes with one is about no person.

Heads follow in Germanic, Slavic and East Asian languages ("child seat", "12-year-old whisky", "子供部屋"); they precede
in Romance and Semitic languages and Thai ("silla de niño", "סוס בן 5"), and where a preposition leads on ("Schuhe für
Kinder"). Hands, faces and groups are no things: what they go with is a person. Patterns over folded text, any case; a
space stands for spaces or hyphens.
"""

from __future__ import annotations

#: English things that keep for years, and animals. "Eine Fünfjährige malt" paints.
_AGEING = r"""bourbon|brandy|cheddar|cheese|cognac|(?<!jährige[rn]? )malt|port|rum|scotch|vinegar|whiske?y|wine|bonsai
    |oak|tree|pine|elm|yew|vine|rose bush|hedge|building|house|cottage|barn|church|chapel|castle|tower|temple|mosque
    |bridge|wall|mill|factory|school|hotel|ship|boat|yacht|ferry|car|truck|van|lorry|tractor|bus|train|tram|locomotive|engine
    |aeroplane|airplane|plane|bicycle|bike|motorbike|motorcycle|laptop|computer|phone|smartphone|camera|television|tv|radio
    |watch|clock|piano|violin|guitar|organ|book|map|coin|stamp|painting|manuscript|letter|chair|table|sofa|carpet|rug
    |quilt|lamp|computer|saddle|company|business|tradition|recipe|calf|cat|colt|dog|foal|gelding|horse|pony|donkey|mule
    |kitten|lamb|mare|piglet|pupp(?:y|ies)|stallion|bull|cow|goat|sheep|pig|parrot|macaw|owl|eagle|tortoise|turtle
    |elephant|lion(?:ess)?|tiger|bear|cub|gorilla|chimpanzee|monkey|camel|llama|alpaca|rabbit|hen|rooster|dolphin|seal
    |whale|snake|crocodile|retriever|terrier|shepherd|labrador|poodle|spaniel|collie|beagle|bulldog|hound"""
#: English things that are made for children or of their size, and no verbs ("a girl signs a guitar").
_CHILDRENS = r"""(?:car )?seat|carseat|(?:high ?)?chair|highchair|crib|bassinet|stroller|pram|buggy|carriage|carrier
    |pacifier|food|formula|cereal|lotion|shampoo|clothes|clothing|clothesline|shoe|bootie|sneaker|mitten|t shirt|tshirt
    |jacket|bodysuit|doll|picture book|bookshelf|magazine|menu|(?:changing |locker )?room|bedroom|bathroom|restroom
    |nursery|playroom|playground|play area|pool|ward|hospital|clinic|museum|library|cent(?:re|er)|section|department
    |zone|furniture|scooter|tricycle|artwork|handprint|footprint|leather|suede|carrot|corn|spinach|potato(?:e)?
    |tomato(?:e)?|greens|leaves|kale|lettuce|beet|turnip|courgette|zucchini|artichoke|shrimp|octopus|squid|clam
    |back rib|bok choy|mushroom|onion|banana|marrow|aubergine|eggplant|arugula|chard|goat|tooth|teeth|toilet
    |lavator(?:y|ies)|poster|logo|album|vinyl|cd|calendar|mug|cookie|cookie tin|biscuit|building|campus|corridor
    |hallway|entrance|facade|façade|bus|buse|stadium|football field|sports field|cafeteria|parking lot|gymnasium
    |textbook|sweater|backpack|swing set"""
#: Likewise, but verbs as well.
_VERBS_TOO = r"""bed|cot|cradle|monitor|bottle|powder|oil|wipe|blanket|boot|sock|glove|dress|shirt|coat|toy|book|drawing
    |skin|sign|record|gate|table|desk|bike|bicycle|toilet sign|slide|hat|slipper|sandal|game"""
#: A person whose business the thing is: "a 12-year-old dog walker".
_NOT_AN_AGENT = r"""(?! (?!over|under|after|other|another|water|paper|corner|counter|silver|leather)
    (?:\w+(?:er|or|ist|ian|man|woman|men|women)s?|girls?|boys?|child|children|kids?|people)(?!\w))"""
_NO_OBJECT = r"(?! (?:an?|the|his|her|its|their|some|with|up|him|them)(?!\w))"
#: Between an age or a child's word and the thing: "a 12-year-old single malt", "a girl band poster".
_ENGLISH_BETWEEN = r"""(?:(?:single|old|small|big|large|little|white|black|brown|grey|gray|red|blue|green|yellow|bay
    |wooden|rusty|rusted|classic|vintage|used|secondhand|second hand|sports|race|racing|family|village|stone|brick
    |golden|german|apple|olive|scouts?|band|group|guide|designer|winter|summer|sized?|friendly) ){0,2}"""

_GERMAN = r"""\w*(?:auto|wagen|fahrzeug|traktor|bus|zug|lok|schiff|boot|fahrrad|rad|motorrad|flugzeug|haus|häuser
    |gebäude
    |schule|scheune|kirche|turm|brücke|mauer|hütte|villa|baum|bäume|bäumchen|eiche|linde|buche|kiefer|rebe|whiske?y
    |wein|rum|käse|cognac|essig|pferd|hund|katze|kuh|stute|hengst|fohlen|welpe|esel|schildkröte|papagei|elefant
    |löwe|bulle|wallach|uhr|klavier|flügel|geige|teppich|stuhl|stühle|tisch|sessel|bett|sofa|buch|bücher|karte|münze
    |kamera|computer|laptop|handy|schuhe?|stiefel|kleidung|kleid|kleider|sitz|spielzeug|zimmer|platz|plätze|park|becken
    |menü|mode|laden|fest|firma|unternehmen|tradition|schokolade|riegel|bueno|überraschung)(?:s|es|n|en|e)?"""
_DUTCH = r"""\w*(?:auto|wagen|tractor|bus|trein|schip|boot|fiets|motor|vliegtuig|huis|gebouw|school|schuur|kerk|toren
        |brug
    |muur|molen|boom|eik|linde|wijnstok|whisky|wijn|rum|kaas|paard|hond|kat|koe|merrie|hengst|veulen|ezel
    |schildpad|papegaai|olifant|leeuw|stier|klok|piano|viool|tapijt|stoel|tafel|bed|boek|boeken|kaart|munt|camera
    |computer|laptop|schoenen|laarzen|kleding|kleren|jurk|zitje|stoeltje|speelgoed|kamer|park|bad|menu|winkel|bedrijf
    |traditie)(?:s|en|je|jes)?"""
_POLISH = r"""(?:samoch[oó]d|aut|autobus|ciągnik|traktor|pociąg|statek|statk|łód|rower|motocykl|samolot|dom|domu|budyn
        |szkoł|stodoł
    |kości[oó]ł|wież|most|mur|młyn|drzew|dąb|dęb|lip|sosn|winorośl|whisky|win|rum|ser|ko[nń]|klacz|ogier|źreb|pies|ps
    |szczeni|kot|krow|osioł|żółw|papug|sło[nń]|lew|byk|zegar|pianin|fortepian|skrzyp|dywan|krzes|fotel|stół|stol|łóż
    |książ|ksieg|księg|map|monet|aparat|komputer|laptop|buty|but[óy]w|bucik|ubra|ubran|sukien|zabaw|pok[oó]j|plac|park
        |basen
    |menu|sklep|firm|tradycj|wóz|wózek|wózk|szpital)\w{0,4}"""
_RUSSIAN = r"""(?:автомобил|машин|автобус|трактор|поезд|корабл|лод[ко]|велосипед|мотоцикл|самолет|дом|здани|школ|сара
        |церк|церков
    |башн|мост|стен|мельниц|дерев|дуб|лип|сосн|лоз|виски|вин|ром|сыр|коньяк|конь|кон[яюе]|лошад|кобыл|жереб|соба|пес
    |щен|кот|кош|коров|осел|осл|черепах|попуга|слон|лев|льв|бык|час|пианино|роял|скрип|ков[её]р|стул|кресл|стол|кроват
    |диван|книг|карт|монет|камер|компьютер|ноутбук|ботин|обув|туф|сапог|одежд|плать|игруш|комнат|площадк|парк|бассейн
    |меню|магазин|компани|традици|коляск|больниц)\w{0,5}"""

_ROMANCE = {
    "fr": r"""sièges?|rehausseur|poussettes?|landaus?|porte|chambres?|lits?|berceaux?|chaises?|tables?|bureaux?
        |fauteuils?|salles?
        |robes?|vêtements?|chaussures?|bottes?|bottines?|chaussons?|chaussettes?|manteaux?|vestes?|pulls?|chapeaux?
        |sacs?|jouets?
        |livres?|albums?|bd|contes?|dessins? (?=d)|vélos?|trottinettes?|parcs?|aires?|jeux|jardins?|hôpita(?:l|ux)
        |rayons?|coin
        |espaces?|menus?|biberons?|couches?|produits?|lait|affiches?|disques?|magasins?|boutiques?|uniformes?
        |voitures?|autos?|camions?|tracteurs?|bateaux?|trains?|avions?|motos?|maisons?|bâtiments?|églises?|tours?
        |ponts?|murs?|arbres?
        |chênes?|vignes?|whiskys?|vins?|rhums?|fromages?|cognacs?|portos?|cheva(?:l|ux)|juments?|étalons?|poneys?
        |chiens?|chiennes?
        |chats?|chattes?|vaches?|ânes?|tortues?|perroquets?|éléphants?|lions?|taureaux?|horloges?|montres?|pianos?
        |violons?
        |tapis|cartes?|pièces?|ordinateurs?|entreprises?|traditions?""",
    "es": r"""sillitas?|sillas?|carritos?|cochecitos?|habitaci(?:ón|ones)|cuartos?|dormitorios?|camas?|cunas?|mesas?
        |vestidos?|ropa
        |prendas?|zapatos?|zapatillas?|botas?|botitas|calcetines|abrigos?|chaquetas?|gorros?|bolsos?|juguetes?
        |muñecas?|libros?
        |cuentos?|dibujos?|bicicletas?|patinetes?|parques?|zonas?|áreas?|juegos|hospital(?:es)?|secci(?:ón|ones)|menús?
        |biberon(?:es)?|biberón|pañales|productos?|leche|carteles?|cartel|discos?|tiendas?|uniformes?|baños?|aseos?
        |coches?|autos?|carros?|camion(?:es)?|camión|tractor(?:es)?|barcos?|tren(?:es)?|avi(?:ón|ones)|motos?|casas?
        |edificios?|iglesias?
        |torres?|puentes?|muros?|árbol(?:es)?|robles?|olivos?|vid(?:es)?|whisky|vinos?|ron|quesos?|coñac|caballos?
        |yeguas?
        |potros?|perr[oa]s?|gat[oa]s?|vacas?|burros?|tortugas?|loros?|elefantes?|leon(?:es)?|león|toros?|reloj(?:es)?
        |pianos?
        |violin(?:es)?|violín|alfombras?|mapas?|monedas?|ordenador(?:es)?|empresas?|tradici(?:ón|ones)""",
    "it": r"""seggiolin[oi]|passeggin[oi]|carrozzin[ae]|camer(?:a|e|etta|ette)|lett(?:o|i|ino|ini)|cull[ae]|sedi[ae]
        |tavol[oi]
        |vestit[oi]|abit[oi]|abbigliamento|scarp[ae]|scarpin[ei]|stival[ei]|calzin[oi]|cappott[oi]|giacc(?:a|he)
        |cappell[oi]
        |bors[ae]|giocattol[oi]|bambol[ae]|libr[oi]|libreria|fiab[ae]|disegn[oi]|biciclett[ae]|monopattin[oi]|parc(?:o
        |hi)(?: giochi)?
        |giochi|are[ae]|ospedal[ei]|repart[oi]|menù|biberon|pannolini|prodott[oi]|latte|manifest[oi]|disc(?:o|hi)
        |negoz(?:io|i)
        |automobil[ei]|auto|macchin[ae]|camion|trattor[ei]|barc(?:a|he)|nav[ei]|tren[oi]|aere[oi]|moto|cas[ae]
        |edific(?:io|i)
        |chies[ae]|torr[ei]|pont[ei]|mur[oi]|alber[oi]|querc(?:ia|e)|uliv[oi]|vit[ei]|whisky|vin[oi]|rum|formagg(?:io
        |i)|cavall[oi]
        |cavall[ae]|puledr[oi]|can[ei]|cagn[ae]|gatt[oiae]|mucc(?:a|he)|asin[oi]|tartarug(?:a|he)|pappagall[oi]
        |elefant[ei]
        |leon[ei]|tor[oi]|orolog(?:io|i)|pianofort[ei]|violin[oi]|tappet[oi]|mapp[ae]|monet[ae]|computer|aziend[ae]
        |tradizion[ei]""",
    "pt": r"""cadeirinhas?|cadeiras?|carrinhos?|quartos?|camas?|berços?|mesas?|vestidos?|roupas?|sapatos?|sapatinhos?
        |botas?|meias?
        |casacos?|jaquetas?|chapéus?|bolsas?|brinquedos?|bonecas?|livros?|contos?|desenhos?|bicicletas?|patinetes?
        |parques?
        |parquinhos?|áreas?|jogos|hospita(?:l|is)|seç(?:ão|ões)|menus?|mamadeiras?|fraldas?|produtos?|leite
        |cartaz(?:es)?
        |discos?|lojas?|uniformes?|banheiros?
        |carros?|autos?|automóve(?:l|is)|caminh(?:ão|ões)|trator(?:es)?|barcos?|navios?|tre(?:m|ns)|avi(?:ão|ões)
        |motos?|casas?
        |edifícios?|prédios?|igrejas?|torres?|pontes?|muros?|árvores?|carvalhos?|oliveiras?|videiras?|uísques?|whisky
        |vinhos?|rum
        |queijos?|cavalos?|éguas?|potros?|cães|cão|cachorr[oa]s?|gat[oa]s?|vacas?|burros?|tartarugas?|papagaios?
        |elefantes?
        |leões|leão|touros?|relógios?|pianos?|violinos?|tapetes?|mapas?|moedas?|computador(?:es)?|empresas?
        |tradiç(?:ão|ões)""",
}
#: No word that leads on to somebody else: "un chat et un enfant", "un bus plein d'enfants".
_ADJECTIVE = r"""(?: (?!(?:et|avec|sans|sur|sous|dans|devant|ou|y|e|o|con|com|sin|sem|sobre|en|em|na?|no|ante|delante
        |à|a
    |lleno|llena|plein|pleine|pieno|piena|cheio|cheia)(?!\w))\w+)?"""
#: Arabic and Hebrew things; the article is part of the word.
_ARABIC = r"""(?<!\w)(?:ال|لل|بال|وال|و)?(?:كتاب|كتب|قصص|غرفة|غرف|سرير|اسرة|عربة|عربات|مقعد|مقاعد|كرسي|كراسي|ملابس|احذية
    |حذاء|لعب|العاب|لعبة|دراجة|دراجات|مستشفي|حديقة|ملعب|قسم|طعام|حليب|زجاجة|متجر)"""
_ARABIC_AGEING = r"""(?<!\w)(?:ال)?(?:سيارة|شاحنة|حصان|فرس|كلب|كلبة|قط|قطة|شجرة|بيت|منزل|مبني|كنيسة|مسجد|جسر|سفينة|قارب
    |ساعة|نبيذ|فيل|سلحفاة|بقرة|حمار|ببغاء|بيانو|سجادة)"""
_HEBREW = r"""(?<!\w)ה?(?:עגל(?:ת|ות)|כיסא(?:ות)?|כסא|ספרי?|חדרי?|בגדי|נעלי|מיט(?:ת|ות)|צעצועי?|משחקי|גני?|מגרש|מושב
        |בקבוק
    |מזון|בריכת|אופני|חנות|ארון)"""
_HEBREW_AGEING = r"""(?<!\w)ה?(?:מכוני(?:ת|ות)|משאית|סוסה?|כלבה?|חתולה?|עץ|אלון|בית|בניין|כנסיי?ה|גשר|ספינה|סירה|שעון
        |יין
    |ויסקי|פיל|צב|פרה|חמור|תוכי|פסנתר|שטיח)"""
_THAI = "รถเข็น|ที่นั่ง|เก้าอี้|หนังสือ|ของเล่น|เสื้อผ้า|รองเท้า|ห้อง|เตียง|สนาม|โรงพยาบาล|อาหาร|ตุ๊กตา|สระ|ขวดนม|สำหรับ"
_THAI_AGEING = "รถ|รถยนต์|ม้า|สุนัข|หมา|แมว|ต้นไม้|บ้าน|อาคาร|โบสถ์|สะพาน|เรือ|นาฬิกา|ไวน์|วิสกี้|ช้าง|เต่า|วัว|นกแก้ว"

#: What stands behind a word for a child and makes a thing of it.
AFTER_A_CHILD: tuple[str, ...] = (
    rf" {_ENGLISH_BETWEEN}(?:{_CHILDRENS})s?(?!\w|'s \w){_NOT_AN_AGENT}",
    rf"(?<!s) (?:{_VERBS_TOO})(?!\w|'s \w){_NO_OBJECT}{_NOT_AN_AGENT}",
    rf"(?<=children|child|baby|s)'s? {_ENGLISH_BETWEEN}(?:{_CHILDRENS}|{_VERBS_TOO})(?:e?s)?(?!\w){_NOT_AN_AGENT}",
    r" (?:schokolade|riegel|bueno|überraschung|country|pingui)(?!\w)",
    r"-(?:und|oder) (?!\w*(?:chor|gruppe|mannschaft|team))\w+",
    r" (?:de café|de salle|d'honneur|de bureau|d'étage|de ferme|de (?:bronze|pedra|piedra|mármo[rl]e?|pierre))(?!\w)",
    r""" (?:का|की|के) (?:लिए )?(?:किताब\w*|पुस्तक\w*|कपड़\w+|जूत\w+|कमर\w+|खिलौन\w+|गाड़\w+|बिस्तर|पालन\w+|कुर्स\w+|सीट
        |अस्पताल|पार्क|साइकिल|बोतल|झूल\w+)""",
    r"""用(?!意)|向け|むけ|服|部屋|書(?!い|か)|公園|靴|カー(?!ド)|ベッド|シート|フード|オイル|パウダー|リーフ|コーン
        |ルーム|メニュー|プール
        |スペース|コーナー|チェア|カート|館|の(?:絵?本(?!人)|靴|服(?!装)|部屋|椅子|校門|校舎|教室|建物)|校舎
        |高?の校門""",
    # not behind a particle of case, with which the child does something: 아이가 그네를 탄다
    r"""(?:용|집|책|날|복|차)(?!\w{4})|(?<![가는를와도만랑은을과께])(?<!들이)
        (?:용)? ?(?:침대|옷|신발|의자|카시트|책|도서|공원|병원|놀이터|방|장난감|용품
        |그네|식탁|젖병
        |그림책|도서관|박물관)""",
    r"""(?<=儿童|兒童|婴儿|嬰兒|幼儿|幼兒|宝宝|寶寶|学生|學生|中生)的?(?:安全|座椅|椅|床|车|車|房|书|書|读物|讀物|医院
        |醫院|公园|公園
        |乐园|樂園|玩具|服(?!务|務)|鞋|食品|奶粉|用品|餐|滑梯|游乐|遊樂|画(?![画着了出])|畫(?![畫著了出])|教学楼
        |教學樓|校舍|大楼)""",
)
#: What stands before a word for a child.
BEFORE_A_CHILD: tuple[str, ...] = (
    rf"(?<!\w)(?:{_ROMANCE['fr']})(?: |{_ADJECTIVE} pour |(?: pour)? (?:petite?s? |jeunes? )?| d[e'] ?(?:petite?s? )?)",
    rf"(?<!\w)(?:{_ROMANCE['es']})(?:{_ADJECTIVE} para | de )",
    rf"(?<!\w)(?:{_ROMANCE['it']})(?:{_ADJECTIVE} (?:per|da) | (?:di|dei) )",
    rf"(?<!\w)(?:{_ROMANCE['pt']})(?:{_ADJECTIVE} para | de )",
    r"""(?<!\w)(?:books?|clothes|shoes|toys?|games?|furniture|bikes?|playground|equipment|menu
        |seats?) for (?:small |young )?
        |(?<!\w)its (?:own )?(?:two |three )?|(?-i:Game) """,
    rf"(?<!\w){_GERMAN} für (?:kleine )?",
    rf"(?<!\w){_DUTCH} voor (?:kleine )?",
    rf"(?<!\w){_POLISH}(?: \w+)? dla (?:małych )?",
    rf"(?<!\w){_RUSSIAN}(?: \w+)? для (?:маленьких )?",
    rf"{_ARABIC} (?:ل)?(?!و)",
    rf"{_HEBREW} (?!ו)",
    rf"(?:{_THAI})(?:สำหรับ)?",
)
#: What stands behind an age.
AFTER_AN_AGE: tuple[str, ...] = (
    rf" {_ENGLISH_BETWEEN}(?:{_AGEING})(?:e?s)?(?!\w|'s \w){_NOT_AN_AGENT}",
    rf" (?:\w+(?:e|en|er|es|em) )?{_GERMAN}(?!\w)",
    rf" (?:\w+e )?{_DUTCH}(?!\w)",
    rf" (?:\w+(?:y|i|a|e) )?{_POLISH}(?!\w)",
    rf" (?:\w+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие) )?{_RUSSIAN}(?!\w)",
    r""" ?(?:का|की|के)? ?(?:पुरान\w+|घोड़\w+|कुत्त\w+|बिल्ल\w+|गाय|पेड़|कार|बस|घर|इमारत|मकान|पुल|शराब|व्हिस्की|हाथी)""",
    r"(?:になる)?の?(?:雄|雌|子)?(?:馬|犬|猫|木|象|ゾウ|牛|亀|車|樹|ウイスキー|ワイン|ライオン|オウム)",
    r" ?(?:된|의)? ?(?:말[이은을의]|개[가를는]|고양이|코끼리|나무|자동차|위스키|와인|소[가를는]|거북)",
    r"的?(?:小|大|老)?(?:马|馬|狗|猫|貓|树|樹|象|大象|威士忌|葡萄酒|牛|龟|龜|汽车|汽車|鹦鹉)",
)
#: What stands before an age.
BEFORE_AN_AGE: tuple[str, ...] = (
    rf"""(?<!\w)(?:{_AGEING})(?:e?s)?(?:,?| (?:is|are|was|were|looks?)(?: (?:about|around|over|almost|nearly|only
        |just))?)
        (?:,? aged)? """,
    *(rf"(?<!\w)(?:{nouns}){_ADJECTIVE},? (?:(?:tiene|tem|a|ha) )?" for nouns in _ROMANCE.values()),
    rf"(?<!\w){_GERMAN},? (?:(?:ist|sind|war)(?: etwa| rund| fast)? |von )?",
    rf"(?<!\w){_DUTCH},? (?:(?:is|zijn|was) )?(?:ongeveer |bijna |van )*",
    rf"(?<!\w){_POLISH} (?:ma )?",
    rf"(?<!\w){_RUSSIAN} ",
    rf"{_ARABIC_AGEING}(?: \w+)? ",
    rf"{_HEBREW_AGEING}(?: \w+)? ",
    rf"(?:{_THAI_AGEING}) ?",
)
