"""The base class of chat models that see images: one request brings alt text, title, description, keywords, language,
decorative, age group and nsfw."""

from __future__ import annotations

import re
import time
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, ClassVar, TypeVar

from django.core.checks import CheckMessage, Error
from django.utils.translation import gettext as _

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.providers import http
from django_autocaption.providers.chat import answer
from django_autocaption.providers.chat.options import ChatOptions
from django_autocaption.providers.chat.question import DEFAULT_PROMPT, question
from django_autocaption.providers.hosted import HostedProvider, mask, mask_json, mask_line
from django_autocaption.providers.hosted.values import string
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob

ChatOptionsT = TypeVar("ChatOptionsT", bound=ChatOptions)


class ChatProvider(HostedProvider[ChatOptionsT]):
    """Asks once for everything. Where the service refuses the form of the answer, or hides what it refuses, the next
    form is tried at once: a refusal is an error, which no service bills, so each image is billed once. The form that
    brought an answer is remembered for that model.

    A subclass sets ``forms`` and ``names_form``, writes ``build_as`` instead of ``build``, and ``parse`` by ``words``.
    """

    supports_prompt = True
    knows_language = True
    supports_model = True
    forms: ClassVar[Sequence[str]]
    """How the service can be told the shape of the answer, firmest first; values of the option ``structured``."""
    names_form: ClassVar[re.Pattern[str]]
    """What an error says that is about the form."""
    form_statuses: ClassVar[frozenset[int]] = frozenset({400, 422})
    """HTTP statuses of "this parameter is wrong"."""
    limit_option: ClassVar[str] = "max_tokens"
    """Name of the option that limits the tokens of an answer."""

    def __init__(self, alias: str, options: Mapping[str, Any] | None = None) -> None:
        super().__init__(alias, options)
        self._form_of_model: dict[str, str] = {}

    @abstractmethod
    def build_as(self, request: CaptionRequest, form: str) -> http.Call:
        """The HTTP request that asks for words in one of ``forms``."""

    @property
    def tells_age(self) -> bool:
        """The question asks for it, whatever the model makes of that."""
        return True

    @property
    def tells_nsfw(self) -> bool:
        """The question asks for it."""
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
    def cost_units(self) -> Sequence[str]:
        """USD where the site says what tokens cost, else tokens."""
        return (self.options.unit,)

    @property
    def is_free(self) -> bool:
        """The site says so, or the preset of a server on a machine of its own does."""
        return self.options.is_free

    def check(self) -> Sequence[CheckMessage]:
        """W010: no key; E013: no model."""
        if self.options.model:
            return super().check()
        setting = self._setting("model")
        return [
            *super().check(),
            Error(
                f"{self.service} needs the name of a model, but {setting} is empty.",
                hint="Write the name of a model that sees images, as the service lists it.",
                id="autocaption.E013",
            ),
        ]

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """The words, within the option ``timeout`` for all forms together. Raises ProviderError."""
        job = self.job_of(request)
        deadline = time.monotonic() + self.options.timeout
        for form in self.forms_for(job.model):
            try:
                call = self.build_as(request, form)
                reply = await self.ask(call, job, within=max(0.0, deadline - time.monotonic()))
                self._form_of_model[job.model] = form
                return self.read(self.payload(reply), job)
            except ProviderError as error:
                refusal = error
                if not self._may_be_the_form(error):
                    break
        raise refusal

    def forms_for(self, model: str) -> Sequence[str]:
        """In the order in which they are tried; at least one."""
        if self.options.structured != "auto":
            return [self.options.structured]
        return self.forms[self.forms.index(self._form_of_model.get(model, self.forms[0])) :]

    def _may_be_the_form(self, error: ProviderError) -> bool:
        """Whether the service refused the form, or hides what it refused; what was done or billed was not refused."""
        if error.status not in self.form_statuses or (error.cost and error.cost.amount):
            return False
        if self.names_form.search(error.message):
            return True
        code = error.code.lower()
        tells = not code.isdigit() and any(fnmatchcase(code, pattern) for pattern, _kind in self.code_kinds)
        return error.status != 200 and error.kind is ErrorKind.VALIDATION and not tells

    def whole_question(self, prompt: str, language: str, model: str = "") -> str:
        """The prompt, or the app's own, with how to answer."""
        return question(prompt, language)

    @property
    def default_prompt(self) -> str:
        """The app's own."""
        return DEFAULT_PROMPT

    def build(self, request: CaptionRequest) -> http.Call:
        """In the form that is tried first."""
        return self.build_as(request, self.forms_for(request.model or self.options.model)[0])

    # -- what subclasses read answers by --------------------------------------------------------------------------

    def words(
        self, content: str, payload: Any, job: PendingJob, *, model: object, id_: object, reason: object, is_cut: bool
    ) -> CaptionResult:
        """What the text of an answer says: JSON, JSON that was cut short, or prose.

        ``is_cut``: the service says that a limit of tokens ended it. Raises ProviderError (protocol) where no words are
        in it.
        """
        reason = mask_line(string(reason), self.secrets, 100)
        name = job.model or mask(string(model), self.secrets)
        read = answer.read_object(content)
        found = None if read is None else mask_json(read, self.secrets)
        cut_json = found is None and answer.is_cut_json(content)
        if found is not None:
            words = answer.fields_of(found)
        else:
            words = {"text": mask(answer.salvage(content) if cut_json else content, self.secrets)}
        if not any(words.get(name) for name in ("text", "decorative", "age", "nsfw")):
            raise self._silence(reason, is_cut=cut_json or is_cut)
        # Words out of JSON are complete, however the answer around them ended.
        is_complete = cut_json or found is not None
        return CaptionResult(
            **words,
            finish_reason="" if is_complete and is_cut else reason,
            translations={
                tag: CaptionResult(**fields, model=name, raw=fields["structured"])
                for tag, fields in answer.translations_of(found or {}).items()
            },
            model=name,
            external_id=mask(string(id_), self.secrets),
            raw=mask_json(payload, self.secrets),
        )

    def no_message(self, payload: Any, job: PendingJob) -> ProviderError:
        """The error for an answer that is none of the service's own shape."""
        sentence = _("%(service)s answered without a message in it.")
        is_unknown = self.cost(payload, job) is None
        return ProviderError(sentence % self._named, kind=ErrorKind.PROTOCOL, outcome_unknown=is_unknown)

    def refused(self, said: str) -> ProviderError:
        """The error for a model that declines, and why if it says so."""
        said = mask_line(said, self.secrets, 200)
        sentence = (
            _("%(service)s refused to describe the image: “%(said)s”")
            if said
            else _("%(service)s refused to describe the image.")
        )
        return ProviderError(sentence % {**self._named, "said": said}, kind=ErrorKind.SAFETY, code="refusal")

    def held_back(self, code: str) -> ProviderError:
        """The error for an answer, or a question, that a filter of the service stopped."""
        sentence = _("The content filter of %(service)s held the answer back.")
        return ProviderError(sentence % self._named, kind=ErrorKind.SAFETY, code=mask_line(code, self.secrets, 100))

    def _silence(self, reason: str, *, is_cut: bool) -> ProviderError:
        if is_cut:
            sentence = _(
                "The answer of %(service)s was cut short before the alt text was complete; raise '%(option)s'."
            )
            sentence %= {**self._named, "option": self.limit_option}
            return ProviderError(sentence, kind=ErrorKind.PROTOCOL, code=reason)
        sentence = _("%(service)s had nothing to say about the image.")
        return ProviderError(sentence % self._named, kind=ErrorKind.PROTOCOL, code=NOTHING_TO_SAY)

    @property
    def _named(self) -> dict[str, str]:
        return {"service": self.service}
