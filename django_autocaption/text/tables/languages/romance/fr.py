"""French."""

from __future__ import annotations

from django_autocaption.text.tables.base import Language, phrases, words

_MEDIUM = r"(?:image|photo|photographie|illustration|cliché|images|photos)"
_UN = r"(?=(?:un|une|des|le|la|les|deux|trois|quatre|cinq|plusieurs|quelques|\d+)\b|l['’])"
_MONTRE = r"(?:montre|présente|représente|illustre|dépeint|met\s+en\s+scène|affiche|capture)(?:nt)?"

FRENCH = Language(
    code="fr",
    scripts=words("Latin"),
    full_stop=".",
    doubling=True,
    doubled=words("nous vous très si non oui bora cha tam ha là"),
    function_words=words("""
        un une des le la les du de d l au aux et ou avec sans sur sous dans en à par pour vers chez près entre devant
        derrière est
        sont était a ont son sa ses leur leurs qui que se ce cette ces
    """),
    dangling=words(
        "un une des le la les du de d' l' au aux et ou avec sans sur sous dans en à par pour vers chez qui que dont"
    ),
    dangling_when_cut=words(
        "entre devant derrière est sont son sa ses leur leurs se ce cette ces très plus près tandis"
    ),
    strong_openers=(
        rf"(?:l['’]|cette\s+|la\s+)\s*{_MEDIUM}\s+(?:est|semble\s+être)\s+(?=une?\b)",
        rf"(?:(?:l['’]|cette\s+|la\s+|une\s+)\s*){_MEDIUM}\s+{_MONTRE}\s+(?=\w)",
        rf"(?:sur|dans)\s+(?:l['’]|cette\s+|la\s+)\s*{_MEDIUM}\s*,?\s+(?:(?:on|nous)\s+(?:peut\s+|pouvons\s+)?(?:voir|voit|voyons|aperçoit)\s+|il\s+y\s+a\s+)?{_UN}",
        rf"(?:au\s+(?:centre|milieu|premier\s+plan)|à\s+l['’]arrière-plan)\s+de\s+(?:l['’]|cette\s+|la\s+)\s*{_MEDIUM}\s*,?\s+(?:(?:(?:on|nous)\s+(?:peut\s+|pouvons\s+)?(?:voir|voit|voyons|aperçoit)|il\s+y\s+a|se\s+trouve(?:nt)?)\s+){_UN}",
        rf"(?:(?:une|la|l['’])\s*)?{_MEDIUM}\s+(?:d['’]|de\s+|du\s+|des\s+|montrant\s+|représentant\s+)(?=\w)",
        rf"(?:il\s+s['’]agit|c['’]est)\s+(?:d['’])?une\s+{_MEDIUM}\s+(?:d['’]|de\s+|du\s+|des\s+|montrant\s+)",
        rf"(?:on\s+|nous\s+|je\s+|j['’])(?:peu[tx]\s+voir|voi[ts]|voyons|pouvons\s+voir|aperçoi[ts]|distingue)\s+{_UN}",
        rf"(?:sur|dans)\s+(?:l['’]|cette\s+|la\s+)\s*{_MEDIUM}\s*:\s*(?=\w)",
    ),
    weak_openers=(rf"il\s+y\s+a\s+{_UN}", rf"(?:voici|c['’]est|ce\s+sont)\s+{_UN}"),
    askings=(
        r"(?:veuillez\s+|merci\s+de\s+)?(?:décri(?:s|vez|re)|rédige[zr]?|écri(?:s|vez|re)|génère[zr]?|donne[zr]?|propose[zr]?)[-\s](?:moi\s+)?(?:(?:l['’]|cette|la|le|un|une|ce|court|courte|brève|concise|texte)\s*){0,4}(?:image|photo|texte\s+alternatif|alternatif|description|légende)\b",
    ),
    interjections=(
        r"(?:voyons(?:\s+voir)?|réfléchissons|laissez-moi\s+(?:voir|réfléchir|regarder))\s*[.!,:…]+\s*",
        r"(?:bien\s+sûr|certainement|absolument|d['’]accord|avec\s+plaisir|volontiers|merci)\s*(?:[!.,:]\s*|[–-]\s+)",
    ),
    lead_ins=(r"(?:voici|ci-dessous)\b[^.:!?\n\"«]{0,120}:\s*",),
    labels=(
        r"(?:(?:proposition|suggestion)\s+(?:de\s+|d['’]))?(?:texte\s+alternatif|texte\s+alt|alt|description(?:\s+de\s+l['’]image)?|légende|réponse|image|photo)",
    ),
    closings=(
        r"n['’]hésitez\s+pas\b",
        r"j['’]espère\b",
        r"souhaitez[- ]vous\b",
        r"voulez[- ]vous\b",
        r"si\s+vous\s+(?:avez|souhaitez|voulez|désirez)\b",
        r"(?:faites|dites)[- ](?:le[- ])?moi\b",
        r"(?:je\s+peux|je\s+reste|je\s+suis\s+à)\s+(?:aussi|également|à|votre)\b",
        r"description\s+générée\s+automatiquement",
        r"remarque\s*:",
    ),
    refusals=(
        r"(?:je\s+suis\s+|je\s+m['’]excuse|nous\s+sommes\s+)?(?:vraiment\s+)?(?:désolée?s?)\b(?:\s*[,.!:]|\s+(?:mais|je|de))",
        r"(?:toutes\s+)?mes\s+excuses\b",
        r"je\s+(?:ne\s+(?:peux|suis|vois|parviens|dispose|sais)|n['’](?:ai|arrive))\b",
        r"malheureusement\s*,?\s+(?:je|il|l['’]image|aucune)\b",
        r"en\s+tant\s+qu['’](?:ia|intelligence|assistant|un\s+modèle)",
        r"aucune\s+(?:image|photo|description)\s+(?:n['’]|fournie|disponible|trouvée)",
        r"(?:veuillez|merci\s+de)\s+(?:fournir|télécharger|partager|envoyer|joindre)\b",
        r"il\s+(?:n['’]est\s+pas|m['’]est\s+impossible|est\s+impossible)\b",
        r"en\s+tant\s+que\s+(?:modèle|grand\s+modèle|assistant)",
        r"je\s+m['’]excuse\b",
        r"(?:l['’]|cette\s+|votre\s+)image\s+(?:n['’]a\s+pas|ne\s+(?:peut|s['’]est)|est\s+(?:illisible|vide|corrompue|trop\s+(?:floue|sombre)|introuvable|indisponible|manquante))\b",
        r"(?:une\s+)?erreur(?:\s*:|\s+(?:est\s+survenue|s['’]est\s+produite|lors\b|interne))",
        r"(?:impossible\s+de|échec)\s+(?:charger|décrire|traiter|analyser|du?\b|afficher)",
        r"(?:cette|votre)\s+demande\s+(?:ne|enfreint|viole|a\s+été)\b",
    ),
    pivots=(r"(?:mais|cependant|toutefois|néanmoins)\b[\s,:]*",),
    continuations=(_UN,),
    non_answers=phrases(
        "inconnu\naucune\naucun\nrien\naucune description\naucune image\nnon disponible\nerreur\nsans objet"
    ),
    absences=(
        r"il\s+n['’]y\s+a\s+(?:pas|aucun|aucune|rien)\b",
        r"on\s+ne\s+(?:voit|distingue|remarque|aperçoit)\s+(?:pas|aucun|aucune|rien)\b",
        r"(?:l['’]|cette\s+)image\s+ne\s+(?:contient|montre|comporte)\b",
        r"aucun(?:e)?\s+\w+\s+n['’]est\b",
        r"(?:[\w’']+\s+){0,3}filigrane\b",
        r"(?:en\s+(?:bas|haut)|dans\s+le\s+coin|à\s+(?:droite|gauche))\b[^.!?]{0,50}\bfiligrane\b",
    ),
    moods=(
        r"(?:dans\s+l['’]ensemble|en\s+résumé|globalement|en\s+somme)\b",
        r"(?:l['’]|une\s+|cette\s+)(?:atmosphère|ambiance|humeur|composition)\b",
        r"(?:la\s+scène|l['’]image)\s+(?:dégage|évoque|suggère|crée|transmet)\b",
    ),
    trailing=r",\s+(?:ce\s+qui|qui)\s+(?:crée|donne|évoque|confère|apporte|ajoute|suggère|transmet)\b[^.!?]{0,80}?"
    r"\b(?:impression|sensation|sentiment|atmosphère|ambiance|touche|charme)\b[^.!?]{0,80}(?=[.!?]|$)|"
    r",\s+(?:créant|donnant|évoquant|conférant|apportant|ajoutant)\b[^.!?]{0,80}?\b(?:impression|sensation|sentiment|atmosphère|ambiance|touche|charme)\b[^.!?]{0,80}(?=[.!?]|$)",
    placeholders=phrases("image\nphoto\nlogo\nsans titre\nillustration\ndescription"),
)
