"""Raw text to words fit to publish: pure functions over text, without Django.

``clean`` takes what a service answered, ``lint`` judges existing and human words, ``fit`` shortens, ``seo`` derives a
page's texts. The steps of ``clean`` are one module a group; what they know about a language is in ``tables``.
"""

from __future__ import annotations

from .clean import Cleaned, clean
from .fit import fit
from .lint import Context, Finding, Level, lint
from .seo import SeoWords, seo, slug, width

__all__ = ["Cleaned", "Context", "Finding", "Level", "SeoWords", "clean", "fit", "lint", "seo", "slug", "width"]
