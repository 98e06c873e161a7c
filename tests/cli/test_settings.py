"""Profiles, secrets, log-in: what comes from where, and where a secret may go."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend

from tests.cli.conftest import PASSWORD, TOKEN, Command, always
from thingshub.cli import secret_store
from thingshub.cli.failures import SettingError
from thingshub.cli.invocation import Invocation
from thingshub.transport import Request

SESSION = {
    "User": {"id": 1, "username": "olga"}, "expires": "2999-01-01T00:00:00Z", "token": TOKEN,
}  # fmt: skip
KEY = {"id": "k", "name": "n", "key": "canary-key", "created_at": "2024-03-01T10:00:00Z"}
LOGIN = ("login", "--url", "https://plant.example", "--username", "olga", "--password-stdin")


@pytest.fixture
def out(command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """A command line that nobody has set up."""
    monkeypatch.delenv("THINGSHUB_URL")
    monkeypatch.delenv("THINGSHUB_TOKEN")

    def answer(request: Request) -> tuple[int, Any]:
        if request.target.endswith("/auth/token"):
            return 200, SESSION
        return (201, KEY) if request.target.endswith("/api-keys") else (200, {"collection": []})

    command.answer = answer
    return command


def test_login_proves_the_password_and_keeps_it_for_its_owner_only(out: Command, folder: Path) -> None:
    done = out(*LOGIN, "--profile", "plant", "--api-profile", "7", input=f"{PASSWORD}\n")
    assert done.code == 0, done.err
    assert PASSWORD not in done.out + done.err
    assert [request.target for request in done.requests] == ["/api/v3/auth/token"]
    assert stat.S_IMODE((folder / "secrets.json").stat().st_mode) == 0o600
    assert PASSWORD not in (folder / "config.toml").read_text()
    assert sorted(path.name for path in folder.iterdir()) == ["config.toml", "secrets.json"]
    listed = out("devices", "list")
    assert [request.target for request in listed.requests] == ["/api/v3/auth/token", "/api/v3/devices"]
    assert '"olga"' in str(listed.requests[0].body)
    assert "plant\ttrue\thttps://plant.example\tolga\t7\tpassword in " in out("profiles").out
    assert out("logout").code == 0
    assert not (folder / "secrets.json").exists()
    refused = out("devices", "list")
    assert refused.code == 2
    assert "no password for olga" in refused.err


def test_login_can_keep_a_key_instead_of_the_password(out: Command, folder: Path) -> None:
    done = out(*LOGIN, "--api-key", input=f"{PASSWORD}\n")
    assert "a new API key in" in done.out
    assert KEY["key"] not in done.out + done.err
    assert PASSWORD not in (folder / "secrets.json").read_text()
    [request] = out("devices", "list").requests
    assert request.headers["Authorization"] == f"Bearer {KEY['key']}"


def test_a_refused_login_keeps_nothing(out: Command, folder: Path) -> None:
    out.answer = always({"code": 400, "error": f"invalid credentials {PASSWORD}"}, 400)
    done = out(*LOGIN, input=f"{PASSWORD}\n")
    assert done.code == 4
    assert PASSWORD not in done.err
    assert not folder.exists()
    assert out(*LOGIN, input="").code == 2
    assert out("login").code == 2


def test_login_again_keeps_comments_and_other_profiles(out: Command, folder: Path) -> None:
    folder.mkdir()
    path = folder / "config.toml"
    path.write_text('# mine\ndefault_profile = "a"\n\n[profiles.a]  # first\nurl = "https://a.example"\n')
    assert out(*LOGIN, "--profile", "b", input=f"{PASSWORD}\n").code == 0
    text = path.read_text()
    assert "# mine" in text
    assert "[profiles.a]  # first" in text
    assert 'default_profile = "a"' in text
    assert out("logout", "b", "--forget").code == 0
    assert "plant.example" not in path.read_text()
    assert "# mine" in path.read_text()


def test_a_keyring_that_keeps_is_preferred(out: Command, folder: Path) -> None:
    class Ring(KeyringBackend):
        priority = 1  # pyright: ignore[reportAssignmentType]
        kept: dict[tuple[str, str], str] = {}  # noqa: RUF012

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def delete_password(self, service: str, username: str) -> None:
            del self.kept[service, username]

    class Forgetful(Ring):
        def get_password(self, service: str, username: str) -> str | None:
            return None

    keyring.set_keyring(Forgetful())  # type: ignore[no-untyped-call]
    out(*LOGIN, input=f"{PASSWORD}\n")
    assert (folder / "secrets.json").exists()
    keyring.set_keyring(Ring())  # type: ignore[no-untyped-call]
    out(*LOGIN, input=f"{PASSWORD}\n")
    assert not (folder / "secrets.json").exists()
    assert list(Ring.kept.values()) == [PASSWORD]
    assert out("devices", "list").code == 0
    out("logout")
    assert Ring.kept == {}


def test_a_secret_only_goes_where_it_was_given_for(out: Command) -> None:
    out(*LOGIN, input=f"{PASSWORD}\n")
    for arguments, env in (
        (["--url", "https://evil.example", "devices", "list"], {}),
        (["devices", "list"], {"THINGSHUB_URL": "https://evil.example"}),
        (["--url", "http://plant.example", "devices", "list"], {}),
    ):
        done = out(*arguments, env=env)  # type: ignore[arg-type]
        assert (done.code, done.requests) == (2, [])
        assert "belong to https://plant.example, not to" in done.err
    assert out("--url", "plant.example/", "devices", "list").code == 0


def test_flag_then_environment_then_profile_then_default(
    out: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out(*LOGIN, "--profile", "plant", "--api-profile", "7", input=f"{PASSWORD}\n")
    out(*LOGIN, "--profile", "other", input="another-canary\n")

    def sources(flags: dict[str, str]) -> dict[str, tuple[str, str]]:
        return {setting.name: (setting.shown, setting.source) for setting in Invocation(flags).settings}

    config, secrets = str(folder / "config.toml"), str(folder / "secrets.json")
    assert sources({}) == {
        "profile": ("plant", config), "url": ("https://plant.example", "profile plant"),
        "username": ("olga", "profile plant"), "password": ("***", secrets), "ca_file": ("", "default"),
        "api_profile": ("7", "profile plant"), "timeout_seconds": ("", "default"),
    }  # fmt: skip
    monkeypatch.setenv("THINGSHUB_URL", "https://env.example")
    monkeypatch.setenv("THINGSHUB_TOKEN", TOKEN)
    monkeypatch.setenv("THINGSHUB_API_PROFILE", "6.1")
    found = sources({"ca_file": "x.pem", "timeout_seconds": "3"})
    assert found["url"] == ("https://env.example", "THINGSHUB_URL")
    assert found["token"] == ("***", "THINGSHUB_TOKEN")
    assert found["api_profile"] == ("6.1", "THINGSHUB_API_PROFILE")
    assert found["ca_file"] == ("x.pem", "--ca-file")
    assert found["timeout_seconds"] == ("3", "--timeout-seconds")
    named = sources({"profile": "plant"})  # a named profile leaves the environment out
    assert named["url"] == ("https://plant.example", "profile plant")
    assert named["password"] == ("***", secrets)
    monkeypatch.setenv("THINGSHUB_PROFILE", "other")
    assert sources({})["profile"] == ("other", "THINGSHUB_PROFILE")
    assert sources({"url": "https://flag.example"})["url"] == ("https://flag.example", "--url")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[profiles.a\n", "config.toml:1: Expected ']'"),
        ('x = 1\ndefault = "a"\n', "config.toml:1: x is not known here"),
        ('[profiles.a]\nurl = "https://a"\npassword = "p"\n', "config.toml:3: password does not belong into this file"),
        (
            '[profiles.a]\nurl = "https://a"\n[profiles.b]\nurl = "https://b"\ncafile = "p"\n',
            "config.toml:5: cafile is",
        ),
        ("[profiles.a]\nurl = 7\n", "config.toml:2: url must be a text"),
        ('\n[profiles.a]\nusername = "x"\n', "config.toml:2: profile a has no url"),
        ('default_profile = "b"\n[profiles.a]\nurl = "https://a"\n', "config.toml:1: there is no profile b"),
        ("profiles = 7\n", "must be a text, profiles tables"),
        ("[profiles]\na = 7\n", "config.toml:2: a is not a table"),
        ('[profiles."a b"]\nurl = "https://a"\n', "'a b' is no name for a profile"),
    ],
)
def test_a_bad_file_is_named_with_its_line(out: Command, folder: Path, text: str, complaint: str) -> None:
    folder.mkdir()
    (folder / "config.toml").write_text(text)
    for arguments in (["devices", "list"], ["profiles"], [*LOGIN]):
        done = out(*arguments, input=f"{PASSWORD}\n")
        assert (done.code, done.requests) == (2, [])
        assert complaint in done.err
        assert done.err.count("\n") == 1
    assert (folder / "config.toml").read_text() == text


def test_files_that_others_may_change_or_read_are_refused(out: Command, folder: Path) -> None:
    out(*LOGIN, input=f"{PASSWORD}\n")
    (folder / "secrets.json").chmod(0o640)
    assert "others may read it, and it holds secrets -- chmod 600" in out("devices", "list").err
    (folder / "secrets.json").chmod(0o600)
    (folder / "config.toml").chmod(0o666)
    assert "others may write to it" in out("devices", "list").err
    (folder / "config.toml").chmod(0o644)
    (folder / "secrets.json").write_text("{")
    assert "is not what `thingshub login` writes" in out("devices", "list").err
    assert "***" not in repr(Invocation())


def test_profiles_that_are_not_there(out: Command) -> None:
    done = out("--profile", "nil", "devices", "list")
    assert "there is no profile nil (--profile) -- known profiles: none yet" in done.err
    assert "THINGSHUB_PROFILE" in out("devices", "list", env={"THINGSHUB_PROFILE": "nil"}).err
    assert out("logout").code == 2
    assert out("login", "--profile", "a b").code == 2
    assert out("profiles", "-o", "json").json == []


def test_addresses_are_compared_by_meaning() -> None:
    assert secret_store.same_address("https://A.example/", "a.example")
    assert not secret_store.same_address("https://a.example", "https://a.example/tenants/b")
    with pytest.raises(SettingError):
        _ = Invocation({"profile": "nil"}).profile
