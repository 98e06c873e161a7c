"""The document, which examples are made from."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("thingshub", includes=["openapi.json"])
