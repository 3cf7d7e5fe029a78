"""Portuguese, of Portugal and of Brazil."""

from __future__ import annotations

from django_autocaption.text.tables.base import Language, phrases, words

_MEDIUM = r"(?:imagem|foto|fotografia|imagens|fotos|fotografias)"
_UM = r"(?=(?:um|uma|uns|umas|o|a|os|as|dois|duas|três|quatro|cinco|vários|várias|muitos|muitas|alguns|algumas|\d+)\b)"
_MOSTRA = r"(?:mostra|apresenta|retrata|representa|exibe|ilustra|captura|contém)m?"

PORTUGUESE = Language(
    code="pt",
    scripts=words("Latin"),
    full_stop=".",
    doubling=True,
    doubled=words("bora cha não sim quase tão logo"),
    function_words=words("""
        um uma uns umas o a os as de do da dos das e ou com sem em no na nos nas num numa sobre sob por pelo pela para
        entre até ao à é são
        está estão era foi seu sua seus suas que se este esta
    """),
    dangling=words(
        "um uma uns umas o os as de do da dos das e ou com em no na nos nas num numa por pelo pela para entre até "
        "ao à que"
    ),
    dangling_when_cut=words("a sem sobre sob é são está estão seu sua seus suas se este esta muito mais enquanto"),
    strong_openers=(
        rf"(?:a|esta|essa)\s+{_MEDIUM}\s+(?:é|parece\s+ser)\s+(?=uma?\b)",
        rf"(?:a|esta|essa|uma)\s+{_MEDIUM}\s+{_MOSTRA}\s+(?=\w)",
        rf"(?:na|nesta|nessa)\s+{_MEDIUM}\s*,?\s+(?:(?:há|vemos|vê-se|veem-se|podemos\s+ver|é\s+possível\s+ver|aparece|aparecem)\s+)?{_UM}",
        rf"(?:(?:uma|a)\s+)?{_MEDIUM}\s+(?:de|do|da|dos|das|mostrando|que\s+mostra)\s+(?=\w)",
        rf"(?:esta|essa|isto|trata-se)\s+(?:é|de)\s+uma\s+{_MEDIUM}\s+(?:de|do|da|que\s+mostra)\s+",
        rf"(?:vê-se|veem-se|podemos\s+ver|posso\s+ver|vemos|vejo|é\s+possível\s+ver)\s+{_UM}",
        rf"(?:na|nesta|nessa)\s+{_MEDIUM}\s*:\s*(?=\w)",
    ),
    weak_openers=(rf"(?:há|tem)\s+{_UM}", rf"(?:aqui\s+está|este\s+é|esta\s+é|isto\s+é)\s+{_UM}"),
    askings=(
        r"(?:por\s+favor,?\s+)?(?:descreva|descreve|escreva|escreve|gere|gera|crie|forneça)\s+(?:(?:a|esta|essa|o|um|uma|breve|curta|curto|texto)\s+){0,4}(?:imagem|foto|fotografia|alternativo|descrição|legenda)\b",
    ),
    interjections=(r"(?:claro|certamente|com\s+certeza|com\s+prazer|obrigado|obrigada)\s*(?:[!.,:]\s*|[–-]\s+)",),
    lead_ins=(r"(?:aqui\s+(?:está|vai|estão)|a\s+seguir|segue)\b[^.:!?\n\"“]{0,120}:\s*",),
    labels=(
        r"(?:(?:sugestão|proposta)\s+de\s+)?(?:texto\s+alternativo|texto\s+alt|alt|descrição(?:\s+da\s+imagem)?|legenda|resposta|imagem|foto)",
    ),
    closings=(
        r"espero\s+que\b",
        r"(?:gostaria|você\s+gostaria|deseja)\b.{0,80}\?",
        r"se\s+(?:você|precisar|quiser|desejar)\b",
        r"(?:me\s+avise|avise-me|fique\s+à\s+vontade)\b",
        r"descrição\s+gerada\s+automaticamente",
        r"nota\s*:",
    ),
    refusals=(
        r"(?:este|o)\s+conteúdo\s+viola\b",
        r"(?:desculpe|desculpa|peço\s+desculpas?|me\s+desculpe|desculpem)\b",
        r"(?:sinto|lamento)\s+muito\b|lamento\s*[,.]",
        r"(?:eu\s+)?não\s+(?:posso|consigo|sou\s+capaz|tenho|é\s+possível|estou\s+apto)\b",
        r"infelizmente\s*,?\s+(?:não|eu|a\s+imagem)\b",
        r"como\s+(?:uma?\s+)?(?:ia\b|inteligência|modelo\s+(?:de\s+(?:linguagem|ia\b)|multimodal)|assistente)",
        r"(?:nenhuma\s+imagem|não\s+há\s+(?:nenhuma\s+)?imagem)\b",
        r"por\s+favor,?\s+(?:forneça|envie|carregue|compartilhe|anexe)",
        r"não\s+(?:vejo|pude|foi\s+possível|encontrei|estou\s+vendo)\b",
        r"(?:a|esta|sua|essa)\s+imagem\s+(?:não\s+(?:pôde|pode|foi|está|carregou)|está\s+(?:vazia|corrompida|muito)|é\s+muito)\b",
        r"(?:ocorreu|houve|aconteceu)\s+um\s+(?:erro|problema)|erro(?:\s*:|\s+(?:ao|interno|no\s+servidor))",
        r"lamento\s*,|(?:esta|sua|essa)\s+solicitação\s+(?:não|viola|foi)\b",
    ),
    pivots=(r"(?:mas|porém|no\s+entanto|contudo)\b[\s,:]*",),
    continuations=(_UM,),
    non_answers=phrases("desconhecido\nnenhum\nnenhuma\nnada\nsem descrição\nnão disponível\nindisponível\nerro"),
    absences=(
        r"não\s+(?:há|existem|existe|é\s+possível|se\s+vê|são\s+visíveis)\b",
        r"a\s+imagem\s+não\s+(?:contém|mostra|possui)\b",
        r"(?:\w+\s+){0,4}marca\s+d['’]água\b",
        r"(?:no\s+canto|na\s+parte|embaixo|em\s+(?:baixo|cima)|à\s+(?:direita|esquerda))\b[^.!?]{0,50}\bmarca\s+d['’]água\b",
    ),
    moods=(
        r"(?:no\s+geral|em\s+resumo|de\s+modo\s+geral|em\s+suma)\b",
        r"(?:a|o|uma?)\s+(?:\w+\s+){0,2}?(?:atmosfera|ambiente|clima|composição)\b",
        r"(?:a\s+cena|a\s+imagem)\s+(?:transmite|evoca|sugere|cria)\b",
    ),
    trailing=r",\s+(?:o\s+que\s+)?(?:cria|dá|evoca|confere|transmite|criando|dando|evocando|conferindo|transmitindo)\b[^.!?]{0,80}?"
    r"\b(?:impressão|sensação|atmosfera|ambiente|toque|charme)\b[^.!?]{0,80}(?=[.!?]|$)",
    placeholders=phrases("imagem\nfoto\nlogo\nlogotipo\nsem título\nfotografia\ndescrição"),
)
