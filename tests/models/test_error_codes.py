"""One list of reasons: whatever a row may say is in it, and nothing else is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from django_autocaption.exceptions import ErrorKind, ImageError, ProviderError
from django_autocaption.images.kinds.foreign import Verdict
from django_autocaption.models import Attempt, ErrorCode, Outcome
from django_autocaption.models.choices.error_codes import AsksAgain
from django_autocaption.pipeline.outcome.ending import code_of, code_of_earlier
from django_autocaption.types import Lack
from tests.test_architecture import NAME, trees

#: Codes of ImageError that reach no row: of embedding words into files, and of the command ``ask``.
BESIDE_ROWS = {"not_embeddable", "download"}
#: Whose arguments are, or become, the ``error_code`` of a row.
MOVES = {
    "done", "failed", "excluded", "put_back", "recalled", "held", "left_out", "unasked", "put_off", "put_back_ending",
}  # fmt: skip


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def literals_of_images() -> Iterator[str]:
    """Codes that the file's readers give, as they stand in the code."""
    for module, tree in trees().items():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and called(call) == "ImageError":
                codes = [k.value for k in call.keywords if k.arg == "code"]
                yield from (str(c.value) for c in codes if isinstance(c, ast.Constant))
                assert all(
                    isinstance(c, ast.Constant | ast.Attribute) or module.endswith(("work.smoke_test", "children.pool"))
                    for c in codes
                )


def members_written() -> Iterator[str]:
    """Members of ErrorCode that the package names anywhere but to compare, filter or list them."""
    for module, tree in trees().items():
        if module == f"{NAME}.models.choices.error_codes":
            continue
        looked_for: set[ast.AST] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare) or (isinstance(node, ast.Call) and called(node) in ("filter", "exclude")):
                looked_for.update(ast.walk(node))
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
                looked_for.update(ast.walk(node))
        yield from (
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "ErrorCode"
            if node not in looked_for
        )


def test_every_code_is_written_somewhere() -> None:
    by_name = {ErrorCode[name] for name in members_written() if name in ErrorCode.__members__}
    by_kind = {ErrorCode(kind.value) for kind in ErrorKind}
    by_image = {ErrorCode(code) for code in literals_of_images() if code not in BESIDE_ROWS}
    by_image |= {ErrorCode(told) for told in (*Verdict, *Lack)}
    assert set(ErrorCode) - by_name - by_kind - by_image == set()


def test_every_code_of_an_image_is_in_the_list() -> None:
    assert set(literals_of_images()) - BESIDE_ROWS <= set(ErrorCode.values)


def test_no_row_gets_a_code_that_is_spelt_out() -> None:
    wrong = [
        f"{module}:{call.lineno} {argument.value!r}"
        for module, tree in trees().items()
        if module.startswith((f"{NAME}.pipeline.", f"{NAME}.models."))
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and called(call) in MOVES
        for argument in (*call.args, *(k.value for k in call.keywords))
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    assert wrong == []


@pytest.mark.parametrize("code", ErrorCode)
def test_every_code_says_what_to_do(code: ErrorCode) -> None:
    assert str(code.label).endswith(".")
    assert str(code.advice).endswith(".")
    assert code.asks_again in AsksAgain


def test_what_may_pass_asks_again_as_the_kinds_say() -> None:
    for kind in ErrorKind:
        tried = ErrorCode(kind.value).asks_again is AsksAgain.TRIED
        assert tried is ProviderError("No.", kind=kind).retryable


def test_a_services_own_word_is_not_taken_for_ours() -> None:
    said = ProviderError("Cancelled.", kind=ErrorKind.PROVIDER, code="cancelled")
    assert code_of(said) == ErrorCode.PROVIDER
    ours = ProviderError("Wrong.", kind=ErrorKind.VALIDATION, code=ErrorCode.PROMPT_MISSING)
    assert code_of(ours) == ErrorCode.PROMPT_MISSING
    assert code_of(ImageError("Odd.", code="something_new")) == ErrorCode.UNREADABLE


@pytest.mark.parametrize(
    ("outcome", "code", "found"),
    [
        (Outcome.SILENT, "content_policy", ErrorCode.SAFETY),
        (Outcome.SILENT, "nothing_to_say", ErrorCode.NOTHING_TO_SAY),
        (Outcome.SILENT, "", ErrorCode.NOTHING_TO_SAY),
        (Outcome.ANSWERED, "", ErrorCode.NOTHING_TO_SAY),
    ],
)
def test_an_earlier_refusal_is_told_as_one(outcome: Outcome, code: str, found: ErrorCode) -> None:
    assert code_of_earlier(Attempt(outcome=outcome, error_code=code)) == found
