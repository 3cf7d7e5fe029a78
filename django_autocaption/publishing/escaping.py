"""How a text gets into an attribute or a JSON value without a way out of it."""

from __future__ import annotations

import html
import re
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain_text(value: Any) -> str:
    """The value as unescaped text.

    What is marked safe is HTML already, so its character references are read: ``{% blocktranslate asvar %}`` gives
    ``Tom&#x27;s``, while a literal in a template is marked safe whatever it holds.
    """
    if not isinstance(value, SafeString):
        return str(value)
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), value + "")


def attribute_value(value: Any) -> SafeString:
    """The value as it may stand between quotation marks, escaped exactly once."""
    return escape(plain_text(value))
