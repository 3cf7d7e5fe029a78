"""Children decode as this process does, within limits; whatever becomes of one, its parent goes on."""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext as passing
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

from django_autocaption.exceptions import ImageError
from django_autocaption.images.children import memory, pool, wire
from django_autocaption.images.children.pool import Children
from django_autocaption.images.embedding import change_for
from django_autocaption.images.limits import ImageLimits
from django_autocaption.images.shrinking import Shrunk, shrink
from tests.images.children import odd as odd_child
from tests.images.children.odd import STARVED
from tests.images.children.watching import Killer, children_time, is_running, peak, until, working
from tests.images.eyes.bmps import bmp
from tests.images.hostile.parts import PNG, chunk, progressive, zeros
from tests.images.pictures import FORMATS, embedded, exif, photo, quarters, saved
from tests.watch import Watch

LIMITS = ImageLimits()
GOOD = saved(quarters(), "JPEG")


@pytest.fixture
def children() -> Iterator[Children]:
    made = Children(memory=1024**3)
    yield made
    made.close()


@pytest.fixture
def odd(children: Children, monkeypatch: pytest.MonkeyPatch) -> Children:
    """Whose images are as their names say."""
    monkeypatch.setattr(pool, "_PROGRAM", odd_child.__name__)
    return children


@pytest.fixture(scope="module")
def large() -> bytes:
    """A picture that takes a while."""
    return saved(Image.linear_gradient("L").resize((7000, 7000)), "PNG", compress_level=1)


def idle(children: Children) -> int:
    """Process id of the only idle child."""
    (one,) = children._idle
    return one.process.pid


def slow() -> bytes:
    """A JPEG that takes longer than it may: one junk byte hides its thousands of scans from whoever counts them."""
    data = progressive(3_000, edge=3_000)
    first = data.index(b"\xff\xda")
    return data[:first] + b"\0" + data[first:]


class TestAsInThisProcess:
    def test_a_bitmap_with_alpha_takes_little_more_than_its_pixels(self, children: Children) -> None:
        """48 MB: the file, and the picture; not both again in rows and planes."""
        masks = (0xFF0000, 0xFF00, 0xFF, 0xFF000000)
        data = bmp(32, b"\x10\x80\xc0\xff" * 12_000_000, compression=3, head=124, masks=masks, size=(4_000, 3_000))
        shrunk = children.shrink(data, name="a", limits=LIMITS)
        assert (shrunk.width, shrunk.height, shrunk.share) == (4_000, 3_000, None)

    def test_a_long_tag_of_a_tiff_is_let_go_of(self, children: Children) -> None:
        """As many bytes of layers as Photoshop writes behind a picture."""
        layers = 28_000_000
        directory = saved(photo(640, 480), "TIFF", tiffinfo={37724: b"????????"})
        place = directory.index(struct.pack("<HHI", 37724, 7, 8)) + 4
        data = directory[:place] + struct.pack("<II", layers, len(directory)) + directory[place + 8 :] + bytes(layers)
        assert children.shrink(data, name="a", limits=LIMITS).width == 640

    @pytest.mark.parametrize("kind", FORMATS)
    def test_every_format(self, children: Children, kind: str) -> None:
        data, limits = saved(photo(450, 270), kind, **FORMATS[kind]), ImageLimits(max_edge=200)
        assert children.shrink(data, name="a", limits=limits) == shrink(data, name="a", limits=limits)

    def test_limits_and_metadata_travel(self, children: Children) -> None:
        limits = ImageLimits(max_edge=300, max_bytes=20_000)
        data = saved(photo(750, 450), "JPEG", exif=exif(description="A grey slope"))
        small = children.shrink(data, name="a", limits=limits)
        assert small == shrink(data, name="a", limits=limits)
        assert b"A grey slope" in small.metadata.exif

    @pytest.mark.parametrize("data", [b"plain text", GOOD[:300], b"<svg/>", b"GIF89a"])
    def test_errors(self, children: Children, data: bytes) -> None:
        with pytest.raises(ImageError) as here:
            shrink(data, name="holiday.jpg", limits=LIMITS)
        with pytest.raises(ImageError) as there:
            children.shrink(data, name="holiday.jpg", limits=LIMITS)
        assert vars(there.value) == vars(here.value)

    @pytest.mark.parametrize(("most", "limit", "refused"), [(None, 90_000_000, False), (2047, 90_000_000, True)])
    def test_the_limit_that_the_site_gave_pillow(
        self, children: Children, monkeypatch: pytest.MonkeyPatch, most: int | None, limit: int, refused: bool
    ) -> None:
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)
        with pytest.raises(ImageError, match="too many pixels") if refused else passing():
            children.shrink(GOOD, name="a", limits=ImageLimits(max_pixels=limit))

    def test_words_are_written_into_files(self, children: Children) -> None:
        words = {"en": "A red bridge.", "de": "Eine rote Brücke."}
        here = change_for(GOOD, words, machines=["de"], before="b", name="a")
        assert here is not None
        assert children.embed(GOOD, words, machines=["de"], before="b", name="a") == here
        assert children.embed(embedded(GOOD, words, name="a"), words, machines=[], before="", name="a") is None
        with pytest.raises(ImageError, match=r"No alt text was written into a\.jpg: it is no JPEG") as refused:
            children.embed(PNG, words, machines=[], before="", name="a.jpg")
        assert refused.value.code == "not_embeddable"

    def test_one_child_serves_one_image_after_the_other(self, children: Children) -> None:
        children.shrink(GOOD, name="a", limits=LIMITS)
        first = idle(children)
        with pytest.raises(ImageError):
            children.shrink(b"plain text", name="a", limits=LIMITS)
        children.shrink(GOOD, name="a", limits=LIMITS)
        assert idle(children) == first


