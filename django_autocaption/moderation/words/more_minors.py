"""Words for minors in languages whose captions the app does not clean, but should not overlook.

Written as those of ``minors``: whole words, none of which means something else in another language.
"""

from __future__ import annotations

MORE_WORDS: dict[str, str] = {
    "bg": r"""дете(?:то)?|деца(?:та)?|момч(?:е|ета|енце)\w*|момич(?:е|ета|енце)\w*|бебе\w*|тийнейджър\w*|тинейджър\w*
        |учени(?:к|ци|чка|чки)\w*|малолетн\w+|непълнолетн\w+|училищн\w+ униформ\w*""",
    "ca": r"""nen(?:s|es)|noiets?|noietes?|nad(?:ó|ons)|bebès|menors? d'edat|uniforme escolar""",
    "hr": r"""dijete|djetet\w+|djec(?:a|e|i|u|om)|dječa(?:k|ci|ka|ke|cima)|dječji\w*
        |djevojčic\w+|maloljet\w+|učeni(?:k|ci|ca|ce)|tinejdžer\w*|školsk\w+ uniform\w*""",
    "sk": r"""dieťa\w*|deti|detí|deťom|deťmi|detsk\w+|chlapec|chlapci|chlapc\w+|chlapče\w*|dievčat\w*|dievčin\w+
        |bábätk\w+|batoľa\w*|malolet\w+|žia[kc]\w{0,5}|školsk\w+ uniform\w*
        |školá[kc]\w*|predškol[aá]\w+|vnu[kč]\w{1,4}|novoroden\w+""",
    "cs": r"""dít(?:ě|ěte|ěti|ětem)|dět(?:i|í|mi|em|ech|sk\w+)|chlapec|chlapci|chlapc\w+|chlapeč\w+|dívk\w*|dívek
        |holčič\w+|kluk(?:a|u|em|y|ů|ovi)?|miminko|batole\w*|nezletil\w+|žá[kc]\w{0,5}|školní uniform\w*
        |školá[kc]\w*|předškol[aá]\w+|vnu[kč]\w{1,4}|novoroze\w+""",
    "el": r"""παιδ(?:ί|ιά|ιού|ιών|άκι|άκια)|αγόρι\w*|αγοράκι\w*|κορίτσι\w*|κοριτσάκι\w*|έφηβ\w+|μωρ(?:ό|ά|ού)|βρέφ\w+
        |νήπι\w+|μαθητ\w+|μαθήτρι\w+|ανήλικ\w+|εγγον\w+|σχολική στολή""",
    "fa": r"""کودک\w*|بچه\w*|دختر\w*|پسر\w*|نوجوان\w*|نوزاد\w*""",
    "fi": r"""lapsi|lapsen|lapset|lapsia|lasten|lapsien
        |lasta|lapsella|lapsilla|poika|pojan|pojat|poikia|tyttö\w*|tytö[tn]|tytöillä|teini\w*
        |vauva\w*
        |koulupu\w+|oppila(?:s|at|ita|an)|koululai\w+|alaikäi\w+|taapero\w*|pikkula(?:psi|ps[eit]\w+|sten)
        |(?:kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän|kymmen)vuoti\w+|lapsenlap\w+""",
    "hu": r"""gyere[kh]\w*|gyermek\w*|kisl[áa]ny\w*|kisfi[úu]\w*|fiú\w{0,4}|lány\w{0,4}|tinédzser\w*|diák\w*|kamasz\w*
        |csecsemő\w*
        |kiskorú\w*|kisgyer\w+|kisbab\w+|iskolai egyenruh\w+|óvodás\w*|iskolás\w*|unok(?:a|á\w+)""",
    "id": r"""anak|anaknya|bayi|remaja|balita|bocah|sisw[ai]|pelajar|gadis kecil|seragam sekolah|di bawah umur""",
    "ro": r"""copil(?:ul|ului|aș\w*)?|copii\w*|băiat\w*|băie[țţ]\w*|fetiț\w*|fetiţ\w*|fată|bebeluș\w*|adolescen[tțţ]\w*
        |elev(?:i|ii|ul|ă|ele)|școlar(?:i|ii|ul|ă)?|nou născu\w+|uniformă școlară""",
    "sv, da, no": r"""(?:ett|et|litet|lite|lille|två|to|tre|fyra|fire|fem
        |många|mange|några|noen) barn|barnen|\w{0,8}børn\w*|barna|småbarn\w*|spädbarn\w*|spædb[aø]rn\w*
        |spedbarn\w*
        |pojk(?:e|en|ar|arna)|flick(?:a|an|or|orna)|dreng(?:en|e|ene)?|pige(?:n|r|rne)?|gutt(?:en|ene)?
        |jent(?:e|a|en|er|ene)|tonåring\w*|tenåring\w*|bebis\w*|skol(?:e)?uniform\w*|skolelev\w*|elev(?:en|er|erna|erne)?
        |(?:för)?skole?barn\w*|skol(?:pojk|flick)\w+|børnebarn\w*|barnbarn\w*|barnebarn\w*
        |(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton)åring\w*
        |(?:to|tre|fire|fem|seks|syv|otte|åtte|ni|ti|elleve|tolv) ?år(?:ig|ing)\w*|minderårig\w*|mindreårig\w*""",
    "tr": r"""çocu[kğ]\w*|bebe[kğ]\w*|ergen(?:ler|lik)?\w{0,3}|oğlan\w*
        |(?:küçük|genç)(?: bir| iki| üç)? kız\w*|okul (?:üni)?forma\w*
        |okul üniforması|(?:ana ?okulu|ilk ?okul|orta ?okul|lise) öğrenci\w*|reşit olmayan|yeni doğan|yenidoğan""",
    "uk": r"""дит(?:ин\w*|яч\w+)|діт(?:и|ей|ям|ьми|ях)|дівчин\w*|дівчат\w*|дівчаток|хлопчи[кц]\w*|хлоп(?:ець|ц\w+)
        |підліт\w+|ону[кч]\w{1,4}
        |немовл\w+|школяр\w*|уч(?:ень|н(?:і|я|ів|ями))|учениц\w+|малюк\w*|неповнолітн\w+|шкільн\w+ форм\w+""",
    "vi": r"""trẻ (?:em|con|nhỏ|sơ sinh)|đứa (?:trẻ|bé)|(?:cậu|cô|em) bé|bé (?:gái|trai)|thiếu (?:niên|nữ|nhi)|học sinh
        |(?:nữ|nam) sinh
        |vị thành niên""",
}

#: Ages in these languages: what stands before and behind the figures.
MORE_AGES: tuple[tuple[str, str], ...] = (
    (
        "",
        r""" ?(?:årig\w*|åring\w*|år gam\w+|let(?:ý|á|é|ého)|éves\w*|ετών|χρονών|yaşında\w*|tuổi|ро(?:ків|ки)|річн\w+
        |ročn\w+|rok(?:ov|y)|godišnj\w+|годиш\w+|години)""",
    ),
    ("", r" vuoti\w+"),
    (r"(?<!\w)(?:od|na|de) ", " (?:godina|godine|години|anys)"),
    (r"(?<!\w)(?:usia|berusia|umur|berumur|de|cu) ", " (?:tahun|(?:de )?ani)"),
)
