"""The default provider, which needs no key and no network: words of the file's author, then a small model's label.

The fields that it reads: https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata
"""

from __future__ import annotations

from django_autocaption.providers.embedded.provider import EmbeddedOptions, EmbeddedProvider

__all__ = ["EmbeddedOptions", "EmbeddedProvider"]
