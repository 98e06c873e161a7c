"""The commands for a sandbox that runs: found through its data directory, clear when they cannot do what is asked."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sandbox.conftest import Client
from thingshub import ThingsHub
from thingshub_sandbox import simulation, whereabouts
from thingshub_sandbox.cli import main
from thingshub_sandbox.remote import Remote, RemoteError
from thingshub_sandbox.server import Options, Running, running_sandbox
from thingshub_sandbox.simulation import Progress, Simulation


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A sandbox that other commands find, as `serve` leaves it."""
    monkeypatch.setenv("THINGSHUB_SANDBOX_DATA", str(tmp_path))
    options = Options(data=tmp_path, is_in_memory=True, has_cheap_passwords=True, tenants=("other",), seed="demo")
    with running_sandbox(options) as running:
        whereabouts.tell(tmp_path, running)
        yield running
        whereabouts.forget(tmp_path)


@pytest.mark.usefixtures("served")
def test_uplinks_say_what_became_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["uplink", "pump-1", "--hex", "00 01"]) == 0
    assert capsys.readouterr().out == "pump-1: taken; it has no driver\n"
    assert main(["simulate", "--devices", "1", "--minutes", "0.001"]) == 0
    capsys.readouterr()
    assert main(["uplink", "room-sensor-1", "--hex", "09295AE1", "--port", "2"]) == 0
    assert capsys.readouterr().out == 'room-sensor-1: {"temperature": 23.45, "humidity": 45, "battery": 3.25}\n'
    assert main(["uplink", "room-sensor-1", "--hex", "09"]) == 0
    assert "taken, but not decoded: Error: a value is not a finite number" in capsys.readouterr().out
    for arguments, text in (
        (["uplink", "nil", "--hex", "00"], "there is no such device"),
        (["uplink", "pump-1", "--hex", "0"], "pairs of hexadecimal digits"),
        (["uplink", "pump-1", "--hex", "00", "--tenant", "other"], "there is no such device"),
        (["uplink", "pump-1", "--hex", "00", "--tenant", "nil"], "there is no tenant nil"),
        (["fail", "devices.paint"], "there is no operation devices.paint"),
        (["fail"], "say which OPERATION"),
    ):
        assert main(arguments) == 1
        captured = capsys.readouterr()
        assert text in captured.err
        assert captured.out == ""
        assert "Traceback" not in captured.err


def test_simulated_devices_report_through_a_driver_into_a_table(
    served: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):  # the second time everything is there
        assert main(["simulate", "--devices", "3", "--minutes", "0.005", "--every-seconds", "0.1"]) == 0
        assert "9 uplinks sent, 0 not decoded" in capsys.readouterr().out
    with ThingsHub(served.url, username=served.username, password=served.password, ca_file=served.ca_file) as hub:
        devices = list(hub.devices.iterate(labels=["simulated"]))
        rows = list(hub.data_tables.iterate_rows("simulated"))
    assert [device.id for device in devices] == ["room-sensor-1", "room-sensor-2", "room-sensor-3"]
    assert {device.driver for device in devices} == {"sandbox/room-sensor:1.0"}
    assert len(rows) == 18
    for row in rows:
        assert 10 < row.values["temperature"] < 30
        assert 30 < row.values["humidity"] < 70
        assert 2.8 < row.values["battery"] < 3.5


def test_a_simulation_keeps_time_and_repeats() -> None:
    sent: list[tuple[float, str]] = []
    now = 0.0

    class Deaf(Remote):
        def uplink(self, device: str, payload: str, *, port: int = 1) -> dict[str, object]:
            sent.append((now, device))
            return {"error": "x"} if device == "b" else {}

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    shown: list[Progress] = []
    remote = Deaf("https://127.0.0.1:1", Path(), "t")
    simulation_ = Simulation(remote, ["a", "b"], 25, 10, clock=lambda: now, sleep=sleep)
    done = simulation_.run(shown.append)
    assert sent == [(0, "a"), (5, "b"), (10, "a"), (15, "b"), (20, "a")]
    assert (done.sent, done.failed, len(shown)) == (5, 2, 5)
    assert simulation.payload(1, 1000.0, 1) == simulation.payload(1, 1000.0, 1)
    assert simulation.payload(1, 1000.0, 1) != simulation.payload(1, 1000.0, 2)


def test_ctrl_c_ends_a_simulation_with_its_figures(
    served: Running, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert served

    def interrupted(self: Simulation, show: object) -> Progress:
        raise KeyboardInterrupt

    monkeypatch.setattr(Simulation, "run", interrupted)
    assert main(["simulate", "--devices", "1"]) == 0
    assert "0 uplinks sent" in capsys.readouterr().out


def test_faults_are_switched_from_the_command_line(served: Running) -> None:
    client = Client(served).log_in()
    assert main(["fail", "devices.list", "--times", "2"]) == 0
    assert [client.call("GET", "/api/v3/devices").status for _ in range(3)] == [503, 503, 200]
    assert main(["fail", "devices.list", "--status", "500", "--times", "9"]) == 0
    assert main(["fail", "--clear"]) == 0
    assert client.call("GET", "/api/v3/devices").status == 200


def test_where_it_runs_is_for_its_owner_only_and_shows_in_no_output(
    served: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    data = Path(os.environ["THINGSHUB_SANDBOX_DATA"])
    path = data / "running.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(data.glob("running.*")) == [path]
    assert served.admin_token not in repr(whereabouts.find(data))
    main(["uplink", "nil", "--hex", "00"])
    assert served.admin_token not in "".join(capsys.readouterr())


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"url": 7}', "gone"])
def test_without_a_running_sandbox_the_next_step_is_said(
    content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content == "gone":
        gone = {"process": 1, "url": "https://127.0.0.1:1", "ca_file": str(tmp_path / "ca.pem"), "admin_token": "t"}
        (tmp_path / "running.json").write_text(json.dumps(gone))
    elif content is not None:
        (tmp_path / "running.json").write_text(content)
    assert main(["uplink", "a", "--hex", "00", "--data", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert "no sandbox" in error
    assert "start one" in error
    assert "Traceback" not in error


def test_what_another_process_wrote_is_left_alone(tmp_path: Path) -> None:
    other = {"process": os.getpid() + 1, "url": "https://127.0.0.1:1", "ca_file": "x", "admin_token": "t"}
    (tmp_path / "running.json").write_text(json.dumps(other))
    whereabouts.forget(tmp_path)
    assert whereabouts.find(tmp_path).url == "https://127.0.0.1:1"
    with pytest.raises(RemoteError):
        whereabouts.find(tmp_path / "absent")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["serve", "--database", "postgresql://olga:canary@127.0.0.1/hub"], "the process list would show"),
        (["serve", "--database", "postgresql://127.0.0.1/hub", "--memory"], "not allowed with"),
        (["serve", "--tenant", "Über"], "is not a tenant's name"),
        (["serve", "--api-profile", "seven"], "is not a product"),
        (["serve", "--host", "0.0.0.0"], "is not a loopback address"),
        (["simulate", "--devices", "0"], "from 1 to"),
        (["simulate", "--minutes", "-1"], "is not a number above 0"),
        (["uplink", "a", "--hex", "00", "--port", "256"], "is not a LoRaWAN port"),
        (["fail", "devices.list", "--status", "404"], "invalid choice"),
        ([], "required"),
    ],
)
def test_arguments_that_cannot_be_are_refused(
    arguments: list[str], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    error = capsys.readouterr().err
    assert caught.value.code == 2
    assert text in error
    assert "canary" not in error
