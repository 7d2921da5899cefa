"""``python -m backsweep SCRIPT``: run a PyTorch program, with ``torch`` served by backsweep.

Everything else is as if Python had run the program: ``sys.argv``, ``sys.path[0]``, ``__file__``,
``__main__``, exit codes, and tracebacks, from which the lines of this file are cut.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

from . import _serve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, TracebackType
    from typing import Any

    from .inspection.command import Observer

USAGE = """\
usage: python -m backsweep [--help] [--version] [OPTION ...] SCRIPT [ARGUMENT ...]
       python -m backsweep [OPTION ...] -m MODULE [ARGUMENT ...]
       python -m backsweep [OPTION ...] -c PROGRAM [ARGUMENT ...]

Run a PyTorch program with `torch` served by backsweep, otherwise as Python runs it.
SCRIPT is a file, a directory or zip file with a __main__.py, or - for standard input.
What backsweep does not have is an error that names it.

  -h, --help        show this text and exit
  --version         show the version and exit
  --draw FILE       draw the graph of a backward() to an .svg or .html file
  --explain[=FILE]  print a backward() as a table of chain-rule steps, or write it to a file
  --backward N      of the program's backward() calls take the N-th for them, not the first
"""


def main(arguments: list[str] | None = None) -> None:
    """Do what the command line says; ends by SystemExit when the program failed."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if not arguments:
        sys.stderr.write(USAGE)
        sys.exit(2)
    observer = observer_from(arguments)
    if observer is None:
        run(arguments)
        return
    observer.start()
    code = 1
    try:
        run(arguments, observer)
        code = 0
    finally:
        failed = observer.finish()
        if code == 0 and failed:
            sys.exit(failed)


def observer_from(arguments: list[str]) -> Observer | None:
    """Take the options for looking at a sweep off the arguments."""
    draw = explain = None
    number = 1
    found = False
    while arguments and arguments[0].partition("=")[0] in ("--draw", "--explain", "--backward"):
        found = True
        option, equals, value = arguments.pop(0).partition("=")
        if option == "--explain" and not equals:
            # The name of a text or page that follows is the table's, as no program has such a name.
            follows = len(arguments) > 1 and arguments[0].endswith((".txt", ".html", ".md"))
            value = arguments.pop(0) if follows else "-"
        elif not equals:
            if not arguments:
                refuse(f"argument expected for the {option} option")
            value = arguments.pop(0)
        if not value:
            refuse(f"argument expected for the {option} option")
        if option == "--draw":
            draw = value
        elif option == "--explain":
            explain = value
        elif value.isdecimal() and int(value) > 0:
            number = int(value)
        else:
            refuse(f"--backward: {value!r} was given; a number from 1 on is required")
    if not found:
        return None
    if draw is None and explain is None:
        refuse("--backward goes with --draw or --explain")
    if not arguments:
        refuse("a program is required after the options")
    from .inspection.command import Observer

    return Observer(draw, explain, number)


def run(arguments: list[str], observer: Observer | None = None) -> None:
    """Run the program that the arguments name."""
    first = arguments.pop(0)
    if first in ("-h", "--help"):
        print(USAGE, end="")
    elif first == "--version":
        print("backsweep", sys.modules["backsweep"].__version__)
    elif first in ("-c", "-m"):
        if not arguments:
            refuse(f"argument expected for the {first} option")
        what = arguments.pop(0)
        sys.argv = [first, *arguments]
        if first == "-c":
            set_first_path("")
            run_text(what, "<string>", observer)
        else:
            run_module(what, alter_argv=True)
    elif first == "-":
        sys.argv = [first, *arguments]
        set_first_path("")
        run_text(sys.stdin.buffer.read(), "<stdin>", observer)
    elif first.startswith("-"):
        refuse(f"unknown option: {first}")
    else:
        sys.argv = [first, *arguments]
        run_file(first)


def refuse(reason: str) -> None:
    """Complain about the command line."""
    sys.stderr.write(f"{reason}\n{USAGE}")
    sys.exit(2)