class TestLimits:
    def test_processor_time(self, children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pool, "CPU_SECONDS", 1.5)
        children.shrink(GOOD, name="a", limits=LIMITS)
        used = children_time()
        with pytest.raises(ImageError, match="more memory or time") as refused:
            children.shrink(slow(), name="a", limits=LIMITS)
        assert refused.value.code == "unreadable"
        assert children_time() - used < pool.CPU_SECONDS + 1
        assert children.shrink(GOOD, name="a", limits=LIMITS).width == 64

    def test_memory(self, children: Children) -> None:
        bomb = PNG[:33] + chunk(b"iCCP", b"x\0\0" + zeros(400 * 1024**2)) + PNG[33:]
        tags = 20_000_000  # 4 bytes in the file, about 170 in Pillow's tuple
        tiff = b"II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 700, 1, tags, 26) + bytes(4) + bytes(tags)
        for data in (bomb, tiff):
            with suppress(ImageError):
                children.shrink(data, name="a", limits=LIMITS)
            # One that has not let go of its memory is replaced.
            assert all(peak(child.process.pid) <= 150 for child in children._idle)

    def test_one_whose_memory_is_used_up_to_the_last_byte_says_so(self, odd: Children) -> None:
        odd.shrink(GOOD, name="a", limits=LIMITS)
        first = idle(odd)
        with pytest.raises(ImageError, match="more memory or time"):
            odd.shrink(GOOD, name="hoards", limits=LIMITS)
        assert odd.shrink(GOOD, name="a", limits=LIMITS).width == 64
        assert idle(odd) == first

    @pytest.mark.parametrize(
        ("took", "tries", "says"), [(1.2, [4.2, 3.0], "twice"), (3.9, [4.2], "more memory or time")]
    )
    def test_both_tries_share_one_time(
        self, children: Children, monkeypatch: pytest.MonkeyPatch, took: float, tries: list[float], says: str
    ) -> None:
        asked: list[float] = []

        def dies(question: dict[str, float], *_rest: object, alone: bool) -> None:
            assert alone == bool(asked)
            asked.append(question["seconds"])
            raise pool._DiedError(signal.SIGKILL, took)

        monkeypatch.setattr(children, "_ask", dies)
        with pytest.raises(ImageError, match=says):
            children.shrink(GOOD, name="a", limits=LIMITS)
        assert asked == pytest.approx(tries, abs=0.01)

    def test_the_file_counts_and_what_stays_behind_ends_a_child(self) -> None:
        program = (
            "import mmap, resource; from django_autocaption.images.children.memory import Memory\n"
            "memory, mb = Memory(), 1024**2\n"
            "for pixels, size in ((0, 0), (10**6, 0), (0, 5 * mb), (0, 20 * mb), (0, 80 * mb), (10**9, 0)):\n"
            "    memory.allow(pixels, file=size)\n"
            "    print(resource.getrlimit(resource.RLIMIT_AS)[0] - memory.own)\n"
            "print(memory.release())\n"
            "held = mmap.mmap(-1, 64 * mb); print(memory.release())\n"
            "held.close(); print(memory.release())"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
        mb = 1024**2
        sizes = [150 * mb, 150 * mb + 10**7, 145 * mb, 142 * mb, 172 * mb, 1024 * mb]
        assert done.stdout.split() == [*map(str, sizes), "True", "False", "True"]

    def test_a_child_that_holds_on_to_memory_is_replaced(
        self, children: Children, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        children.shrink(GOOD, name="a", limits=LIMITS)
        first = idle(children)
        heard = pool._Child.hear

        def spent(child: pool._Child) -> object:
            header, blobs = heard(child)
            return {**header, "spent": True}, blobs

        monkeypatch.setattr(pool._Child, "hear", spent)
        children.shrink(GOOD, name="a", limits=LIMITS)
        assert children._idle == []
        assert not is_running(first)

    def test_what_a_picture_may_take_grows_with_its_pixels_to_an_end(self) -> None:
        assert memory.allowance(0) == 150 * 1024**2
        assert memory.allowance(10_000_000) == 150 * 1024**2 + 100_000_000
        assert memory.allowance(10**12) == 1024**3

    def test_large_images_wait_for_room(self) -> None:
        children = Children(memory=memory.allowance(6_000_000) + 1)
        large = saved(Image.linear_gradient("L").resize((3000, 2000)), "PNG", compress_level=1)
        together: list[int] = []
        room = children._room
        ended: list[Shrunk] = []

        def one() -> None:
            ended.append(children.shrink(large, name="a", limits=LIMITS))

        threads = [threading.Thread(target=one) for _n in range(3)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            together.append(room.inside)
            time.sleep(0.001)
        children.close()
        assert len(ended) == 3
        assert max(together) == 1

    def test_what_needs_more_than_there_is_goes_alone(self) -> None:
        children = Children(memory=1)
        assert children.shrink(saved(Image.new("L", (2001, 2000)), "PNG"), name="a", limits=LIMITS).width == 2001
        children.close()


class TestAChildThatGoes:
    def test_killed_before_its_image_it_is_replaced(self, children: Children) -> None:
        children.shrink(GOOD, name="a", limits=LIMITS)
        first = idle(children)
        os.kill(first, signal.SIGKILL)
        assert children.shrink(GOOD, name="a", limits=LIMITS).width == 64
        assert idle(children) != first

    @pytest.mark.parametrize("times", [1, 2])
    def test_killed_in_the_middle_its_image_is_tried_once_more(
        self, children: Children, large: bytes, times: int
    ) -> None:
        children.shrink(GOOD, name="a", limits=LIMITS)
        killer = Killer(times)
        try:
            with pytest.raises(ImageError, match="decodes it, twice") if times == 2 else passing():
                assert children.shrink(large, name="a", limits=LIMITS).width == 7000
        finally:
            killer.stop()
        assert children.shrink(GOOD, name="a", limits=LIMITS).width == 64

    def test_one_that_hangs_is_killed(self, children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pool, "HANGS", 5)
        children.shrink(GOOD, name="a", limits=LIMITS)
        first = idle(children)
        os.kill(first, signal.SIGSTOP)
        watch = Watch()
        assert children.shrink(GOOD, name="a", limits=LIMITS).width == 64
        assert watch.spent < 30
        assert not Path(f"/proc/{first}").exists()

    @pytest.mark.parametrize(
        ("name", "limits", "says"),
        [
            ("spins", {"CPU_SECONDS": 1.0}, "more memory or time"),
            ("spins on", {"DEADLINE": 3}, "decodes it, twice"),
            ("sleeps", {"HANGS": 3}, "decodes it, twice"),
        ],
    )
    def test_one_without_an_end_is_killed(
        self, odd: Children, monkeypatch: pytest.MonkeyPatch, name: str, limits: dict[str, float], says: str
    ) -> None:
        for limit, value in limits.items():
            monkeypatch.setattr(pool, limit, value)
        with pytest.raises(ImageError, match=says):
            odd.shrink(GOOD, name=name, limits=LIMITS)
        assert not working(os.getpid())

    def test_one_that_gets_little_of_the_processor_is_waited_for(
        self, odd: Children, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pool, "HANGS", 3)
        odd.shrink(GOOD, name="a", limits=LIMITS)
        first = idle(odd)
        began = time.monotonic()
        assert odd.shrink(GOOD, name="is starved", limits=LIMITS).width == 64
        assert time.monotonic() - began >= STARVED > pool.HANGS
        assert idle(odd) == first

    def test_after_so_many_images_another_one_takes_its_place(
        self, children: Children, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pool, "IMAGES", 2)
        seen = []
        for _image in range(3):
            children.shrink(GOOD, name="a", limits=LIMITS)
            seen += [one.process.pid for one in children._idle]
        assert len(set(seen)) == 2

    def test_it_ends_with_its_parent(self) -> None:
        program = (
            "from django_autocaption.images.children.pool import Children;"
            "from django_autocaption.images.limits import ImageLimits;"
            "from tests.images.children.test_pool import GOOD;"
            "import time; c = Children(memory=1); c.shrink(GOOD, name='a', limits=ImageLimits());"
            "print(c._idle[0].process.pid, flush=True); time.sleep(60)"
        )
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
            assert parent.stdout is not None
            number = int(parent.stdout.readline())
            parent.kill()
        until(lambda: not is_running(number))

    @pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"])
    def test_signals_of_terminal_and_service_manager_are_its_parents(self, children: Children, name: str) -> None:
        children.shrink(GOOD, name="a", limits=LIMITS)
        first = idle(children)
        os.kill(first, getattr(signal, name))
        children.shrink(GOOD, name="a", limits=LIMITS)
        assert idle(children) == first
        assert os.getpgid(first) == first != os.getpgid(0)

    def test_a_forked_process_begins_its_own(self, children: Children) -> None:
        children.shrink(GOOD, name="a", limits=LIMITS)
        first = idle(children)
        number = os.fork()
        if not number:
            children.forget()
            children.shrink(GOOD, name="a", limits=LIMITS)
            os._exit(0 if idle(children) != first else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) == 0
        children.shrink(GOOD, name="a", limits=LIMITS)
        assert idle(children) == first


def test_no_secret_is_in_its_environment(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNWARE_API_KEY", "sekret-of-the-site")
    children.shrink(GOOD, name="a", limits=LIMITS)
    assert b"sekret" not in Path(f"/proc/{idle(children)}/environ").read_bytes()
    assert not [name for name in loaded(children) if name.startswith(("django.db", "celery", "httpx"))]


class TestTheWire:
    def test_what_is_no_message_is_refused(self) -> None:
        for line in (
            b"[]",
            b"{}",
            b'{"sizes": [-1]}',
            b'{"sizes": "ab"}',
            b'{"sizes": [true]}',
            b"nothing",
            b"[" * 9000,
        ):
            with pytest.raises(wire.WireError):
                receive(len(line).to_bytes(4, "big") + line)
        with pytest.raises(wire.WireError):
            receive((wire.MOST_HEADER + 1).to_bytes(4, "big"))
        with pytest.raises(wire.WireError):
            line = json.dumps({"sizes": [wire.MOST_BODY + 1]}).encode()
            receive(len(line).to_bytes(4, "big") + line)
        with pytest.raises(EOFError):
            receive(b"\0\0")

    def test_what_is_said_is_heard(self) -> None:
        assert receive(b"".join(wire.message({"a": 1}, b"", b"xy"))) == ({"a": 1}, [b"", b"xy"])


def receive(data: bytes) -> object:
    rest = [data]

    def exactly(size: int) -> bytes:
        piece, rest[0] = rest[0][:size], rest[0][size:]
        if len(piece) < size:
            raise EOFError
        return piece

    return wire.receive(exactly)


def loaded(children: Children) -> list[str]:
    """Modules that a child loads."""
    program = "import django_autocaption.images.children.child, sys, json; print(json.dumps(list(sys.modules)))"
    done = subprocess.run([children.python, "-c", program], capture_output=True, check=True, text=True)
    return list(json.loads(done.stdout))
