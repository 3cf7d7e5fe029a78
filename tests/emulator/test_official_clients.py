"""The vendors' own clients against the emulator: it is neither stricter nor laxer than what they were written for.

``pip install --group clients`` brings them, ``pip install --no-deps moondream`` the one that has torch along; where one
is missing, its tests are skipped.
"""

from __future__ import annotations

import asyncio
import base64
import io
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.error import HTTPError
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from tests.emulator.client import EmulatorClient
from tests.emulator.rekognition import SECRET
from tests.providers.conftest import picture

KEY, WRONG, POOR = "emulated-key", "wrong-emulated-key", "poor-emulated-key"
SEEN = "320 by 240 pixels"
# The clients' own warnings are none of ours.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def jpeg() -> bytes:
    return picture((0, 80, 200), (250, 140, 20)).data


@pytest.fixture
def data_uri(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}"


class Closing:
    """Closes clients that hold connections."""

    @pytest.fixture(autouse=True)
    def _stack(self) -> Iterator[None]:
        with ExitStack() as self.stack:
            yield


class TestMoondream:
    """https://pypi.org/project/moondream/"""

    def client(self, emulator: EmulatorClient, key: str = KEY, service: str = "moondream") -> Any:
        moondream = pytest.importorskip("moondream")
        return moondream.vl(api_key=key, endpoint=emulator.base_url(service))

    @pytest.mark.parametrize("service", ["moondream", "moondream-station"])
    def test_captions(self, emulator: EmulatorClient, jpeg: bytes, service: str) -> None:
        client, image = self.client(emulator, service=service), Image.open(io.BytesIO(jpeg))
        for length in ("short", "normal", "long"):
            assert SEEN in client.caption(image, length=length)["caption"]
        settings = {"temperature": 0.2, "top_p": 0.5, "max_tokens": 50}
        assert SEEN in client.caption(image, settings=settings)["caption"]
        assert SEEN in "".join(client.caption(image, stream=True)["caption"])
        assert len(emulator.ledger(billed=True)) == 5

    @pytest.mark.parametrize("reasoning", [False, True])
    def test_questions(self, emulator: EmulatorClient, jpeg: bytes, reasoning: bool) -> None:
        asked = {"image": Image.open(io.BytesIO(jpeg)), "question": "What is it?", "reasoning": reasoning}
        assert SEEN in self.client(emulator).query(**asked)["answer"]

    @pytest.mark.parametrize(("key", "status"), [(WRONG, 401), (POOR, 402)])
    def test_errors(self, emulator: EmulatorClient, jpeg: bytes, key: str, status: int) -> None:
        with pytest.raises(HTTPError) as caught:
            self.client(emulator, key).caption(Image.open(io.BytesIO(jpeg)))
        assert caught.value.code == status
        caught.value.close()


class TestWaveSpeed:
    """https://pypi.org/project/wavespeed/"""

    MODEL = "wavespeed-ai/image-captioner"

    def client(self, emulator: EmulatorClient, key: str = KEY) -> Any:
        api = pytest.importorskip("wavespeed.api.client")
        base_url = emulator.base_url("wavespeed").removesuffix("/api/v3")
        return api.Client(api_key=key, base_url=base_url, max_retries=0)

    @pytest.mark.parametrize("more", [{}, {"detail_level": "high", "focus": "the sky"}])
    @pytest.mark.parametrize("sync", [False, True])
    def test_captions(self, emulator: EmulatorClient, data_uri: str, more: dict[str, Any], sync: bool) -> None:
        found = self.client(emulator).run(
            self.MODEL, {"image": data_uri, **more}, enable_sync_mode=sync, poll_interval=0.05
        )
        assert SEEN in found["outputs"][0]
        assert len(emulator.ledger(billed=True)) == 1

    def test_an_order_that_takes_its_time(self, emulator: EmulatorClient, data_uri: str) -> None:
        emulator.wait(0.3)
        found = self.client(emulator).run(self.MODEL, {"image": data_uri}, poll_interval=0.1)
        assert SEEN in found["outputs"][0]
        assert len(emulator.ledger(billed=True)) == 1

    @pytest.mark.parametrize(("key", "status"), [(WRONG, 401), (POOR, 402)])
    def test_errors(self, emulator: EmulatorClient, data_uri: str, key: str, status: int) -> None:
        with pytest.raises(RuntimeError, match=f"HTTP {status}"):
            self.client(emulator, key).run(self.MODEL, {"image": data_uri})