def run_file(script: str) -> None:
    """Run a file, or a directory or zip file that has a ``__main__.py``."""
    # As Python does: the name is made absolute, and nothing in it is resolved.
    path = os.path.join(os.getcwd(), script)
    if is_package_like(path):
        if sys.flags.isolated or getattr(sys.flags, "safe_path", False):
            sys.path.insert(0, path)
        else:
            sys.path[0] = path
        run_module("__main__", alter_argv=False)
        return
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as error:
        reason = f"[Errno {error.errno}] {error.strerror}"
        sys.stderr.write(f"{sys.executable}: can't open file {path!r}: {reason}\n")
        sys.exit(2)
    set_first_path(os.path.dirname(os.path.realpath(path)))
    run_code(source, path)


def is_package_like(path: str) -> bool:
    """Whether Python could import from it, as from a directory or a zip file."""
    for hook in sys.path_hooks:
        try:
            hook(path)
        except ImportError:
            continue
        return True
    return False


def set_first_path(folder: str) -> None:
    """Put the folder of the program where ``python -m`` has put the current one."""
    if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
        sys.path[0] = folder


def new_main() -> ModuleType:
    """A fresh ``__main__``, like the one that Python starts a script in."""
    module = ModuleType("__main__")
    module.__dict__["__builtins__"] = sys.modules["builtins"]
    if sys.version_info < (3, 14):
        module.__annotations__ = {}
    keep.append(sys.modules.get("__main__"))
    sys.modules["__main__"] = module
    return module


keep: list[Any] = []  # the modules that were __main__: their names must outlive the program


def run_text(source: str | bytes, path: str, observer: Observer | None) -> None:
    """Run a program that is in no file; who observes it needs its lines."""
    if observer is not None:
        observer.remember(source, path)
    run_code(source, path)


def run_code(source: str | bytes, path: str) -> None:
    """Run source text as ``__main__``."""
    _serve.install()
    module = new_main()
    if not path.startswith("<"):
        from importlib.machinery import SourceFileLoader

        module.__loader__ = SourceFileLoader("__main__", path)
        module.__file__ = path
        module.__dict__["__cached__"] = None
    else:
        from importlib.machinery import BuiltinImporter

        module.__loader__ = BuiltinImporter
    try:
        code: CodeType = compile(source, path, "exec", dont_inherit=True)
        exec(code, module.__dict__)
    except SystemExit:
        raise
    except BaseException as error:
        report(error)


def run_module(name: str, alter_argv: bool) -> None:
    """Run a module as ``__main__``, by the very function that ``python -m`` calls."""
    import runpy

    _serve.install()
    new_main()
    try:
        runpy._run_module_as_main(name, alter_argv)  # type: ignore[attr-defined]
    except SystemExit:
        raise
    except BaseException as error:
        report(error)


def report(error: BaseException) -> None:
    """End as Python ends a program by an exception that nobody caught."""
    own_file = report.__code__.co_filename
    traceback: TracebackType | None = error.__traceback__
    while traceback is not None and traceback.tb_frame.f_code.co_filename == own_file:
        traceback = traceback.tb_next
    error.__traceback__ = traceback
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, traceback
    if sys.version_info >= (3, 12):
        sys.last_exc = error
    hook = sys.excepthook
    try:
        hook(type(error), error, traceback)
    except SystemExit:
        raise
    except BaseException as second:
        second.__context__ = None
        below = second.__traceback__
        second.__traceback__ = below.tb_next if below is not None else None
        sys.stderr.write("Error in sys.excepthook:\n")
        sys.__excepthook__(type(second), second, second.__traceback__)
        sys.stderr.write("\nOriginal exception was:\n")
        sys.__excepthook__(type(error), error, traceback)
    if isinstance(error, KeyboardInterrupt):
        # Python must see it to end the process in the way that shells expect, but quietly.
        sys.excepthook = lambda *_: None
        raise error
    sys.exit(1)
