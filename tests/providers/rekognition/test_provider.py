"""Amazon Rekognition: what it sees in an image for moderation, in two signed requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

import pytest

from django_autocaption.exceptions import ConfigurationError, ErrorKind
from django_autocaption.moderation import parse_age_label
from django_autocaption.providers.rekognition import RekognitionProvider
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob
from tests.emulator.client import EmulatorClient
from tests.emulator.rekognition import SECRET
from tests.providers.conftest import Run
from tests.providers.contract import KEY
from tests.providers.contract_moderators import ModeratorContract

REGION = {"region": "eu-west-1"}


class TestRekognition(ModeratorContract):
    provider_class = RekognitionProvider
    emulator_name = "rekognition"
    options: ClassVar[Mapping[str, Any]] = {"api_secret": SECRET, **REGION}
    hidden = (KEY, SECRET)
    error_cases = (
        (400, "ProvisionedThroughputExceededException", ErrorKind.RATE_LIMIT),
        (400, "ThrottlingException", ErrorKind.RATE_LIMIT),
        (400, "AccessDeniedException", ErrorKind.AUTH),
        (400, "ExpiredTokenException", ErrorKind.AUTH),
        (400, "InvalidSignatureException", ErrorKind.AUTH),
        (400, "InvalidImageFormatException", ErrorKind.VALIDATION),
        (400, "ImageTooLargeException", ErrorKind.VALIDATION),
        (400, "SubscriptionRequiredException", ErrorKind.QUOTA),
        (500, "InternalServerError", ErrorKind.SERVER),
    )

    def answer(self, job: PendingJob, text: str) -> Any:
        face = {"AgeRange": {"Low": 21, "High": 29}, "Confidence": 99.9}
        label = {"Name": "Alcohol", "TaxonomyLevel": 1, "Confidence": 90.0}
        return {"FaceDetails": [face], "ModerationLabels": [label], "ModerationModelVersion": "7.0"}

    def error_body(self, code: str, message: str) -> Any:
        return {"__type": f"com.amazonaws.rekognition#{code}", "message": message}

    def test_each_image_is_two_requests(self, ask: Callable[..., CaptionResult], emulator: EmulatorClient) -> None:
        ask()
        assert [entry["task"] for entry in emulator.ledger(billed=True)] == ["DetectModerationLabels", "DetectFaces"]

    def test_the_answers_are_those_of_the_image(
        self, run: Run[Any], emulator: EmulatorClient, question: CaptionRequest
    ) -> None:
        seen = {"kind": "seen", "faces": [(31, 47), (12, 20)], "labels": [("Explicit", 1, 97.0)]}
        emulator.fail(seen, seen)
        found = run(self.make(emulator).caption(question))
        assert found.age.label == "12-20, 31-47"
        band = parse_age_label(found.age.label)
        assert band is not None
        assert (band.age_min, found.age.confidence, found.nobody, found.nsfw) == (12, None, False, True)
        assert found.structured == {"ages": ["31-47", "12-20"], "labels": ["Explicit"]}

    def test_where_no_face_is_nobody_is(self, ask: Callable[..., CaptionResult]) -> None:
        found = ask()
        assert (found.age, found.nobody, found.nsfw) == (None, True, False)

    def test_a_site_may_say_how_sure_ages_are(
        self, ask: Callable[..., CaptionResult], emulator: EmulatorClient
    ) -> None:
        emulator.fail("pass", {"kind": "seen", "faces": [(30, 40)]})
        found = ask(age_confidence=0.9)
        assert found.age is not None
        assert (found.age.confidence, found.age.scale) == (0.9, "fraction")

    @pytest.mark.parametrize(
        ("label", "options", "unsafe"),
        [
            (("Non-Explicit Nudity", 2, 80), {}, True),
            (("Graphic Violence", 2, 60), {}, True),
            (("Weapons", 2, 99), {}, False),
            (("Alcohol", 1, 99), {}, False),
            (("Alcohol", 1, 99), {"unsafe": ["Alcohol"]}, True),
            (("Explicit", 1, 59.9), {}, False),
            (("Explicit", 1, 59.9), {"unsafe_confidence": 50}, True),
            (("Explicit", 3, 99), {}, False),
            (("Explicit", 1, None), {}, True),
        ],
    )
    def test_what_is_unsafe_is_the_sites_to_say(
        self, ask: Callable[..., CaptionResult], emulator: EmulatorClient, label: Any, options: Any, unsafe: bool
    ) -> None:
        emulator.fail({"kind": "seen", "labels": [label]})
        assert ask(**options).nsfw is unsafe

    @pytest.mark.parametrize(
        "body",
        [{}, {"FaceDetails": None}, {"FaceDetails": [{}]}, {"FaceDetails": [{"AgeRange": {"Low": 9, "High": 3}}]}],
    )
    def test_a_face_without_an_age_is_no_answer(
        self, refuse: Callable[..., Any], emulator: EmulatorClient, body: Any
    ) -> None:
        emulator.fail("pass", {"kind": "body", "body": body})
        assert refuse().kind is ErrorKind.PROTOCOL

    def test_a_wrong_key_and_a_wrong_secret_are_told(self, refuse: Callable[..., Any]) -> None:
        assert refuse(api_key="wrong-very-secret-key").code == "UnrecognizedClientException"
        assert refuse(api_secret="another-very-secret-half").code == "InvalidSignatureException"

    def test_keys_are_found_where_boto3_finds_them(
        self,
        run: Run[Any],
        emulator: EmulatorClient,
        question: CaptionRequest,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Any,
    ) -> None:
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "environment-key")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        provider = self.make(emulator, api_key="", api_secret="")
        assert run(provider.caption(question)).nsfw is False
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.delenv(name)
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
        monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
        for options in ({}, {"profile": "nobody"}):
            error = self.expect_error(run, self.make(emulator, api_key="", api_secret="", **options), question)
            assert (error.kind, "api_key" in error.message) == (ErrorKind.AUTH, True)

    def test_a_prompt_is_refused(self, run: Run[Any], emulator: EmulatorClient, question: CaptionRequest) -> None:
        error = self.expect_error(run, self.make(emulator), replace(question, prompt="Is that a dog?"))
        assert error.kind is ErrorKind.VALIDATION


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({}, "'eu-west-1'"),
        ({"region": "Ireland"}, "'region'"),
        ({**REGION, "api_key": KEY}, "needed together"),
        ({**REGION, "unsafe": "Explicit"}, "a list of names"),
        ({**REGION, "unsafe_confidence": 101}, "from 0 to 100"),
        ({**REGION, "unsafe_confidence": None}, "from 0 to 100"),
        ({**REGION, "age_confidence": 80}, "from 0 to 1"),
        ({**REGION, "profile": 7}, "'profile'"),
    ],
)
def test_a_wrong_option_is_named(options: Any, hint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ConfigurationError) as caught:
        RekognitionProvider("default", options)
    assert hint in str(caught.value)
    assert KEY not in str(caught.value)


def test_the_region_is_in_the_address_or_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert RekognitionProvider("default", REGION).options.base_url == "https://rekognition.eu-west-1.amazonaws.com"
    monkeypatch.setenv("AWS_REGION", "us-east-2")
    assert RekognitionProvider("default").options.region == "us-east-2"