class TestScenario(Closing):
    """https://pypi.org/project/scenario-sdk/"""

    def client(self, emulator: EmulatorClient, key: str = KEY) -> Any:
        scenario = pytest.importorskip("scenario_sdk")
        options = {"api_secret": "emulated-secret", "base_url": emulator.base_url("scenario"), "max_retries": 0}
        return self.stack.enter_context(scenario.Scenario(api_key=key, **options))

    def test_captions(self, emulator: EmulatorClient, data_uri: str) -> None:
        client = self.client(emulator)
        found = client.generate.caption(images=[data_uri, data_uri])
        assert [SEEN in caption for caption in found.captions] == [True, True]
        assert (found.job.status, found.creative_units_cost > 0) == ("success", True)
        every = {
            "details_level": "action+style",
            "ensure_ip_cleared": True,
            "seed": 7,
            "temperature": 0.5,
            "top_p": 0.5,
        }
        found = client.generate.caption(images=[data_uri], unwanted_sequences=["photo of"], project_id="p", **every)
        assert SEEN in found.captions[0]

    def test_jobs(self, emulator: EmulatorClient, data_uri: str) -> None:
        client = self.client(emulator)
        job = client.generate.caption(images=[data_uri], project_id="slow").job
        assert job.status == "in-progress"
        looked = client.jobs.retrieve(job.job_id).job
        assert (looked.job_id, looked.status) == (job.job_id, "success")

    def test_what_it_would_cost(self, emulator: EmulatorClient, data_uri: str) -> None:
        assert self.client(emulator).generate.caption(images=[data_uri], dry_run="true").creative_units_cost > 0
        assert emulator.ledger(billed=True) == []

    def test_assets(self, emulator: EmulatorClient, data_uri: str) -> None:
        client = self.client(emulator)
        asset = client.assets.upload(name="a.jpg", image=data_uri).asset
        assert SEEN in client.generate.caption(images=[asset.id]).captions[0]

    @pytest.mark.parametrize(("key", "status"), [(WRONG, 401), (POOR, 402)])
    def test_errors(self, emulator: EmulatorClient, data_uri: str, key: str, status: int) -> None:
        scenario = pytest.importorskip("scenario_sdk")
        with pytest.raises(scenario.APIStatusError) as caught:
            self.client(emulator, key).generate.caption(images=[data_uri])
        assert caught.value.status_code == status


