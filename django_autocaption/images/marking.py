"""How words that this app wrote into a file are told from its author's: two XMP properties of a namespace of its own.

A mark is of the words, not of the file: once a person has changed them in a photo program, they are that person's.
"""

from __future__ import annotations

from hashlib import sha256

NAMESPACE = "urn:django-autocaption:words#"
#: A bag with the digests of those alternatives of ``AltTextAccessibility`` that a machine wrote.
MACHINES = f"{{{NAMESPACE}}}Machines"
#: Of the file that words were written into last: its sha256 as it was before, signed by the site.
BEFORE = f"{{{NAMESPACE}}}Before"


def digest(text: str) -> str:
    """What marks this text, however a program breaks its lines."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]
