"""What happens when a module is imported: run by the python of an environment that holds only the wheel.

Prints a line for each socket, process, thread and file that has nothing to do with importing Python code: a package
that reads or calls while it is imported surprises whoever only wanted a name from it. Standard library only.

    python importing.py thingshub thingshub.models
"""

import importlib
import os
import sys
import sysconfig
import threading

_HARMFUL = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "ctypes.dlopen")
_HARMLESS = ("socket.gethostname",)
_CODE = (sysconfig.get_path(key) for key in ("stdlib", "platstdlib", "purelib", "platlib"))
_READABLE = tuple(os.path.realpath(place) + os.sep for place in _CODE if place)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def complaints(modules: list[str]) -> list[str]:
    """Import modules and tell what they did beside that."""
    found: list[str] = []
    watched = [True]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if not watched[0]:
            return
        if event.startswith(_HARMFUL) and event not in _HARMLESS:
            found.append(f"{event} {arguments!r:.200}")
        elif event == "open" and isinstance(arguments[0], str | bytes):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            flags = arguments[2]
            if isinstance(flags, int) and flags & _WRITING:
                found.append(f"writes {path}")
            elif not path.startswith(_READABLE) and path not in searched:
                found.append(f"reads {path}")

    searched = {os.path.realpath(entry) for entry in sys.path[1:]}  # the first is where this file lies
    sys.dont_write_bytecode = True
    before = threading.active_count()
    sys.addaudithook(watch)
    for module in modules:
        importlib.import_module(module)
    watched[0] = False
    if (after := threading.active_count()) > before:
        found.append(f"starts {after - before} thread(s): {', '.join(t.name for t in threading.enumerate()[before:])}")
    return found


if __name__ == "__main__":
    lines = complaints(sys.argv[1:])
    print("\n".join(lines))
    raise SystemExit(1 if lines else 0)