class TestRunware:
    """https://pypi.org/project/runware-sdk/"""

    @pytest.fixture(autouse=True)
    def _offline(self, monkeypatch: pytest.MonkeyPatch, emulator: EmulatorClient) -> None:
        """Its list of models comes from the emulator, which has none: the client goes on with its own."""
        runware = pytest.importorskip("runware.client")
        monkeypatch.setattr(runware, "SCHEMAS_BASE_URL", f"{emulator.url}/schemas")

    def run(self, emulator: EmulatorClient, task: dict[str, Any], key: str = KEY, how: str = "run") -> Any:
        runware = pytest.importorskip("runware")

        async def story() -> Any:
            options = {"transport": "rest", "http_base_url": emulator.base_url("runware"), "max_retries": 0}
            async with runware.Runware(api_key=key, **options) as client:
                return await getattr(client, how)(task)

        return run_now(story())

    @pytest.mark.parametrize("delivery", ["sync", "async"])
    def test_captions(self, emulator: EmulatorClient, data_uri: str, delivery: str) -> None:
        task = {"taskType": "caption", "model": "runware:152@2", "inputs": {"image": data_uri}, "includeCost": True}
        (found,) = self.run(emulator, {**task, "deliveryMethod": delivery})
        assert SEEN in found["text"]
        assert found["cost"] > 0
        assert len(emulator.ledger(billed=True)) == 1

    def test_prompts(self, emulator: EmulatorClient, data_uri: str) -> None:
        task = {"taskType": "caption", "model": "runware:152@2", "inputs": {"image": data_uri}, "prompt": "What is it?"}
        (found,) = self.run(emulator, task)
        assert SEEN in found["text"]

    def test_stored_images(self, emulator: EmulatorClient, data_uri: str) -> None:
        (stored,) = self.run(emulator, {"operation": "upload", "media": data_uri}, how="media_storage")
        task = {"taskType": "caption", "model": "runware:152@2", "routing": {}}
        (found,) = self.run(emulator, {**task, "inputs": {"image": stored["mediaUUID"]}})
        assert SEEN in found["text"]
        (gone,) = self.run(emulator, {"operation": "delete", "media": stored["mediaUUID"]}, how="media_storage")
        assert gone["mediaUUID"] == stored["mediaUUID"]

    def test_a_dry_run(self, emulator: EmulatorClient, data_uri: str) -> None:
        """``X-Runware-Dry-Run``, for which the client has no option, checks and prices a task, and does nothing."""
        task = {
            "taskType": "caption",
            "taskUUID": str(uuid4()),
            "model": "runware:152@2",
            "inputs": {"image": data_uri},
        }
        headers = {"authorization": f"Bearer {KEY}", "x-runware-dry-run": "1"}
        with httpx.Client() as client:
            (priced,) = client.post(emulator.base_url("runware"), json=[task], headers=headers).json()["data"]
            assert priced["cost"] > 0
            refused = client.post(emulator.base_url("runware"), json=[{**task, "inputs": {}}], headers=headers)
            assert refused.status_code == 400
        assert emulator.ledger(billed=True) == []

    @pytest.mark.parametrize(("key", "code"), [(WRONG, "auth"), (POOR, "quota")])
    def test_errors(self, emulator: EmulatorClient, data_uri: str, key: str, code: str) -> None:
        errors = pytest.importorskip("runware.errors")
        task = {"taskType": "caption", "model": "runware:152@2", "inputs": {"image": data_uri}}
        with pytest.raises(errors.RunwareError) as caught:
            self.run(emulator, task, key)
        assert caught.value.code == code


class TestOpenAI(Closing):
    """https://pypi.org/project/openai/"""

    def client(self, emulator: EmulatorClient, key: str = KEY, service: str = "openai") -> Any:
        openai = pytest.importorskip("openai")
        options = {"base_url": emulator.base_url(service), "max_retries": 0}
        return self.stack.enter_context(openai.OpenAI(api_key=key, **options))

    def asked(self, data_uri: str) -> dict[str, Any]:
        parts = [
            {"type": "text", "text": "Describe the image as JSON."},
            {"type": "image_url", "image_url": {"url": data_uri}},
        ]
        return {"model": "gpt-x", "messages": [{"role": "user", "content": parts}]}

    @pytest.mark.parametrize("service", ["openai", "openai-local"])
    @pytest.mark.parametrize("more", [{}, {"response_format": {"type": "json_object"}, "max_completion_tokens": 300}])
    def test_captions(self, emulator: EmulatorClient, data_uri: str, service: str, more: dict[str, Any]) -> None:
        found = self.client(emulator, service=service).chat.completions.create(**self.asked(data_uri), **more)
        assert SEEN in found.choices[0].message.content
        assert (found.choices[0].finish_reason, found.usage.total_tokens) == ("stop", 1190)
        assert len(emulator.ledger(billed=True)) == 1

    def test_the_image_may_come_first_and_common_parameters_are_known(
        self, emulator: EmulatorClient, data_uri: str
    ) -> None:
        asked = self.asked(data_uri)
        asked["messages"][0]["content"].reverse()
        more = {"n": 1, "stream": False, "stop": ["###"], "presence_penalty": 0.1, "user": "site"}
        found = self.client(emulator).chat.completions.create(**asked, **more)
        assert SEEN in found.choices[0].message.content

    def test_moderation(self, emulator: EmulatorClient, data_uri: str) -> None:
        image = {"type": "image_url", "image_url": {"url": data_uri}}
        emulator.fail({"kind": "scores", "scores": {"sexual": 0.9}})
        found = self.client(emulator).moderations.create(model="omni-moderation-latest", input=[image])
        assert (found.results[0].flagged, found.results[0].categories.sexual) == (True, True)

    @pytest.mark.parametrize(
        ("key", "error", "code"),
        [(WRONG, "AuthenticationError", "invalid_api_key"), (POOR, "RateLimitError", "insufficient_quota")],
    )
    def test_errors(self, emulator: EmulatorClient, data_uri: str, key: str, error: str, code: str) -> None:
        openai = pytest.importorskip("openai")
        with pytest.raises(getattr(openai, error)) as caught:
            self.client(emulator, key).chat.completions.create(**self.asked(data_uri))
        assert caught.value.code == code


