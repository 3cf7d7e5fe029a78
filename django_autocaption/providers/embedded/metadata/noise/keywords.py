"""What programs, agencies and their users note among keywords, which names nothing that is seen."""

from __future__ import annotations

import regex

from django_autocaption.providers.embedded.metadata.noise.apparatus import HANDLED
from django_autocaption.providers.embedded.metadata.noise.automatic import is_automatic
from django_autocaption.providers.embedded.metadata.noise.fields import plain, plain_table
from django_autocaption.providers.embedded.metadata.noise.records import is_record
from django_autocaption.providers.embedded.metadata.noise.slots import is_slot

#: How far a picture has come, who may see it, and how it is kept.
_STATES = plain_table(
    """
    approved autotag auto-tagged backup cloud cropped done edited export exported favorite favorites favourite
    favourites final flagged geotagged gps import imported keyword keywords lowres highres pick picked portfolio
    printed private processed public published raw rejected retouched scanned select selected selects tagged tags
    tbd todo unedited unlabeled untagged upload uploaded web websize
    auswahl bearbeitet entwickelt exportiert favorit favoriten fertig freigegeben hochgeladen veröffentlicht
    favori favoris publié traité archivé favorito favoritos publicado editado preferito preferiti pubblicato
    """
)
_NOTED = regex.compile(
    r"""
      \d\s?(?:\*|stars?|sterne?|étoiles?|estrellas?|stelle) | (?:rating|stars?|label|flag|version)\s?:?\s?\d
    | (?:red|yellow|green|blue|purple)\ label | (?:to\ do|to\ edit|to\ print|needs?\ .{1,20})
    | no\ (?:people|one|person) | nobody | (?:one|two|three|only\ one)\ (?:person|people|man|woman)\ only
    | (?:horizontal|vertical)(?:\ (?:composition|format|image|photo))? | (?:hoch|quer)format
    | colou?r\ (?:image|photo|picture) | (?:full|waist)[ -]length | copy[ -]?space | cut[ -]?out
    | masterpiece | (?:best|high|top)[ -]quality | [48]k | (?:u?hd|hdr)
    """,
    regex.I | regex.X,
)


def is_note(keyword: str) -> bool:
    """Whether ``keyword`` is such a note: "5 stars", "exported", "no people", "AI generated", "Untitled"."""
    words = [plain(word) for word in keyword.split()]
    if len(words) == 1 and (words[0] in _STATES or HANDLED.fullmatch(words[0])):
        return True
    noted = _NOTED.fullmatch(keyword.strip()) is not None
    return noted or is_slot(keyword) or is_automatic(keyword) or is_record(keyword)
