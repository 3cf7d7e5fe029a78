"""Polish and Russian."""

from __future__ import annotations

from django_autocaption.text.tables.people.base import People

POLISH = People(
    persons=r"""mężczy[zź]\w+|kobie[tc]\w*|osob\w+|os[óo]b|ludzi\w*|pan[iou]?|panowie|par[ay]|rodzin\w+|dzieck\w+
        |dzieci|dziewczyn\w+|chłop\w+
        |nastolat\w+|modelk\w+|kucharz\w*|kuchark\w+|turyst\w+|student\w*|lekarz\w*|lekark\w+|robotni\w+|rolni\w+
        |sprzedawc\w+|tancer\w+
        |piosenkar\w+|muzyk\w*|aktor\w*|zawodni\w+|matk\w+|ojc\w+|ojciec|mnich\w*""",
    traits=r"""(?:czarnosk[óo]r|ciemnosk[óo]r|jasnosk[óo]r|czarn|biał|azjatyck|afrykańsk|arabsk|hindusk|indyjsk|chińsk
        |japońsk|koreańsk
        |tureck|latynosk|europejsk|romsk|muzułmańsk|żydowsk|chrześcijańsk|buddyjsk|katolick|niewidom|niesłysząc|głuch
        |niepełnosprawn|ślep
        |piękn|ładn|przystojn|atrakcyjn|seksown|brzydk|grub|otył|szczupł|pulchn|star|starsz)
        (?:y|a|e|i|ego|ej|emu|ą|ym|im|iego|iej|ia|ie|ych|ich|ymi|imi)|piękni|starsi""",
    between=r"(?: (?:młod\w+|starsz\w+|uśmiechnięt\w+|mał\w+))",
    copulas=r"(?: (?:jest|są|był|była|o urodzie|o wyglądzie))",
    alone=r"""muzułman\w+|azjat(?:a|ka|ki|ów|ek|kę|ą)|afryka(?:nin|nka|nki|nie)|żyd(?:zi|ówka|ów)?(?= \w)|hindus(?:ka
        |ki|i)?(?= \w)|na wózku inwalidzkim
        |na wózku(?! \w*dzie)|hidżab\w*|jarmuł\w+|czarnosk[óo]r\w+|ciemnosk[óo]r\w+|niewidom\w+|niepełnosprawn\w+
        |po (?:dwudziestce|trzydziestce|czterdziestce|pięćdziesiątce|sześćdziesiątce)|(?:trzydziesto|czterdziesto
        |pięćdziesięcio|dwudziesto)lat\w+""",
)

RUSSIAN = People(
    persons=r"""мужчин\w*|женщин\w*|человек\w*|люд(?:и|ей|ям|ьми)|лиц(?:о|а)|пар[аыу]|семь[яюи]|реб[её]н\w+|дет(?:и
        |ей)|девоч\w+|девуш\w+|мальчи\w+
        |парн\w+|парень|подрост\w+|юнош\w+|модел[ьи]|невест\w+|повар\w*|турист\w*|студент\w*|врач\w*|рабоч\w+
        |фермер\w*|продав\w+|танцо\w+
        |танцовщиц\w+|пев(?:ец|ица|цы)|музыкант\w*|акт[её]р\w*|актрис\w+|игрок\w*|спортсмен\w*|мать|отец|монах\w*
        |старик\w*""",
    traits=r"""(?:темнокож|чернокож|белокож|светлокож|смугл|азиатск|африканск|арабск|кавказск|индийск|китайск|японск
        |корейск|турецк|европейск
        |славянск|латиноамериканск|цыганск|мусульманск|еврейск|христианск|буддийск|слеп|незряч|глух|инвалидн|красив
        |симпатичн|привлекательн
        |сексуальн|некрасив|толст|полн|стройн|худ|пожил|стар|мил)(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ую|юю
        |ым|им|ом|ых|их|ыми|ими)
        (?: (?:внешности|национальности|происхождения))?""",
    between=r"(?: (?:молод\w+|юн\w+|пожил\w+|улыбающ\w+|маленьк\w+))",
    copulas=r"(?:,? (?:выглядит|с)|)(?: очень)?",
    alone=r"""темнокож\w+|чернокож\w+|мусульман(?:ин|ка|ки|е|ку)|азиат(?:ка|ки|ы|ов)?(?!\w)|африкан(?:ец|ка|цы|ки)
        |еврей(?:ка|ки|и)?(?!\w)|афроамерикан\w+
        |в инвалидн\w+ (?:коляс\w+|кресл\w+)|инвалид\w{0,3}(?!\w)|колясочник\w*|хиджаб\w*|кип(?:а|е|у)(?!\w)
        |(?:азиатской|африканской|кавказской|европейской|славянской|арабской|восточной) (?:внешности|национальности)
        |(?:тридцати|сорока|пятидесяти|шестидесяти|двадцати)летн\w+|за (?:тридцать|сорок|пятьдесят
        |шестьдесят)(?! \w)""",
    after=True,
)
