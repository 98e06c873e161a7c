"""The commands, which are imported by name, and the document that they are made from."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

hiddenimports = collect_submodules("thingshub.cli")
datas = collect_data_files("thingshub", includes=["openapi.json"])
