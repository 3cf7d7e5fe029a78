"""Waves of rows that take turns in one thread: while services are asked about one, another is stored or begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Generic, TypeVar

from django_autocaption.pipeline.runtime import process, queue
from django_autocaption.pipeline.runtime.process import Steps
from django_autocaption.pipeline.work import claims

T = TypeVar("T")


class Waves(Generic[T]):
    """The waves that the calling thread works on. Where the ``with`` is left early, they are closed as they stand."""

    def __init__(self, work: Callable[[Sequence[T]], Steps[None]], *, using: str) -> None:
        """``work``: goes all the way with rows, and gives them back where it is closed or fails."""
        self._work = work
        self._using = using
        self._under_way: list[Steps[None]] = []
        self.error: Exception | None = None
        """The first; those under way are worked on all the same, and it is raised when the ``with`` is left."""

    def __enter__(self) -> Waves[T]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for wave in self._under_way:
            wave.close()
        process.bell().set()  # in eager mode another message may wait further up in this thread
        if error is None and self.error is not None:
            raise self.error

    def __bool__(self) -> bool:
        """Some are under way."""
        return bool(self._under_way)

    def begin(self, rows: Sequence[T]) -> None:
        """Work on these rows as well, from the next ``go_on`` on."""
        if rows:
            self._under_way.append(self._work(rows))
            process.bell().set()

    def go_on(self, pause: float = process.PULSE) -> None:
        """Wait for news, at most so many seconds; have each wave go as far as it gets; say that this worker lives."""
        if self._under_way:
            process.listen(pause)
        for wave in list(self._under_way):
            try:
                next(wave)
            except StopIteration:
                self._under_way.remove(wave)
            except queue.TimeIsUp:  # which is about the message, not about that wave
                raise
            except Exception as error:
                self._under_way.remove(wave)
                self.error = self.error or error
        claims.beat(using=self._using)

    @contextmanager
    def first_error(self) -> Iterator[None]:
        """What fails inside, before there is a wave of it, costs those under way no answer either."""
        try:
            yield
        except queue.TimeIsUp:
            raise
        except Exception as error:
            self.error = self.error or error
