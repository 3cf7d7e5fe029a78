"""What a file was before this site wrote words into it: signed there, since whoever uploads it could say anything."""

from __future__ import annotations

from django.core import signing

_SALT = "django_autocaption.embedding"


def signed(content_hash: str) -> str:
    """What the file is to say. ``content_hash``: sha256 of it as it was before."""
    return signing.Signer(salt=_SALT).sign(content_hash)


def proven(said: str) -> str:
    """The sha256 in it; "" where another site, or nobody, wrote it. SECRET_KEY_FALLBACKS are honoured."""
    try:
        return signing.Signer(salt=_SALT).unsign(said)
    except signing.BadSignature:
        return ""
