"""Turkish, Hungarian and Greek."""

from __future__ import annotations

from django_autocaption.text.tables.people.base import People

TURKISH = People(
    persons=r"""adam\w*|kadın\w*|kişi\w*|insan\w*|kız\w*|erkek\w*|çocu[kğ]\w*|çift|çiftin?|aile\w*|bey|hanım\w*
        |turist\w*|aşçı\w*|doktor\w*|öğretmen\w*|öğrenci\w*|müzisyen\w*|dansçı\w*|şarkıcı\w*|anne\w*|baba\w*|köylü\w*
        |satıcı\w*|gelin\w*""",
    traits=r"""siyahi|siyah|zenci|beyaz(?: tenli)?|esmer|koyu tenli|açık tenli|asyalı|afrikalı|arap|hintli|çinli|japon
        |koreli|avrupalı|kürt|roman|müslüman|yahudi|h[ıi]ristiyan|hristiyan|budist|kör|sağır|engelli|güzel|yakışıklı
        |çekici|seksi|çirkin|şişman|kilolu|zayıf|yaşlı|ihtiyar|sevimli""",
    between=r"(?: (?:bir|genç|iki|üç|küçük|gülümseyen))",
    alone=r"""müslüman(?:lar)?|yahudi(?:ler)?|tekerlekli sandalye\w*|başörtü\w*|türban\w*|koyu tenli|siyahi\w*|zenci\w*
        |obez|orta yaşlı|(?:yirmi|otuz|kırk|elli|altmış)l[ıi] yaşlar\w*""",
)

HUNGARIAN = People(
    persons=r"""férfi\w*|nő(?:k|t|nek)?|ember\w*|személy\w*|hölgy\w*|úr|urak|lány\w*|fiú\w*|gyer[em]\w*|házaspár\w*
        |család\w*|turist\w*|diák\w*|orvos\w*|szakács\w*|munkás\w*|földműves\w*|eladó\w*|táncos\w*|énekes\w*|zenész\w*
        |anya|apa|szerzetes\w*|néni|bácsi""",
    traits=r"""fekete(?: bőrű)?|fehér(?: bőrű)?|sötét bőrű|barna bőrű|ázsiai|afrikai|arab|indiai|kínai|japán|koreai
        |török|európai|latin amerikai|roma|cigány|muszlim|zsidó|keresztény|buddhista|vak|siket|süket|fogyatékos
        |mozgássérült|szép|gyönyörű|csinos|jóképű|vonzó|szexi|csúnya|kövér|túlsúlyos|sovány|karcsú|öreg|idős|idősebb
        |idősödő|aranyos""",
    between=r"(?: (?:fiatal|idős|mosolygó|kis))",
    alone=r"""kerekesszék\w*|tolószék\w*|hidzsáb\w*|(?:fekete|sötét|barna) bőrű|muszlimok|zsidók|ázsiaiak|középkorú
        |(?:húszas|harmincas|negyvenes|ötvenes|hatvanas) éveiben|(?:húsz|harminc|negyven|ötven|hatvan|hetven)éves""",
)

GREEK = People(
    persons=r"""άνδρ\w+|άντρ\w+|γυναίκ\w+|γυναικ\w+|άνθρωπ\w+|ανθρώπ\w+|άτομ\w+|κυρί\w+|κύριος|ζευγάρι\w*|οικογένει\w+
        |παιδ\w+|κορίτσ\w+|αγόρ\w+|κοπέλ\w+|τουρίστ\w+|φοιτητ\w+|γιατρ\w+|μάγειρ\w+|εργάτ\w+|αγρότ\w+|πωλητ\w+
        |πωλήτρι\w+|χορε[υύ]\w+|τραγουδ\w+|μουσικ(?:ός|οί)|μητέρα|πατέρας|μοναχ\w+|γιαγιά|παππού\w*""",
    traits=r"""(?:μαύρ|λευκ|μελαψ|σκουρόχρωμ|ασιατικ|αφρικαν|αφρικανικ|αραβικ|ινδικ|τουρκικ|ευρωπαϊκ|μουσουλμαν|εβραϊκ
        |χριστιαν|τυφλ|κωφ|κουφ|ανάπηρ|όμορφ|ωραί|ελκυστικ|άσχημ|χοντρ|παχύσαρκ|παχουλ|αδύνατ|λεπτ|ηλικιωμέν|γέρικ
        |γηραι|μεγαλύτερ)(?:ος|η|ή|ο|ό|ός|οι|οί|ες|ές|α|ά|ου|ού|ης|ής|ων|ών|ους|ούς)|ασιάτισσα|ασιάτης|σέξι""",
    between=r"(?: (?:νεαρ\w+|νέ\w+|ηλικιωμέν\w+|μικρ\w+|χαμογελαστ\w+))",
    copulas=r"(?: (?:είναι|ήταν))",
    alone=r"""ασιάτ(?:ης|ισσα|ισσες|ες)|αφρικαν(?:ός|ή|οί)|μουσουλμάν(?:ος|α|οι|ες)|εβραί(?:ος|α|οι)|αναπηρικ\w+
        |χιτζάμπ|μεσήλικ\w+|(?:εικοσ|τριαντ|σαραντ|πενηντ|εξηντ|εβδομηντ)άχρον\w+""",
)
