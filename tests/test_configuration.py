"""Settings and providers: what is wrong is told before the site runs, with the nearest right name."""

from __future__ import annotations

from dataclasses import fields
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, connections
from django.test import override_settings
from django.utils.module_loading import import_string

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Prompt
from django_autocaption.options import read_options
from django_autocaption.pipeline.upkeep.database_checks import check_prompts
from django_autocaption.providers import providers
from django_autocaption.providers.backends import BACKENDS
from django_autocaption.registry import FieldOptions
from tests.configured import messages, site
from tests.testapp.providers import ScriptedProvider

SCRIPTED = "tests.testapp.providers.ScriptedProvider"


def test_a_right_configuration_has_nothing_to_report() -> None:
    assert messages() == {}


def test_where_the_system_sets_no_limits_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django_autocaption.checks.os", SimpleNamespace(name="nt"))
    assert "without limits" in messages()["autocaption.I003"]
    with site(DECODE_IN_CHILDREN=False):
        assert messages() == {}


@pytest.mark.parametrize(
    ("keys", "id_", "says"),
    [
        ({"REVEIW": "always"}, "E001", "Did you mean 'REVIEW'?"),
        ({"REVIEW": "sometimes"}, "E001", "'always'"),
        ({"SPOT_CHECKS": "many"}, "E001", "such as '5%' or a number such as '20/week', not 'many'"),
        ({"SPOT_CHECKS": "101%"}, "E001", "SPOT_CHECKS"),
        ({"SPOT_CHECKS": 5}, "E001", "SPOT_CHECKS"),
        ({"SPOT_CHECKS": "5%", "REVIEW": "always"}, "W016", "nothing is drawn"),
        ({"FIELDS": {"testapp.Photo.image": {"spot_checks": "5"}}}, "E003", "'spot_checks' must be a share"),
        ({"FIELDS": {"testapp.Photo.image": {"spot_checks": "5%", "review": "always"}}}, "W016", "testapp.Photo.image"),
        ({"SITE_URL": "//photos.example"}, "E001", "'SITE_URL' must begin with https://, or be a dotted path"),
        ({"SITE_URL": "photos.example"}, "E011", "is 'photos.example', neither an address nor"),
        ({"SITE_URL": "tests.settings.INSTALLED_APPS"}, "E011", "the dotted path of a function"),
        ({"HOUSE_STYLE": 5}, "E001", "'HOUSE_STYLE' must be a text"),
        ({"HOUSE_STYLE": "x" * 2001}, "E001", "at most 2000 characters"),
        ({"HOUSE_STYLE": {"german": "Kurz."}}, "E001", "'HOUSE_STYLE' has 'german', which is no language tag. Did you"),
        ({"WORD_LIST": ["cell phone"]}, "E001", "'WORD_LIST' must be a dict"),
        ({"WORD_LIST": {"prefered": {"cell phone": "mobile"}}}, "E001", "'prefered'. Did you mean 'preferred'?"),
        ({"WORD_LIST": {"preferred": {}, "forbiden": []}}, "E001", "'forbiden'. Did you mean 'forbidden'?"),
        ({"WORD_LIST": {"jp": {"forbidden": ["x"]}}}, "E001", "'jp', which is no language tag. Did you mean 'ja'?"),
        ({"WORD_LIST": {"en": {"forbid": ["x"]}}}, "E001", "['en'] has an unknown key 'forbid'. Did you mean"),
        ({"WORD_LIST": {"forbidden": "crippled"}}, "E001", "'forbidden' must be a list"),
        ({"WORD_LIST": {"preferred": ["a"]}}, "E001", "'preferred' must be a dict"),
        ({"WORD_LIST": {"forbidden": [" "]}}, "E001", "1 to 100 characters"),
        ({"WORD_LIST": {"preferred": {"a": "b"}, "forbidden": ["B"]}}, "E001", "'b' is to be said, and not to be said"),
        ({"CONCURRENCY": 0}, "E001", "CONCURRENCY"),
        ({"CONCURRENCY": True}, "E001", "CONCURRENCY"),
        ({"LANGUAGES": "en"}, "E001", "must be a list"),
        ({"LANGUAGES": ["en", "german"]}, "E001", "'german', which is no language tag. Did you mean 'de'?"),
        ({"LANGUAGES": [5]}, "E001", "not 5"),
        ({"LANGUAGES": ["de", ("de", "German")]}, "E001", "'de' twice"),
        ({"ALLOW_NETWORKS": "10.0.0.0/8"}, "E001", "must be a list"),
        ({"ALLOW_NETWORKS": ["10.0.0.1/8"]}, "E001", "'10.0.0.0/8'"),
        ({"ALLOW_NETWORKS": ["intranet.example"]}, "E001", "ALLOW_NETWORKS"),
        ({"FIELDS": ["shop.Product.photo"]}, "E001", "must be a dict"),
        ({"PROVIDERS": {}}, "E001", "'default'"),
        ({"PROVIDERS": {"default": {"BACKEND": "nowhere.Provider"}}}, "E002", "cannot be imported"),
        ({"PROVIDERS": {"default": {"BACKEND": "openai"}}}, "E002", "providers.openai.OpenAICompatibleProvider'?"),
        ({"PROVIDERS": {"default": {"BACKEND": "django.db.models.Model"}}}, "E002", "no subclass of BaseProvider"),
        ({"PROVIDERS": {"default": {"BACKENDS": SCRIPTED}}}, "E002", "'BACKEND'"),
        ({"PROVIDERS": {"default": {"BACKEND": SCRIPTED, "OPTION": {}}}}, "E002", "Did you mean 'OPTIONS'?"),
        ({"PROVIDERS": {"default": {"BACKEND": SCRIPTED, "OPTIONS": {"key": 1}}}}, "E002", "unknown key 'key'"),
        ({"DECODING_MEMORY": 0}, "E001", "DECODING_MEMORY"),
        ({"DECODING_PYTHON": "/usr/bin/no-python"}, "E009", "no program"),
        ({"DECODING_PYTHON": "/bin/true"}, "W009", "a server"),
        ({"FIELDS": {"testapp.Photo": {}}}, "E003", "app_label.Model.field"),
        ({"FIELDS": {"testapp.Foto.image": {}}}, "E003", "no model 'Foto'. Did you mean 'Photo'?"),
        ({"FIELDS": {"tetsapp.Photo.image": {}}}, "E003", "no app 'tetsapp'. Did you mean 'testapp'?"),
        ({"FIELDS": {"testapp.Photo.image": {"provider": ["default", "default"]}}}, "E003", "names 'default' twice"),
        ({"FIELDS": {"testapp.Photo.image": {"prompt_fields": ["titel"]}}}, "W018", "Did you mean 'title'?"),
        ({"BUDGETS": [{"LIMIT": 5}]}, "E006", "'USD', 'credits', 'CU', 'tokens' or 'requests'"),
        ({"FIELDS": {"testapp.Photo.imaeg": {}}}, "E003", "Did you mean 'image'?"),
        ({"FIELDS": {"testapp.Photo.title": {}}}, "E003", "no ImageField or FileField. Valid: image."),
        ({"FIELDS": {"testapp.PressPhoto.photo_ptr": {}}}, "E003", "It leads to testapp.Photo.image: name that."),
        ({"FIELDS": {"auth.User.username": {}}}, "E003", "auth.User.username is no ImageField or FileField. "),
        ({"FIELDS": {"auth.User.photo": {}}}, "E003", "auth.User has no field 'photo'. "),
        ({"FIELDS": {"messages.Message.image": {}}}, "E003", "the app 'messages' has no model 'Message'. "),
        ({"FIELDS": {"testapp.Photo.image": {"promt": "x"}}}, "E003", "Did you mean 'prompt'?"),
        ({"FIELDS": {"testapp.Photo.image": {"provider": "defualt"}}}, "E004", "Did you mean 'default'?"),
        ({"REDIS_URL": "localhost:6379"}, "E001", "redis://"),
        ({"REDIS_URL": "redis://localhost:port/1"}, "E007", "the address cannot be read"),
        ({"FIELDS": {"testapp.Photo.image": {"context": "tests.nowhere.page_of"}}}, "E016", "No module named"),
        ({"FIELDS": {"testapp.Photo.image": {"context": "tests.settings.MEDIA_URL"}}}, "E016", "is no function"),
        ({"FIELDS": {"testapp.Leaf.scan": {}}}, "E008", "Give the model a primary key of one column"),
        ({"FIELDS": {}}, "W001", "No image field"),
        (
            {
                "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.PromptlessProvider"}},
                "FIELDS": {"testapp.Photo.image": {"prompt": "product"}},
            },
            "W002",
            "takes no prompt",
        ),
        (
            {
                "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.PromptlessProvider"}},
                "LANGUAGES": ["en-gb", "de", "fr-ca"],
            },
            "W005",
            "gets words in de, fr-ca, but Promptless cannot be told a language",
        ),
    ],
)
def test_what_a_site_gets_wrong_is_a_system_check(keys: dict[str, Any], id_: str, says: str) -> None:
    with site(**keys):
        found = messages()
    assert set(found) == {f"autocaption.{id_}"}
    assert says in found[f"autocaption.{id_}"]
    assert "Valid: ." not in found[f"autocaption.{id_}"]


