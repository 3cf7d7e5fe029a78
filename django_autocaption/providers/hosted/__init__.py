"""What all services across the network share: options, errors by kind, masking, and a base class to build and parse.

One more service is one file: its options, ``build`` and ``parse``.
"""

from __future__ import annotations

from django_autocaption.providers.hosted.errors import Complaint, read_complaint
from django_autocaption.providers.hosted.options import HostedOptions, clean_key, merge, number_within, one_of
from django_autocaption.providers.hosted.provider import HostedProvider
from django_autocaption.providers.hosted.tokens import TokenOptions
from django_autocaption.providers.masking import mask, mask_json, mask_line

__all__ = [
    "Complaint",
    "HostedOptions",
    "HostedProvider",
    "TokenOptions",
    "clean_key",
    "mask",
    "mask_json",
    "mask_line",
    "merge",
    "number_within",
    "one_of",
    "read_complaint",
]
