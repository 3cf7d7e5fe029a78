"""What the errors of a server behind OpenAI's protocol mean, whichever of its addresses was asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.hosted import Complaint, HostedProvider
from django_autocaption.providers.hosted.provider import HostedOptionsT
from django_autocaption.providers.openai.errors import read_complaint, reset_after
from django_autocaption.types import PendingJob


class OpenAIComplaints(HostedProvider[HostedOptionsT]):
    """Kinds of errors by their codes, and how long a rate limit lasts."""

    #: https://platform.openai.com/docs/guides/error-codes; numbers are HTTP statuses that OpenRouter and llama.cpp
    #: repeat in the body, at times inside HTTP 200 (https://openrouter.ai/docs/api-reference/errors).
    code_kinds = (
        ("insufficient_quota", ErrorKind.QUOTA),
        ("billing*", ErrorKind.QUOTA),
        ("budget_exceeded", ErrorKind.QUOTA),
        ("*insufficient*credit*", ErrorKind.QUOTA),
        ("*insufficient*balance*", ErrorKind.QUOTA),
        ("*rate_limit*", ErrorKind.RATE_LIMIT),
        ("ratelimit*", ErrorKind.RATE_LIMIT),
        ("*api_key*", ErrorKind.AUTH),
        ("*authentication*", ErrorKind.AUTH),
        ("*permission*", ErrorKind.AUTH),
        ("account_deactivated", ErrorKind.AUTH),
        # LiteLLM: the key is none of its own, and it has no database with others.
        ("no_db_connection", ErrorKind.AUTH),
        ("*content_policy*", ErrorKind.SAFETY),
        ("*content_filter*", ErrorKind.SAFETY),
        ("*moderation*", ErrorKind.SAFETY),
        ("*safety*", ErrorKind.SAFETY),
        ("*responsibleai*", ErrorKind.SAFETY),
        ("*timeout*", ErrorKind.TIMEOUT),
        ("*not_found*", ErrorKind.NOT_FOUND),
        ("*notfound*", ErrorKind.NOT_FOUND),
        ("context_length_exceeded", ErrorKind.VALIDATION),
        ("invalid_image*", ErrorKind.VALIDATION),
        ("invalid_value", ErrorKind.VALIDATION),
        ("unknown_parameter", ErrorKind.VALIDATION),
        ("unsupported_*", ErrorKind.VALIDATION),
        # Groq: the model broke the JSON of this one answer (https://console.groq.com/docs/structured-outputs).
        ("json_validate_failed", ErrorKind.PROVIDER),
        ("*overloaded*", ErrorKind.SERVER),
        ("*server_error*", ErrorKind.SERVER),
        ("*unavailable*", ErrorKind.SERVER),
        ("401", ErrorKind.AUTH),
        ("402", ErrorKind.QUOTA),
        ("403", ErrorKind.SAFETY),
        ("404", ErrorKind.NOT_FOUND),
        ("408", ErrorKind.TIMEOUT),
        ("429", ErrorKind.RATE_LIMIT),
        ("502", ErrorKind.PROVIDER),
        ("5??", ErrorKind.SERVER),
        ("4??", ErrorKind.VALIDATION),
    )

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error in a body, in whichever of the dialects of ``errors``."""
        return read_complaint(payload, known=tuple(pattern for pattern, _kind in self.code_kinds))

    def failure(
        self, complaint: Complaint, http_status: int = 200, headers: Mapping[str, str] | None = None
    ) -> ProviderError:
        """As everywhere, and a rate limit waits for the limits that the headers say are used up."""
        error = super().failure(complaint, http_status, headers)
        if error.kind is ErrorKind.RATE_LIMIT and error.retry_after is None:
            error.retry_after = reset_after(headers or {})
        return error
