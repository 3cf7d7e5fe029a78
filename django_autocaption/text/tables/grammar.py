"""The words at which phrases begin, language by language: data only.

Where a sentence is too long for a title it ends before one of them, and what follows an article is the name of a thing.
A language that is not here is cut at words and gives no phrases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django_autocaption.text.tables.base import words


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """What the words of one language do between phrases; lower case."""

    openers: frozenset[str]
    """Begin a phrase that a sentence can do without: prepositions of place and manner."""
    links: frozenset[str] = frozenset()
    """Bind two nouns: "of"; a sentence is cut before them only where nothing else is left."""
    conjunctions: frozenset[str] = frozenset()
    """"and", "or"."""
    clauses: frozenset[str] = frozenset()
    """Begin a clause of its own: "who", "while". What comes after has no end that words alone tell."""
    articles: frozenset[str] = frozenset()
    """Stand before the name of a thing: articles, possessives, small numbers."""
    before_nouns: frozenset[str] = frozenset()
    """Adjectives that stand before their noun, where most stand behind it."""
    pending: tuple[str, ...] = ()
    """Endings of words that wait for what comes after: "wearing"."""
    agents: frozenset[str] = frozenset()
    """"by": the word before is a participle that waits for it, if it has one of the endings of ``participles``."""
    participles: tuple[str, ...] = ()
    nouns_are_capitalised: bool = False
    adjectives_follow: bool = False
    """An adjective stands behind its noun."""


_ENGLISH = Grammar(
    openers=words("""
        in on at with without into onto for to near beside besides between behind under over above against through
        across along around after before during inside outside beneath below toward towards past down up off from by
        among amid amidst via next atop alongside within beyond underneath opposite throughout about
    """),
    links=words("of"),
    conjunctions=words("and or but plus"),
    clauses=words("that which who whom whose while where when as because although though so if until since than"),
    articles=words("a an the its their his her one two three four five six seven eight nine ten several some each"),
    pending=("ing",),
    agents=words("by with in from"),
    participles=("ed", "own", "awn", "ung"),
)
_GERMAN = Grammar(
    openers=words("""
        in im ins auf an am ans bei beim mit ohne aus vom zu zum zur nach vor hinter neben zwischen über unter durch um
        für gegen entlang während seit samt trotz wegen gegenüber innerhalb außerhalb von
    """),
    links=words("des der eines einer"),
    conjunctions=words("und oder sowie aber"),
    clauses=words("dass weil wenn wo während dessen deren als welche welcher welches denen"),
    articles=words("ein eine einen einem einer der die das den dem zwei drei vier fünf sechs sieben acht"),
    nouns_are_capitalised=True,
)
_DUTCH = Grammar(
    openers=words("""
        in op aan bij met zonder uit naar voor achter naast tussen over onder door om tegen langs tijdens boven binnen
        buiten vanaf vanuit te
    """),
    links=words("van"),
    conjunctions=words("en of maar"),
    clauses=words("die dat terwijl waar wanneer als omdat waarin waarop waarvan"),
    articles=words("een de het twee drie vier vijf zes zeven acht zijn haar hun"),
)
_SPANISH = Grammar(
    openers=words("""
        en con sin sobre bajo ante entre junto frente hacia hasta desde contra por para tras durante dentro fuera encima
        debajo delante detrás alrededor
    """),
    links=words("de del a al"),
    conjunctions=words("y e o u pero"),
    clauses=words("que quien quienes cuyo cuya cuyos cuyas donde mientras cuando porque aunque como"),
    articles=words("un una unos unas el la los las su sus dos tres cuatro cinco seis siete ocho"),
    before_nouns=words("gran pequeño pequeña viejo vieja antiguo antigua nuevo nueva joven jóvenes otra otro"),
    pending=("ando", "endo"),
    agents=words("por"),
    participles=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"),
    adjectives_follow=True,
)
_PORTUGUESE = Grammar(
    openers=words("""
        em no na nos nas num numa com sem sobre sob ante entre junto perante até desde contra por pelo pela para atrás
        durante dentro fora diante
    """),
    links=words("de do da dos das a ao à aos às"),
    conjunctions=words("e ou mas"),
    clauses=words("que quem cujo cuja onde enquanto quando porque embora como"),
    articles=words("um uma uns umas o a os as seu sua seus suas dois duas três quatro cinco seis sete oito"),
    before_nouns=words("grande pequeno pequena velho velha antigo antiga novo nova jovem jovens outro outra"),
    pending=("ando", "endo", "indo"),
    agents=words("por pelo pela pelos pelas"),
    participles=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"),
    adjectives_follow=True,
)
_ITALIAN = Grammar(
    openers=words("""
        in nel nello nella nei negli nelle con senza su sul sullo sulla sui sugli sulle sotto tra fra davanti dietro
        accanto verso contro per durante dentro fuori lungo attraverso presso vicino
    """),
    links=words("di del dello della dei degli delle da dal dallo dalla dai dagli dalle a al allo alla ai agli alle"),
    conjunctions=words("e ed o ma"),
    clauses=words("che cui chi dove mentre quando perché benché come"),
    articles=words("un uno una il lo la i gli le due tre quattro cinque sei sette otto suo sua"),
    before_nouns=words("grande piccolo piccola vecchio vecchia antico antica nuovo nuova giovane altro altra bella"),
    pending=("ando", "endo"),
    agents=words("da dal dallo dalla dai dagli dalle"),
    participles=("ato", "ata", "ati", "ate", "uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite"),
    adjectives_follow=True,
)
_FRENCH = Grammar(
    openers=words("""
        dans sur sous avec sans devant derrière entre parmi pendant près contre vers chez par pour depuis autour en face
        lors durant malgré hors outre côté dessus dessous delà à au aux
    """),
    links=words("de du des d"),
    conjunctions=words("et ou mais"),
    clauses=words("que qu qui dont où lequel laquelle tandis alors lorsque quand parce comme"),
    articles=words("un une le la les l deux trois quatre cinq six sept huit son sa ses leur leurs"),
    before_nouns=words("""
        petit petite petits petites grand grande grands grandes gros grosse beau belle beaux vieux vieil vieille
        vieilles jeune jeunes nouveau nouvelle bon bonne long longue haut haute autre autres
    """),
    pending=("ant",),
    agents=words("par"),
    participles=("é", "ée", "és", "ées", "i", "ie", "is", "ies", "ue", "ues"),
    adjectives_follow=True,
)

GRAMMARS: Mapping[str, Grammar] = MappingProxyType(
    {
        "en": _ENGLISH,
        "de": _GERMAN,
        "nl": _DUTCH,
        "es": _SPANISH,
        "pt": _PORTUGUESE,
        "it": _ITALIAN,
        "fr": _FRENCH,
    }
)

#: Words for a place in the picture, an amount, or the picture itself: no names of things, and no end of a title.
PLACES = words("""
    side sides front back top bottom left right middle center centre background foreground number group row pair lot
    couple view part end edge rest other others image photo picture photograph third second first
    bild foto hintergrund vordergrund mitte seite gruppe reihe teil rand ende
    achtergrond voorgrond kant midden groep afbeelding
    imagen fotografía grupo lado fondo centro parte vista borde pie final medio tercera tercero segunda segundo otra
    otro
    imagem fotografia fundo meio
    immagine gruppo lato sfondo bordo mezzo
    photographie groupe côté fond milieu partie vue bout pied bord centre coin sommet troisième deuxième autre
    图片 照片 画面 画像 写真 背景 正面 前景 中央 左側 右側 後方 手前 様子 場面 姿
""")
#: Who is in a picture: no keywords.
PEOPLE = words("""
    man men woman women person people boy boys girl girls child children kid kids baby babies lady ladies guy guys adult
    adults toddler teenager elderly
    mann männer frau frauen mensch menschen person personen kind kinder junge mädchen baby dame herr leute
    man mannen vrouw vrouwen mens mensen persoon kinderen jongen meisje
    hombre hombres mujer mujeres persona personas niño niña niños niñas anciano anciana gente bebé
    homem homens mulher mulheres pessoa pessoas menino menina criança crianças idoso idosa
    uomo uomini donna donne persone bambino bambina bambini ragazzo ragazza anziano anziana
    homme hommes femme femmes personne personnes enfant enfants garçon fille fillette gens bébé
    男人 女人 男孩 女孩 孩子 小孩 老人 人们 女性 男性 人物 人々 子供 少年 少女 高齢 高齢者 老人 大人
""")
