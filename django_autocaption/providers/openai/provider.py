"""Every server that speaks OpenAI's chat completions: https://platform.openai.com/docs/api-reference/chat/create

OpenAI, OpenRouter, Ollama, vLLM, LM Studio, llama.cpp…: one class; what they differ in is data, in ``presets``. One
request brings alt text, title, description, keywords, language, decorative, age group and nsfw.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import quote

from django.core.checks import CheckMessage, Error
from django.utils.translation import gettext as _

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.providers import http
from django_autocaption.providers.hosted import Complaint, HostedProvider, mask, mask_json, mask_line, merge
from django_autocaption.providers.openai import answer
from django_autocaption.providers.openai.errors import read_complaint, reset_after
from django_autocaption.providers.openai.options import OpenAICompatibleOptions, secrets_in
from django_autocaption.providers.openai.presets import known, with_preset
from django_autocaption.providers.openai.question import FORMS, Form, question, response_format
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob

_NAMES_FORMAT = re.compile(
    r"response_?format|json_?schema|json_?object|structured[ _-]outputs?|guided_|\bgrammar\b", re.IGNORECASE
)
#: Statuses of "this parameter is wrong", and 200 for servers that put every error there.
_REFUSED_FORMAT_STATUSES = frozenset({200, 400, 422})


class OpenAICompatibleProvider(HostedProvider[OpenAICompatibleOptions]):
    """Asks once for everything. Where the server refuses the form of the answer, or hides what it refuses, the next
    form is tried at once: a refusal is an error, which no server bills, so each image is billed once. The form that
    brought an answer is remembered for that model."""

    service = "OpenAI-compatible"
    options_class = OpenAICompatibleOptions
    supports_prompt = True
    knows_language = True
    supports_model = True
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

    def __init__(self, alias: str, options: Mapping[str, Any] | None = None) -> None:
        super().__init__(alias, with_preset(options))
        self._known = known(self.options.preset, self.options.base_url)
        if self._known is not None:
            self.service, self.max_image_bytes = self._known.service, self._known.max_image_bytes
        self._form_of_model: dict[str, Form] = {}

    @property
    def tells_age(self) -> bool:
        """The question asks for it, whatever the model makes of that."""
        return True

    @property
    def model(self) -> str:
        """The option ``model``."""
        return self.options.model

    @property
    def several_languages(self) -> bool:
        """The option ``several_languages``."""
        return self.options.several_languages

    @property
    def needs_key(self) -> bool:
        """Known services do; a server of one's own may not, and one that does says so."""
        return self._known is not None and self._known.needs_key

    @property
    def cost_units(self) -> Sequence[str]:
        """USD where the answers tell it, or the site says what tokens cost; tokens of all others."""
        return ("USD",) if self._known is not None and self._known.tells_price else (self.options.unit,)

    @property
    def secrets(self) -> tuple[str, ...]:
        return (*super().secrets, *secrets_in(self.options.headers))

    def check(self) -> Sequence[CheckMessage]:
        """W010: no key; E013: no model."""
        if self.options.model:
            return super().check()
        setting = self._setting("model")
        return [
            *super().check(),
            Error(
                f"{self.service} needs the name of a model, but {setting} is empty.",
                hint="Write the name of a model that sees images, as the server lists it under /models.",
                id="autocaption.E013",
            ),
        ]

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """The words, within the option ``timeout`` for all forms together. Raises ProviderError."""
        job = self.job_of(request)
        deadline = time.monotonic() + self.options.timeout
        for form in self._forms(job.model):
            try:
                call = self._build(request, form)
                reply = await self.ask(call, job, within=max(0.0, deadline - time.monotonic()))
                self._form_of_model[job.model] = form
                return self.read(self.payload(reply), job)
            except ProviderError as error:
                refusal = error
                if not self._may_be_the_form(error):
                    break
        raise refusal

    def _forms(self, model: str) -> Sequence[Form]:
        """In the order in which they are tried; at least one."""
        if self.options.structured != "auto":
            return [self.options.structured]
        return FORMS[FORMS.index(self._form_of_model.get(model, FORMS[0])) :]

    def _may_be_the_form(self, error: ProviderError) -> bool:
        """Whether the server refused the form, or hides what it refused; what was done or billed was not refused."""
        if error.status not in _REFUSED_FORMAT_STATUSES or (error.cost and error.cost.amount):
            return False
        if _NAMES_FORMAT.search(error.message):
            return True
        code = error.code.lower()
        tells = not code.isdigit() and any(fnmatchcase(code, pattern) for pattern, _kind in self.code_kinds)
        return error.status != 200 and error.kind is ErrorKind.VALIDATION and not tells

    def whole_question(self, prompt: str, language: str, model: str = "") -> str:
        """The prompt, or the app's own, with how to answer."""
        return question(prompt, language)

    def build(self, request: CaptionRequest) -> http.Call:
        """One user message of a text part and an image part; without a system message, which some models refuse.

        https://platform.openai.com/docs/guides/images-vision
        """
        return self._build(request, self._forms(request.model or self.options.model)[0])

    def _build(self, request: CaptionRequest, form: Form) -> http.Call:
        options = self.options
        model = request.model or options.model
        image = {"url": request.image.data_uri(), "detail": options.detail}
        content = [
            {"type": "text", "text": question(request.prompt, request.language, request.other_languages)},
            {"type": "image_url", "image_url": image},
        ]
        body = {
            "model": model or None,
            "messages": [{"role": "user", "content": content}],
            "response_format": response_format(form, request.other_languages),
            options.token_parameter: options.max_tokens,
            "temperature": options.temperature,
            "top_p": options.top_p,
            "seed": options.seed,
        }
        deployment = f"/deployments/{quote(model, safe='')}" if options.api_version else ""
        return http.Call(
            method="POST",
            url=f"{options.base_url}{deployment}/chat/completions",
            params={"api-version": options.api_version} if options.api_version else {},
            headers=self._request_headers(),
            json=merge({name: value for name, value in body.items() if value is not None}, options.extra),
        )

    def _request_headers(self) -> dict[str, str]:
        key, header = self.options.api_key, self.options.key_header
        own = {
            header: f"Bearer {key}" if key and header == "authorization" else key,
            "openai-organization": self.options.organization,
            "openai-project": self.options.project,
        }
        return {name: value for name, value in own.items() if value} | dict(self.options.headers)

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

    def cost(self, payload: Any, job: PendingJob) -> Cost | None:
        """``usage.cost`` in USD, which OpenRouter gives, else the tokens, at their price where the site says one.

        https://openrouter.ai/docs/use-cases/usage-accounting and
        https://platform.openai.com/docs/api-reference/chat/object#chat-object-usage
        """
        usage = payload.get("usage") if isinstance(payload, Mapping) else None
        if not isinstance(usage, Mapping):
            return None
        counts = (usage.get(name) for name in ("prompt_tokens", "completion_tokens", "total_tokens"))
        return Cost.said(usage.get("cost"), "USD") or self.options.cost_of(*counts)

    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Words out of the first choice (https://platform.openai.com/docs/api-reference/chat/object).

        Raises ProviderError: SAFETY for ``refusal`` and ``finish_reason`` content_filter; PROTOCOL for no choice, no
        words, and for an answer that was cut short (``length``) before the alt text was complete.
        """
        choice = _first_choice(payload)
        if choice is None:
            sentence = _("%(service)s answered without a message in it.")
            is_unknown = self.cost(payload, job) is None
            raise ProviderError(sentence % self._named, kind=ErrorKind.PROTOCOL, outcome_unknown=is_unknown)
        message, reason = choice["message"], mask_line(_string(choice.get("finish_reason")), self.secrets, 100)
        if refusal := answer.refusal_of(message):
            said = mask_line(refusal, self.secrets, 200)
            sentence = _("%(service)s refused to describe the image: “%(said)s”")
            raise ProviderError(sentence % {**self._named, "said": said}, kind=ErrorKind.SAFETY, code="refusal")
        if reason == "content_filter":
            sentence = _("The content filter of %(service)s held the answer back.")
            raise ProviderError(sentence % self._named, kind=ErrorKind.SAFETY, code=reason)
        content, model = (
            answer.content_of(message),
            job.model or mask(_string(payload.get("model")), self.secrets),
        )
        return CaptionResult(
            **self._words(content, reason),
            translations=self._translations(content, model),
            model=model,
            external_id=mask(_string(payload.get("id")), self.secrets),
            raw=mask_json(payload, self.secrets),
        )

    def _words(self, content: str, reason: str) -> dict[str, Any]:
        """Fields of CaptionResult out of the text of an answer: JSON, JSON that was cut short, or prose."""
        found = answer.read_object(content)
        is_cut = found is None and answer.is_cut_json(content)
        if found is not None:
            words = answer.fields_of(mask_json(found, self.secrets))
        else:
            words = {"text": mask(answer.salvage(content) if is_cut else content, self.secrets)}
        if not any(words.get(name) for name in ("text", "decorative", "age", "nsfw")):
            raise self._silence(reason, is_cut=is_cut or reason == "length")
        # Words out of JSON are complete, however the answer around them ended.
        is_complete = is_cut or found is not None
        return {**words, "finish_reason": "" if is_complete and reason == "length" else reason}

    def _translations(self, content: str, model: str) -> dict[str, CaptionResult]:
        found = mask_json(answer.read_object(content) or {}, self.secrets)
        by_tag = answer.translations_of(found).items()
        return {tag: CaptionResult(**words, model=model, raw=words["structured"]) for tag, words in by_tag}

    def _silence(self, reason: str, *, is_cut: bool) -> ProviderError:
        if is_cut:
            sentence = _(
                "The answer of %(service)s was cut short before the alt text was complete; raise 'max_tokens'."
            )
            return ProviderError(sentence % self._named, kind=ErrorKind.PROTOCOL, code=reason)
        sentence = _("%(service)s had nothing to say about the image.")
        return ProviderError(sentence % self._named, kind=ErrorKind.PROTOCOL, code=NOTHING_TO_SAY)

    @property
    def _named(self) -> dict[str, str]:
        return {"service": self.service}


def _first_choice(payload: Any) -> Mapping[str, Any] | None:
    choices = payload.get("choices") if isinstance(payload, Mapping) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, Mapping) and isinstance(first.get("message"), Mapping) else None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