class TestRekognition:
    """https://pypi.org/project/boto3/"""

    def client(self, emulator: EmulatorClient, key: str = KEY, secret: str = SECRET) -> Any:
        boto3 = pytest.importorskip("boto3")
        keys = {"aws_access_key_id": key, "aws_secret_access_key": secret}
        address = f"{emulator.base_url('rekognition')}/"
        return boto3.client("rekognition", region_name="eu-west-1", endpoint_url=address, **keys)

    def test_labels_and_faces(self, emulator: EmulatorClient, jpeg: bytes) -> None:
        emulator.fail({"kind": "seen", "labels": [("Explicit", 1, 97.0)]}, {"kind": "seen", "faces": [(12, 20)]})
        client, image = self.client(emulator), {"Bytes": jpeg}
        found = client.detect_moderation_labels(Image=image, MinConfidence=60)
        assert [label["Name"] for label in found["ModerationLabels"]] == ["Explicit"]
        faces = client.detect_faces(Image=image, Attributes=["AGE_RANGE"])["FaceDetails"]
        assert [face["AgeRange"] for face in faces] == [{"Low": 12, "High": 20}]

    @pytest.mark.parametrize(
        ("key", "secret", "code"),
        [(WRONG, SECRET, "UnrecognizedClientException"), (KEY, "another", "InvalidSignatureException")],
    )
    def test_errors(self, emulator: EmulatorClient, jpeg: bytes, key: str, secret: str, code: str) -> None:
        exceptions = pytest.importorskip("botocore.exceptions")
        with pytest.raises(exceptions.ClientError) as caught:
            self.client(emulator, key, secret).detect_faces(Image={"Bytes": jpeg})
        assert caught.value.response["Error"]["Code"] == code


