"""Credentials other than the log-in: where they come from, which operation gets which, and that none shows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.small import Small, document_of

SCHEMES = {
    "tenant": {"type": "http", "scheme": "bearer"},
    "headerKey": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "basicAuth": {"type": "http", "scheme": "basic"},
    "other": {"type": "http", "scheme": "bearer"},
}
SECRET = "canary-of-the-credentials"
LOGIN: dict[str, Any] = {"needs_credentials": True, "named": {}}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Small:
    monkeypatch.setenv("THINGSHUB_URL", "https://demo.example")
    monkeypatch.setenv("MINE", SECRET)
    monkeypatch.setenv("THINGSHUB_TOKEN", "t0ken")
    operations: dict[str, dict[str, Any]] = {
        "probe.tenant": {},
        "probe.public": {"security": []},
        "probe.key": {"security": [{"headerKey": []}]},
        "probe.basic": {"security": [{"basicAuth": []}]},
        "probe.both": {"security": [{"headerKey": [], "tenant": []}]},
        "probe.either": {"security": [{"headerKey": [], "basicAuth": []}, {"other": []}]},
        "probe.login_or_key": {"security": [{"tenant": []}, {"headerKey": []}]},
        "probe.key_or_login": {"security": [{"headerKey": []}, {"tenant": []}]},
        "probe.key_or_nothing": {"security": [{"headerKey": []}, {}]},
    }
    document = document_of(operations, securitySchemes=SCHEMES, security=[{"tenant": []}])
    return Small(document, monkeypatch)


@pytest.mark.parametrize(
    ("verb", "arguments", "input", "settings"),
    [
        ("tenant", [], None, LOGIN),
        ("public", [], None, {"needs_credentials": False, "named": {}}),
        ("key", ["headerKey=env:MINE"], None, {"needs_credentials": False, "named": {"headerKey": SECRET}}),
        ("key", ["headerKey=-"], f"{SECRET}\n", {"needs_credentials": False, "named": {"headerKey": SECRET}}),
        ("key", ["headerKey=prompt"], f"{SECRET}\n", {"needs_credentials": False, "named": {"headerKey": SECRET}}),
        ("basic", ["basicAuth=-"], f"bob:{SECRET}:x\n",
         {"needs_credentials": False, "named": {"basicAuth": ("bob", f"{SECRET}:x")}}),
        ("basic", ["basicAuth=prompt"], f"bob\n{SECRET}\n",
         {"needs_credentials": False, "named": {"basicAuth": ("bob", SECRET)}}),
        ("both", ["headerKey=env:MINE"], None, {"needs_credentials": True, "named": {"headerKey": SECRET}}),
        ("either", ["other=env:MINE"], None, {"needs_credentials": False, "named": {"other": SECRET}}),
        ("login_or_key", ["headerKey=env:MINE"], None, {"needs_credentials": True, "named": {"headerKey": SECRET}}),
        ("key_or_login", ["headerKey=env:MINE"], None, {"needs_credentials": False, "named": {"headerKey": SECRET}}),
        ("key_or_login", [], None, LOGIN),
        ("login_or_key", [], None, LOGIN),
        ("key_or_nothing", [], None, {"needs_credentials": False, "named": {}}),
        ("tenant", ["headerKey=env:MINE"], None, LOGIN),
    ],
)  # fmt: skip
def test_an_operation_gets_the_first_alternative_that_is_there(
    run: Small, verb: str, arguments: list[str], input: str | None, settings: dict[str, Any]
) -> None:
    options = [word for argument in arguments for word in ("--credential", argument)]
    for words in ([*options, "probe", verb], ["probe", verb, *options]):
        done = run(*words, input=input)
        assert (done.code, SECRET in done.err + done.out.decode()) == (0, False), done.err
        assert done.hub.settings == settings


def test_without_a_log_in_the_first_alternative_is_taken_that_is_there(
    run: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("THINGSHUB_TOKEN")
    done = run("--credential", "headerKey=env:MINE", "probe", "login-or-key")
    assert done.hub.settings == {"needs_credentials": False, "named": {"headerKey": SECRET}}
    assert run("probe", "login-or-key").hub.settings == LOGIN  # which says what is missing
    assert run("--credential", "headerKey=env:MINE", "probe", "both").hub.settings["needs_credentials"] is True


def test_the_environment_holds_them_too_unless_a_profile_is_named(run: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THINGSHUB_CREDENTIALS_HEADERKEY", SECRET)
    monkeypatch.setenv("THINGSHUB_CREDENTIALS_BASICAUTH", f"bob:{SECRET}")
    assert run("probe", "key").hub.settings["named"] == {"headerKey": SECRET}
    both = {"headerKey": SECRET, "basicAuth": ("bob", SECRET)}
    assert run("probe", "either").hub.settings == {"needs_credentials": False, "named": both}
    refused = run("probe", "key", "--profile", "plant")
    assert (refused.code, refused.hub.calls) == (2, [])


@pytest.mark.parametrize(
    ("verb", "credential", "text"),
    [
        ("key", None, "probe.key needs the credential headerKey -- --credential headerKey=prompt, or set"),
        ("either", "headerKey=env:MINE", "needs the credential basicAuth or other -- --credential basicAuth=prompt"),
        ("key", f"headerKey={SECRET}", "secrets are not taken as arguments"),
        ("key", SECRET, "write NAME=prompt, NAME=env:VARIABLE, NAME=@FILE or NAME=-"),
        ("key", "headerKey=env:NOBODYS", "--credential headerKey: NOBODYS is not set"),
        ("basic", "basicAuth=env:MINE", "--credential basicAuth: expected user:password"),
        ("key", "nobody=env:MINE", "there is no nobody -- the document has headerKey, basicAuth, other"),
        ("tenant", "tenant=env:MINE", "there is no tenant"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_never_shown(
    run: Small, verb: str, credential: str | None, text: str
) -> None:
    done = run("probe", verb, *(["--credential", credential] if credential else []))
    assert (done.code, done.out, done.hub.calls) == (2, b"", [])
    assert text in done.err
    assert SECRET not in done.err
    assert done.err.count("\n") == 1


def test_help_says_what_has_to_be_given(run: Small) -> None:
    assert "Credentials:" not in run("probe", "tenant", "--help").out.decode()
    assert "Credentials: --credential headerKey=… and the log-in." in run("probe", "both", "--help").out.decode()
    text = " ".join(run("probe", "either", "--help").out.decode().split())
    assert "--credential headerKey=… and --credential basicAuth=…, or --credential other=…." in text
    assert "Credentials: --credential headerKey=…, or none." in run("probe", "key-or-nothing", "--help").out.decode()


def test_a_preview_needs_no_credential_and_reads_none(run: Small) -> None:
    for words in ([], ["--credential", "headerKey=env:NOBODYS", "--credential", "basicAuth=prompt"]):
        done = run("probe", "either", "--dry-run", *words)
        assert (done.code, done.hub.calls[0].way) == (0, "preview")
        assert done.hub.settings["needs_credentials"] is False
    assert done.hub.settings["named"] == {"headerKey": "***", "basicAuth": ("user", "***")}
