"""Czech, Slovak, Ukrainian, Croatian and Bulgarian."""

from __future__ import annotations

from django_autocaption.text.tables.people.base import People

CZECH = People(
    persons=r"""muž\w*|žen[ayuěo]\w{0,3}|osob\w+|lid(?:é|i|í)|člověk\w*|pán\w*|pan[ií]|dám[ayu]|rodin\w+|dít\w+|dět\w+
        |dívk\w+|dívek|chlap\w+|holč\w+|turist\w*|student\w*|lékař\w*|kuchař\w*|dělni\w+|prodava\w+|tane\w+|zpěva\w+
        |hudebni\w+|matk\w+|otec|otce|mnich\w*|babič\w+|sportov\w+""",
    traits=r"""(?:čern|bíl|černošsk|bělošsk|asijsk|africk|arabsk|indick|čínsk|japonsk|korejsk|tureck|evropsk|romsk
        |cikánsk|muslimsk|židovsk|křesťansk|buddhistick|slep|nevidom|hluch|neslyšíc|postižen|krásn|hezk|pohledn
        |přitažliv|atraktivn|ošklív|tlust|obézn|štíhl|huben|star|starš|postarš)
        (?:ý|á|é|í|ého|ému|ou|ém|ým|ých|ými|ích|ího|ímu)|sexy""",
    between=r"(?: (?:mlad\w+|starš\w+|usmívajíc\w+|mal\w+))",
    copulas=r"(?: (?:je|jsou|byl|byla))",
    alone=r"""černo(?:ch|ši|chů|ška|šky|šku)|bělo(?:ch|ši|chů|ška|šky)|asiat(?:ka|ky|i)?|afričan\w*
        |muslim(?:ka|ky|ové|a)?|žid(?:é|ovka)?(?= \w)|na invalidním vozíku|vozíčkář\w*|hidžáb\w*|jarmulk\w*
        |tmavé pleti|středního věku
        |(?:dvaceti|třiceti|čtyřiceti|padesáti|šedesáti|sedmdesáti)let\w+""",
)

SLOVAK = People(
    persons=r"""muž\w*|žen[ayuoe]\w{0,3}|osob\w+|ľud\w+|človek\w*|pán\w*|pani|dám[ayu]|rodin\w+|dieť\w+|det\w+|dievč\w+
        |chlap\w+|turist\w*|študent\w*|lekár\w*|kuchár\w*|robotn\w+|predava\w+|taneč\w+|spevá\w+|hudobní\w+|matk\w+
        |otec|otca|mních\w*|babič\w+|športov\w+""",
    traits=r"""(?:čiern|biel|černošsk|ázijsk|africk|arabsk|indick|čínsk|japonsk|kórejsk|tureck|európsk|rómsk|cigánsk
        |moslimsk|židovsk|kresťansk|budhistick|slep|nevidiac|hluch|nepočujúc|postihnut|krásn|pekn|pohľadn|príťažliv
        |atraktívn|škared|tučn|obézn|štíhl|chud|star|starš)
        (?:ý|á|é|í|y|a|e|i|ého|ej|ému|ú|u|om|ym|ým|ých|ými|ia|ieho)|sexi""",
    between=r"(?: (?:mlad\w+|starš\w+|usmiev\w+|mal\w+))",
    copulas=r"(?: (?:je|sú|bol|bola))",
    alone=r"""černoch\w*|černoš\w+|beloch\w*|ázijčan\w*|aziat\w*|afričan\w*|moslim(?:ka|ky|ovia)?|žid(?:ia|ovka)?(?= \w)
        |na invalidnom vozíku|vozičkár\w*|hidžáb\w*|tmavej pleti|stredného veku
        |(?:dvadsať|tridsať|štyridsať|päťdesiat|šesťdesiat)ročn\w+""",
)

