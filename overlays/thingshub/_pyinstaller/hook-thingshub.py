"""The resources and models: each is imported, by name, when it is first used."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = [*collect_submodules("thingshub.api"), *collect_submodules("thingshub.models")]
