"""More answers of CLIP interrogators: (answer, alt text); and names that no field may have."""

from __future__ import annotations

CLIP = [
    (
        "arafed view of a harbor with boats at dawn, Thomas Kinkade, kinkade, wallpaper.",
        "View of a harbor with boats at dawn.",
    ),
    ("a plate of pasta with basil, gordon ramsay, bon appetit magazine", "A plate of pasta with basil."),
    (
        "a woman in a red coat, a shopping bag and a dog, burberry, prada campaign",
        "A woman in a red coat, a shopping bag and a dog.",
    ),
    ("there are two horses grazing in a field, john constable, 1820", "Two horses grazing in a field."),
    (
        "a black and white photo of a street, vivian maier, henri cartier bresson",
        "A black and white photo of a street.",
    ),
    (
        "a desk with a laptop, a cup and a lamp, minimalism, dribbble, behance",
        "A desk with a laptop, a cup and a lamp.",
    ),
    ("araffe dog laying on a couch with a toy, pixar, cute, dslr, 85mm", "Dog laying on a couch with a toy."),
    ("a bridge over a river", "A bridge over a river."),
]
NAMES = ("kinkade", "ramsay", "bon appetit", "burberry", "prada", "constable", "maier", "bresson", "dribbble", "pixar")
