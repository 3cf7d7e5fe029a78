"""How good the words of a site are: of its registered image fields, and of its rendered pages."""

from __future__ import annotations