@pytest.mark.parametrize(("name", "told"), [("AUTO_CAPTION", True), ("AUTOCAPTIONS", True), ("CAPTCHA", False)])
def test_a_setting_that_is_named_almost_so_is_told(name: str, told: bool) -> None:
    with override_settings(AUTOCAPTION={}), override_settings(**{name: {"FIELDS": {"testapp.Photo.image": {}}}}):
        del settings.AUTOCAPTION
        assert (f"has {name!r}" in messages()["autocaption.W001"]) is told


#: Whoever takes options of a site: the setting, its image fields, and each provider.
TAKERS = [
    conf.AutocaptionSettings,
    FieldOptions,
    *(import_string(path).options_class for path in sorted(set(BACKENDS.values()))),
]


@pytest.mark.parametrize("taker", TAKERS, ids=lambda taker: taker.__name__)
@pytest.mark.parametrize("value", ["False", "", 0, 1])
def test_a_switch_takes_no_text_and_no_number(taker: type[Any], value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """``"SWEEP_IMAGES": os.environ.get("SWEEP", "False")`` would ask about every image that is there."""
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    switches = [f.name for f in fields(taker) if isinstance(f.default, bool) or str(f.type).startswith("bool")]
    assert switches
    for name in switches:
        with pytest.raises(ConfigurationError, match=rf"^here: '{name}' must be True.* not {value!r}\.$"):
            read_options(taker, {name: value}, where="here")
        assert getattr(read_options(taker, {name: False}, where="here"), name) is False


def test_a_missing_key_stops_no_command() -> None:
    """A machine that builds runs ``migrate`` and ``collectstatic``, and should hold no keys."""
    runware = {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": {"model": "runware:152@2"}}
    with site(PROVIDERS={"default": runware}):
        call_command("check", tags=["autocaption"])
        with pytest.raises(SystemCheckError, match=r"autocaption\.W010"):
            call_command("check", tags=["autocaption"], fail_level="WARNING")


class TestASecondDatabase:
    def test_that_no_router_knows_is_told_with_what_to_set(self) -> None:
        with site(DATABASES=[]):
            told = messages()["autocaption.W014"]
        assert "database 'other'" in told
        assert "AUTOCAPTION['DATABASES']" in told

    @pytest.mark.parametrize("aliases", [["default"], ["default", "other"]])
    def test_is_not_asked_about_where_the_site_said_which_are_visited(self, aliases: list[str]) -> None:
        with site(DATABASES=aliases):
            assert messages() == {}

    def test_is_the_routers_where_there_are_some(self) -> None:
        with site(DATABASES=[]), override_settings(DATABASE_ROUTERS=[object()]):
            assert messages() == {}

    def test_that_is_a_replica_is_not_asked_about(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(connections.settings["other"]["TEST"], "MIRROR", "default")
        with site(DATABASES=[]):
            assert messages() == {}

    def test_that_does_not_exist_is_an_error(self) -> None:
        with site(DATABASES=["default", "othre"]):
            assert "Did you mean 'other'?" in messages()["autocaption.E014"]


class TestNamedPrompts:
    def found(self, *databases: str) -> dict[str, str]:
        return {m.id or "": m.msg for m in run_checks(tags=["database"], databases=databases)}

    @pytest.fixture(autouse=True)
    def _site(self) -> Any:
        with site(FIELDS={"testapp.Photo.image": {"prompt": "produkt"}}):
            yield

    @pytest.mark.django_db
    def test_that_are_missing_are_told_with_the_nearest(self) -> None:
        told = self.found("default")["autocaption.W006"]
        assert told.startswith("testapp.Photo.image names the prompt 'produkt', which is not in the database 'default'")
        assert "Did you mean 'product'?" in told
        Prompt.objects.create(name="produkt", text="Name the colours.")
        assert self.found("default") == {}

    def test_are_looked_for_in_no_database_that_is_not_named(self) -> None:
        assert "autocaption.W006" not in messages()
        assert check_prompts() == []

    @pytest.mark.django_db
    def test_are_not_missed_before_the_first_migration(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connection.introspection, "table_names", lambda: [])
        assert self.found("default") == {}


def test_a_site_that_sets_nothing_gets_the_embedded_provider() -> None:
    with override_settings(AUTOCAPTION={}):
        assert conf.current().PROVIDERS["default"]["BACKEND"] == conf.EMBEDDED
        assert providers["default"].is_local
        assert conf.current().languages == ("en",)


def test_an_unknown_alias_names_the_nearest() -> None:
    with pytest.raises(ConfigurationError, match="Did you mean 'default'"):
        providers["defautl"]


def test_the_scripted_provider_is_what_a_third_party_writes() -> None:
    assert isinstance(providers["default"], ScriptedProvider)
