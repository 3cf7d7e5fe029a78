"""``python -m tests.release.extras FOLDER [EXTRA …]``: each extra of the wheel in that folder, installed alone.

For each one, a fresh environment gets the wheel with that extra and nothing else; then a site that uses the extra is
checked by Django, and the extra does a piece of its work. Without names: the bare wheel, and all extras.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from tests.release.archives import ROOT

#: What a site is, and what each extra (the bare wheel: "") has to do there. ``photo``: a JPEG's path.
SITE = """
import sys
import django
from django.conf import settings
from django.core.management import call_command

photo = sys.argv[1]

def site(*apps, autocaption=None, **more):
    django_apps = ["django.contrib." + name for name in ("admin", "auth", "contenttypes", "messages", "sessions")]
    processors = ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                  "django.contrib.messages.context_processors.messages"]
    settings.configure(
        SECRET_KEY="only for tests", USE_TZ=True, STATIC_URL="/static/",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[*django_apps, *apps, "django_autocaption"], CELERY_BROKER_URL="redis://127.0.0.1/0",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                    "OPTIONS": {"context_processors": processors}}],
        MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.messages.middleware.MessageMiddleware"],
        AUTOCAPTION=autocaption or {}, **more,
    )
    django.setup()
    call_command("check")
    call_command("migrate", verbosity=0)
"""
WORK = {
    "": """
site()
call_command("autocaption", "ask", photo)
""",
    "local": """
site(autocaption={"MODERATION": {"NSFW": "local"}})
from PIL import Image
from django_autocaption.providers.embedded.vision import labels, nsfw
with Image.open(photo) as image:
    print(labels.get_labeller().label(image.convert("RGB")).sure(0.5), nsfw.nsfw_score(image.convert("RGB")))
""",
    "progress": """
site()
from django_autocaption.management.terminal import progress
assert progress.tqdm is not None
""",
    "filer": """
site("easy_thumbnails", "polymorphic", "filer", "django_autocaption.contrib.filer")
from filer.models import Image
from django_autocaption.registry import registry
assert any(field.model is Image for field in registry.all()), registry.all()
""",
    "otel": """
site("django_autocaption.contrib.opentelemetry")
from django_autocaption.contrib.opentelemetry import instruments
""",
    "redis": """
site(autocaption={"REDIS_URL": "redis://127.0.0.1/0"})
from kombu import Connection
from django_autocaption.pacing import redis
assert Connection("redis://127.0.0.1/0").transport.driver_name == "redis"
""",
    "rekognition": """
site(autocaption={"PROVIDERS": {
    "default": {"BACKEND": "django_autocaption.providers.embedded.EmbeddedProvider"},
    "ages": {"BACKEND": "django_autocaption.providers.rekognition.RekognitionProvider",
             "OPTIONS": {"region": "eu-west-1"}}}, "MODERATION": {"PROVIDER": "ages"}})
from django_autocaption.providers import providers
import boto3
print(providers["ages"])
""",
    "heif": """
site()
from io import BytesIO
import pillow_heif
from django.core.files.base import ContentFile
from PIL import Image
from django_autocaption import images
stream = BytesIO()
pillow_heif.from_pillow(Image.open(photo)).save(stream)
print(images.prepare(ContentFile(stream.getvalue()), name="photo.heic").width)
""",
    "vips": """
site()
from django_autocaption.images import vips
assert vips._library() is not None
""",
    "wagtail": """
names = ("users", "sites", "snippets", "images", "documents", "search", "admin")
site(*("wagtail." + name for name in names), "wagtail", "modelcluster", "taggit", "django_filters",
     "django_autocaption.contrib.wagtail", WAGTAILADMIN_BASE_URL="http://127.0.0.1", WAGTAIL_SITE_NAME="x")
from wagtail.images import get_image_model
from django_autocaption.registry import registry
assert any(field.model is get_image_model() for field in registry.all()), registry.all()
""",
    "languages": """
site()
from django_autocaption import text
from django_autocaption.text.analysis import segmenter
said = text.clean("A red boat lies on the quiet lake in the evening.", language="de")
assert said.verdict == "reject", said
""",
}


def extras() -> list[str]:
    """Those that the project offers."""
    known = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return sorted(known["optional-dependencies"])


def tried(wheel: Path, extra: str) -> bool:
    """Install it alone, and have it work; what it says is printed where it fails."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
        python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        pip = [sys.executable, "-m", "pip", "--python", python]
        wanted = f"{wheel}[{extra}]" if extra else str(wheel)
        photo = ROOT / "example_project" / "photos" / "dahlia.jpg"
        for command in (
            [*pip, "install", "-q", "--no-compile", wanted],
            [*pip, "check"],
            [python, "-I", "-c", SITE + WORK[extra], photo],
        ):
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            if done.returncode:
                print(done.stdout + done.stderr)
                break
    verdict = "fails" if done.returncode else "works"
    print(f"{f'[{extra}]' if extra else 'Nothing else'}: {verdict} ({time.monotonic() - begun:.0f} s)", flush=True)
    return not done.returncode


if __name__ == "__main__":
    (built,) = Path(sys.argv[1]).resolve().glob("*.whl")
    results = [tried(built, extra) for extra in sys.argv[2:] or ["", *extras()]]
    sys.exit(not all(results))