UKRAINIAN = People(
    persons=r"""чоловік\w*|жінк\w*|жінок|люд(?:ина|ини|ину|и|ей|ям)|особ\w+|пар[аиу]|родин\w+|дитин\w+|діт(?:и|ей)
        |дівч\w+|хлоп\w+|підліт\w+|турист\w*|студент\w*|лікар\w*|робітни\w+|фермер\w*|продав\w+|танц[ію]\w+|співа\w+
        |музикант\w*|актор\w*|актрис\w+|мати|батько|монах\w*|бабус\w+|дідус\w+|кухар\w*""",
    traits=r"""(?:темношкір|чорношкір|білошкір|світлошкір|смагляв|азійськ|азіатськ|африканськ|арабськ|індійськ|китайськ
        |японськ|корейськ|турецьк|європейськ|латиноамериканськ|ромськ|циганськ|мусульманськ|єврейськ|християнськ
        |буддійськ|сліп|незряч|глух|красив|гарн|вродлив|приваблив|сексуальн|некрасив|товст|повн|струнк|худ|літн|стар
        |мил)(?:ий|ій|я|а|е|є|і|ого|ої|ому|у|ю|им|ою|их|ими)""",
    between=r"(?: (?:молод\w+|літн\w+|усміхнен\w+|маленьк\w+))",
    copulas=r"(?: (?:є|був|була|виглядає))",
    alone=r"""темношкір\w+|чорношкір\w+|мусульман(?:ин|ка|ки|и)|азіат(?:ка|ки|и)?|африкан(?:ець|ка|ці)
        |євре(?:й|йка|ї)|[ву] інвалідн\w+ \w+|хіджаб\w*|похилого віку|середнього віку
        |(?:двадцяти|тридцяти|сорока|п'ятдесяти|шістдесяти)річн\w+""",
)

CROATIAN = People(
    persons=r"""muškar\w+|žen[aeuio]\w{0,3}|osob\w+|ljud\w+|čovjek\w*|gospod\w+|obitelj\w*|dijete|djec\w+|djevoj\w+
        |dječa\w+|turist\w*|student\w*|liječni\w+|kuhar\w*|radni[kc]\w*|seljak\w*|prodava\w+|plesa\w+|pjeva\w+
        |glazbeni\w+|majk\w+|otac|redovni\w+|bak[aeu]|djed\w*""",
    traits=r"""(?:crn|bijel|tamnoput|azijsk|afričk|arapsk|indijsk|kinesk|japansk|korejsk|tursk|europsk|romsk|muslimansk
        |židovsk|kršćansk|slijep|gluh|lijep|zgod|zgodn|privlač|privlačn|ruž|ružn|debe|debel|pretil|vitk|mršav|star
        |starij|postarij)(?:i|a|o|e|u|og|oga|oj|om|im|ih|ima|an|ao)?|seksi""",
    between=r"(?: (?:mlad\w*|starij\w+|nasmijan\w*|mal\w+))",
    copulas=r"(?: (?:je|su|bio|bila))",
    alone=r"""crnac|crnca|crnci|crnkinj\w+|azijat\w*|afrikan(?:ac|ka|ci)|musliman(?:ka|i|ke)?|židov(?:ka|i)?
        |u invalidskim kolicima|invalid\w{0,3}|hidžab\w*|tamnoput\w+|srednjih godina
        |u (?:dvadesetim|tridesetim|četrdesetim|pedesetim|šezdesetim)
        |(?:dvadeseto|trideseto|četrdeseto|pedeseto|šezdeseto)godišnj\w+""",
)

BULGARIAN = People(
    persons=r"""мъж\w*|жен[аи]\w{0,3}|хора\w*|човек\w*|семейств\w+|дете\w*|деца\w*|момич\w+|момч\w+|младеж\w*|турист\w*
        |студент\w*|лекар\w*|готвач\w*|работни\w+|фермер\w*|продавач\w*|танцьор\w*|пев(?:ец|ица|ци)|музикант\w*|майка
        |баща|монах\w*|баба|дядо|двойка""",
    traits=r"""(?:чернокож|тъмнокож|белокож|мургав|азиатск|африканск|арабск|индийск|китайск|японск|корейск|турск
        |европейск|ромск|циганск|мюсюлманск|еврейск|християнск|будистк|сляп|слеп|глух|красив|хубав|привлекател
        |привлекателн|грозн|дебел|пъл|пълн|строй|слаб|стар|възраст|възрастн)
        (?:ен|а|и|о|ия|ият|ата|ите|ото)?|секси""",
    between=r"(?: (?:млад\w*|възраст\w+|усмихнат\w*|малк\w+))",
    copulas=r"(?: (?:е|са|беше))",
    alone=r"""чернокож\w*|тъмнокож\w*|мюсюлман(?:ин|ка|и|ки)|азиат(?:ец|ка|ки|ци)|африкан(?:ец|ка|ци)
        |евре(?:ин|йка|и)|в инвалидна количка|хиджаб\w*|забрадк\w+|на средна възраст
        |(?:двадесет|тридесет|четиридесет|петдесет|шейсет|шестдесет)годиш\w+""",
)
