"""The SDK as a wheel inside other packages: a zip on sys.path (zipapp) and a program without Python (PyInstaller).

The wheel is built and installed into a folder; the programs see that, and no sources of the repository.
"""

from __future__ import annotations

import shutil
import sys
import zipapp
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.programs.conftest import Desk, make_environment

PROGRAM = """
import asyncio, sys
from thingshub import AsyncThingsHub, ThingsHub
from thingshub.errors import NotFoundError
from thingshub.models import DeviceCreate
{more}

def sync():
    with ThingsHub() as hub:
        made = list(hub.devices.create_many([DeviceCreate(name=f"Made {{n}}") for n in range(20)]))
        assert ([outcome.error for outcome in made] == [None] * 20)
        try:
            hub.devices.get("no-such-pump")
        except NotFoundError as error:
            assert error.status == 404
        tags = [name for name in dir(hub) if not name.startswith("_")]
        found = [getattr(hub, name) for name in tags]  # each resource is imported when it is first used
        assert len(found) > 15, tags
        list(hub.integrations.iterate()), list(hub.data_tables.iterate())
        return hub.devices.get("pump-1").name

async def later():
    async with AsyncThingsHub() as hub:
        return (await hub.devices.get("pump-2")).name, len([device async for device in hub.devices.iterate()]) > 10

if __name__ == "__main__":
    print(sync(), *asyncio.run(later()), {shown})
"""
SDK_ALONE = {"more": "import thingshub", "shown": "thingshub.__file__"}
WITH_TESTING = {
    "more": "import thingshub\nfrom thingshub.testing import make",
    "shown": 'make(DeviceCreate, id="lamp-1").id, thingshub.__file__',
}
PACKAGES = Path("lib", f"python{sys.version_info.major}.{sys.version_info.minor}", "site-packages")


@pytest.fixture(scope="session")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, what it needs, PyInstaller, and nothing else."""
    place = tmp_path_factory.mktemp("clean")
    make_environment(place, sys.executable, wheel, f"pyinstaller=={version('pyinstaller')}")
    return place


@pytest.mark.parametrize("program", [SDK_ALONE, WITH_TESTING], ids=["the SDK alone", "with the test kit"])
def test_zipapp(desk: Desk, clean: Path, program: dict[str, str]) -> None:
    """`python -m zipapp`; what is compiled (msgspec, httptools) cannot be in a zip, and stays beside it."""
    app = desk.path / "app"
    app.mkdir()
    for package in ("thingshub", "thingshub_document"):
        shutil.copytree(clean / PACKAGES / package, app / package, ignore=shutil.ignore_patterns("__pycache__"))
    (app / "__main__.py").write_text(PROGRAM.format(**program), encoding="utf-8")
    zipapp.create_archive(app, desk.path / "app.pyz", compressed=True)
    done = desk.finished([sys.executable, "-W", "error", "app.pyz"], PYTHONPATH=None)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert done.stdout.startswith("Pump 1 Pump 2 True "), done.stdout
    assert done.stdout.strip().endswith(str(Path("app.pyz", "thingshub", "__init__.py"))), done.stdout


@pytest.mark.parametrize("program", [SDK_ALONE, WITH_TESTING], ids=["the SDK alone", "with the test kit"])
def test_pyinstaller(desk: Desk, clean: Path, program: dict[str, str]) -> None:
    """`pyinstaller --onedir app.py`; the result starts without Python and without our sources."""
    (desk.path / "app.py").write_text(PROGRAM.format(**program), encoding="utf-8")
    own = {"PYINSTALLER_CONFIG_DIR": str(desk.path / "cache")}
    command: list[str | Path] = [clean / "bin" / "python", "-m", "PyInstaller", "--onedir", "--noconfirm", "app.py"]
    built = desk.finished(command, own, PYTHONPATH=None)
    assert built.returncode == 0, built.stderr
    done = desk.finished([desk.path / "dist" / "app" / "app"], PYTHONPATH=None)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert done.stdout.startswith("Pump 1 Pump 2 True "), done.stdout
    assert str(desk.path / "dist" / "app") in done.stdout