class TestAnthropic(Closing):
    """https://pypi.org/project/anthropic/"""

    def client(self, emulator: EmulatorClient, key: str = KEY) -> Any:
        anthropic = pytest.importorskip("anthropic")
        base_url = emulator.base_url("anthropic").removesuffix("/v1")
        return self.stack.enter_context(anthropic.Anthropic(api_key=key, base_url=base_url, max_retries=0))

    def asked(self, jpeg: bytes, **more: Any) -> dict[str, Any]:
        source = {"type": "base64", "media_type": "image/jpeg", "data": base64.b64encode(jpeg).decode()}
        content = [{"type": "image", "source": source}, {"type": "text", "text": "What is it?"}]
        return {"model": "claude-x", "max_tokens": 500, "messages": [{"role": "user", "content": content}], **more}

    def test_messages(self, emulator: EmulatorClient, jpeg: bytes) -> None:
        found = self.client(emulator).messages.create(**self.asked(jpeg, system="Be brief."))
        assert SEEN in found.content[0].text
        assert (found.stop_reason, found.usage.input_tokens) == ("end_turn", 1100)
        assert len(emulator.ledger(billed=True)) == 1

    def test_tools_and_schemas(self, emulator: EmulatorClient, jpeg: bytes) -> None:
        shape = {"type": "object", "properties": {"alt_text": {"type": "string"}}, "additionalProperties": False}
        tools = [{"name": "words", "description": "Tell.", "input_schema": shape}]
        choice = {"type": "tool", "name": "words"}
        found = self.client(emulator).messages.create(**self.asked(jpeg, tools=tools, tool_choice=choice))
        assert SEEN in found.content[0].input["alt_text"]
        schema = {"format": {"type": "json_schema", "schema": shape}}
        thinking = {"type": "enabled", "budget_tokens": 1024}
        more = self.asked(jpeg, output_config=schema, thinking=thinking)
        found = self.client(emulator).messages.create(**more)
        assert [block.type for block in found.content] == ["thinking", "text"]

    @pytest.mark.parametrize(("key", "error"), [(WRONG, "AuthenticationError"), (POOR, "BadRequestError")])
    def test_errors(self, emulator: EmulatorClient, jpeg: bytes, key: str, error: str) -> None:
        anthropic = pytest.importorskip("anthropic")
        with pytest.raises(getattr(anthropic, error)):
            self.client(emulator, key).messages.create(**self.asked(jpeg))


class TestGemini:
    """https://pypi.org/project/google-genai/"""

    def ask(self, emulator: EmulatorClient, jpeg: bytes, key: str = KEY, model: str = "gemini-x", **more: Any) -> Any:
        genai = pytest.importorskip("google.genai")
        options = {"base_url": emulator.base_url("gemini").removesuffix("/v1beta")}
        with genai.Client(api_key=key, vertexai=False, http_options=options) as client:
            image = genai.types.Part.from_bytes(data=jpeg, mime_type="image/jpeg")
            return client.models.generate_content(model=model, contents=[image, "What is it?"], config=more)

    def test_words(self, emulator: EmulatorClient, jpeg: bytes) -> None:
        found = self.ask(emulator, jpeg, temperature=0.1, max_output_tokens=500, system_instruction="Be brief.")
        assert SEEN in found.text
        assert (found.candidates[0].finish_reason.value, found.usage_metadata.total_token_count) == ("STOP", 1190)
        assert len(emulator.ledger(billed=True)) == 1

    def test_schemas_and_settings(self, emulator: EmulatorClient, jpeg: bytes) -> None:
        schema = {"type": "OBJECT", "properties": {"alt_text": {"type": "STRING"}}, "required": ["alt_text"]}
        safety = [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_ONLY_HIGH"}]
        thinking = {"thinking_budget": 0}
        found = self.ask(
            emulator,
            jpeg,
            response_mime_type="application/json",
            response_schema=schema,
            safety_settings=safety,
            thinking_config=thinking,
        )
        assert SEEN in found.parsed["alt_text"]

    def test_blocks(self, emulator: EmulatorClient, jpeg: bytes) -> None:
        emulator.fail({"kind": "body", "body": {"promptFeedback": {"blockReason": "SAFETY"}}})
        found = self.ask(emulator, jpeg)
        assert (found.text, found.prompt_feedback.block_reason.value) == (None, "SAFETY")

    @pytest.mark.parametrize(
        ("key", "model", "status"),
        [
            (WRONG, "gemini-x", "INVALID_ARGUMENT"),
            (POOR, "gemini-x", "RESOURCE_EXHAUSTED"),
            (KEY, "missing-x", "NOT_FOUND"),
        ],
    )
    def test_errors(self, emulator: EmulatorClient, jpeg: bytes, key: str, model: str, status: str) -> None:
        errors = pytest.importorskip("google.genai.errors")
        with pytest.raises(errors.ClientError) as caught:
            self.ask(emulator, jpeg, key, model)
        assert caught.value.status == status


def run_now(story: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(asyncio.wait_for(story, 30))
