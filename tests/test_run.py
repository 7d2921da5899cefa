"""``python -m backsweep SCRIPT`` beside ``python SCRIPT``, in processes of their own."""

import os
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

import backsweep

Result = tuple[str, str, int]


def run(*command: str, folder: Path, stdin: str | None = None) -> Result:
    # The scripts run in other folders, so a package found by a relative path must stay findable.
    package = str(Path(backsweep.__file__).resolve().parent.parent)
    paths = [package, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        cwd=folder,
        input=stdin,
        env=environment,
        timeout=60,
    )
    return done.stdout, done.stderr, done.returncode


def write(folder: Path, source: str, name: str = "script.py") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(source), encoding="utf-8")
    return name


def served(folder: Path, source: str, *arguments: str) -> str:
    """What a script prints when backsweep runs it; it must end well."""
    out, err, code = run("-m", "backsweep", write(folder, source), *arguments, folder=folder)
    assert (err, code) == ("", 0), err
    return out


# --- As Python runs it ----------------------------------------------------------------------------

SAME = {
    "arguments": "import sys; print(sys.argv)",
    "names": "print(__name__, __file__, __doc__, __package__, __spec__, __cached__)",
    "globals": "print(sorted(globals()), type(__builtins__))",
    "docstring": "'''A docstring.'''\nprint(__doc__)",
    "path": "import sys; print(sys.path)",
    "main": "import sys; print(sys.modules['__main__'].__dict__ is globals())",
    "loader": "print(type(__loader__).__name__, __loader__.path)",
    "source": "import inspect\ndef f():\n    return 1\nprint(inspect.getsource(f))",
    "pickle": "import pickle\nclass A:\n    x = 1\nprint(pickle.loads(pickle.dumps(A())).x)",
    "future": "def f(x: int) -> None: ...\nprint(f.__annotations__)",
    "exit int": "raise SystemExit(3)",
    "exit none": "raise SystemExit",
    "exit text": "import sys; sys.exit('because of this')",
    "exit true": "import sys; sys.exit(True)",
    "exit object": "import sys; sys.exit((1, 2))",
    "exit in atexit": "import atexit; atexit.register(print, 'last'); print('first')",
    "error": "def f():\n    return 1 / 0\nf()",
    "own error": "class Odd(Exception):\n    pass\nraise Odd('here')",
    "chained": "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('x') from e",
    "context": "try:\n    1 / 0\nexcept ZeroDivisionError:\n    print(undefined)",
    "note": "import sys\ne = ValueError('x')\ngetattr(e, 'add_note', print)('a note')\nraise e",
    "recursion": "def f(n):\n    return 1 / n if n == 0 else f(n - 1)\nf(9)",
    "caught": "import traceback\ntry:\n    1 / 0\nexcept Exception:\n    traceback.print_exc()",
    "syntax error": "x = (1,\nprint(",
    "indentation error": "if True:\nprint()",
    "import error": "import there_is_no_such_module",
    "import name error": "from math import there_is_no_such_name",
    "interrupt": "import atexit; atexit.register(print, 'last')\nraise KeyboardInterrupt",
    "error and atexit": "import atexit; atexit.register(print, 'last'); raise ValueError",
    "hook": "import sys; sys.excepthook = lambda t, v, b: print(v, b.tb_lineno)\nraise ValueError",
    "hook that fails": "import sys; sys.excepthook = lambda t, v, b: 1 / 0\nraise ValueError",
    "hook that exits": "import sys; sys.excepthook = lambda *a: sys.exit(7)\nraise ValueError",
    "exit in thread": "import threading; threading.Thread(target=lambda: print('t')).start()",
    "warning": "import warnings; warnings.warn('look here', DeprecationWarning)",
    "coding": "# coding: latin-1\nprint(ascii('é'))",
    "stdin": "print(input())",
    "group": "raise ExceptionGroup('g', [ValueError(1), KeyError(2)])",
    "last value": (
        "import sys, atexit\natexit.register(lambda: print(sys.last_type, sys.last_value))\n"
        "raise ValueError(5)"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_as_python_runs_it(case: str, tmp_path: Path) -> None:
    name = write(tmp_path, SAME[case])
    command = (name, "one", "--two", "-m", "")
    expected = run(*command, folder=tmp_path, stdin="a line\n")
    assert run("-m", "backsweep", *command, folder=tmp_path, stdin="a line\n") == expected


@pytest.mark.parametrize("name", ["sub/script.py", "./sub/../sub/script.py", "sub/link.py"])
def test_the_folder_of_the_script_is_first_on_the_path(name: str, tmp_path: Path) -> None:
    write(tmp_path, "import sys, beside; print(sys.path[0], sys.argv, __file__)", "sub/script.py")
    write(tmp_path, "", "sub/beside.py")
    if name.endswith("link.py"):
        (tmp_path / "sub" / "link.py").symlink_to(tmp_path / "sub" / "script.py")
    expected = run(name, folder=tmp_path)
    assert expected[2] == 0
    assert run("-m", "backsweep", name, folder=tmp_path) == expected


def test_folder_zip_and_missing_file(tmp_path: Path) -> None:
    write(tmp_path, "import sys, beside; print(sys.argv, sys.path[0]); 1 / 0", "app/__main__.py")
    write(tmp_path, "", "app/beside.py")
    (tmp_path / "empty").mkdir()
    with zipfile.ZipFile(tmp_path / "app.zip", "w") as archive:
        archive.writestr("__main__.py", "import sys; print(sys.argv, __name__); sys.exit(4)")
    for name in ("app", "app.zip", "empty", "missing.py", "missing/folder/x.py"):
        expected = run(name, "a", folder=tmp_path)
        assert run("-m", "backsweep", name, "a", folder=tmp_path) == expected


def test_module_program_and_standard_input(tmp_path: Path) -> None:
    write(
        tmp_path, "import sys; print(sys.argv, __name__, __spec__.name)\n1 / 0", "package/tool.py"
    )
    program = "import sys; print(sys.argv, sys.path[0] == '', __name__); sys.exit(5)"
    for command in (
        ("-m", "package.tool", "a"),
        ("-m", "package.missing"),
        ("-m", "nothing_of_that_name"),
        ("-c", program, "a", "-b"),
        ("-", "a", "-b"),
    ):
        expected = run(*command, folder=tmp_path, stdin=program)
        assert run("-m", "backsweep", *command, folder=tmp_path, stdin=program) == expected


def test_command_line(tmp_path: Path) -> None:
    out, err, code = run("-m", "backsweep", "--help", folder=tmp_path)
    assert out.startswith("usage: python -m backsweep") and (err, code) == ("", 0)
    assert run("-m", "backsweep", "-h", folder=tmp_path)[0] == out
    version = run("-m", "backsweep", "--version", folder=tmp_path)
    assert version == (f"backsweep {backsweep.__version__}\n", "", 0)
    assert run("-m", "backsweep", folder=tmp_path) == ("", out, 2)
    unknown = run("-m", "backsweep", "--nonsense", "x.py", folder=tmp_path)
    assert unknown == ("", f"unknown option: --nonsense\n{out}", 2)
    lacking = run("-m", "backsweep", "-c", folder=tmp_path)
    assert lacking == ("", f"argument expected for the -c option\n{out}", 2)


# --- torch is backsweep ---------------------------------------------------------------------------


def test_one_set_of_modules(tmp_path: Path) -> None:
    source = """
        import sys
        print("torch" in sys.modules)
        import torch as T
        import torch.autograd
        import torch.autograd as autograd
        from torch import tensor, autograd as again
        from torch.autograd import Variable
        import backsweep, backsweep.autograd
        print(T is backsweep, torch is backsweep, tensor is backsweep.tensor)
        print(autograd is backsweep.autograd, again is autograd)
        print(sys.modules["torch.autograd"] is again)
        print(autograd.__name__, autograd.__spec__.name, Variable is backsweep.autograd.Variable)
        print(isinstance(tensor([1.0]), T.Tensor), isinstance(tensor([1.0]), backsweep.Tensor))
        del sys.modules["torch"]
        import torch
        print(torch is backsweep)
    """
    assert served(tmp_path, source).splitlines() == [
        "False",
        "True True True",
        "True True",
        "True",
        "backsweep.autograd backsweep.autograd True",
        "True True",
        "True",
    ]


def test_functional(tmp_path: Path) -> None:
    source = """\
        import torch
        import torch.nn.functional as F
        from torch.nn.functional import pad
        print(F.relu(torch.tensor([-1.0, 2.0])), pad(torch.ones(1), (1, 0)))
        try:
            F.conv2d
        except AttributeError as error:
            print("conv2d" in str(error))
    """
    assert served(tmp_path, source) == "tensor([0., 2.]) tensor([0., 1.])\nTrue\n"


def test_a_missing_module_is_named(tmp_path: Path) -> None:
    for statement in (
        "import torch.no_such_part",
        "import torch.no_such_part.below",
        "import torch.no_such_part as part",
        "from torch.no_such_part import thing",
    ):
        name = write(tmp_path, statement)
        out, err, code = run("-m", "backsweep", name, folder=tmp_path)
        assert (out, code) == ("", 1)
        lines = err.splitlines()
        assert lines[-1] == (
            "ModuleNotFoundError: backsweep has no module 'torch.no_such_part'. "
            "This program runs on backsweep, which serves only a part of PyTorch."
        )
        # The traceback has one frame, and it is in the script.
        assert lines[:2] == [
            "Traceback (most recent call last):",
            f'  File "{tmp_path / name}", line 1, in <module>',
        ]
        assert len([line for line in lines if line.startswith("  File")]) == 1


def test_a_missing_name_is_named(tmp_path: Path) -> None:
    name = write(tmp_path, "import torch\ntorch.no_such_function")
    out, err, code = run("-m", "backsweep", name, folder=tmp_path)
    assert (out, code) == ("", 1)
    assert err.splitlines()[-1].startswith(
        "AttributeError: module 'torch' has no attribute 'no_such_function': "
        "backsweep does not have 'torch.no_such_function'"
    )
    assert "_run.py" not in err and "runpy" not in err
    name = write(tmp_path, "from torch import no_such_function")
    out, err, code = run("-m", "backsweep", name, folder=tmp_path)
    assert "cannot import name 'no_such_function' from 'backsweep'" in err and code == 1


def test_asking_politely(tmp_path: Path) -> None:
    source = """
        import importlib.util, torch
        print(hasattr(torch, "no_such"), getattr(torch, "no_such", 5))
        print(hasattr(torch, "__no_such__"))
        print(importlib.util.find_spec("torch.no_such"))
        print(importlib.util.find_spec("torch") is not None)
        try:
            import torch.no_such
        except ImportError as error:
            print(type(error).__name__, error.name)
        try:
            torch.__no_such__
        except AttributeError as error:
            print(error)
    """
    assert served(tmp_path, source).splitlines() == [
        "False 5",
        "False",
        "None",
        "True",
        "ModuleNotFoundError torch.no_such",
        "module 'torch' has no attribute '__no_such__'",
    ]


def test_outside_the_runner_torch_is_not_touched(tmp_path: Path) -> None:
    program = "import sys, backsweep; print([n for n in sys.modules if n.split('.')[0] == 'torch'])"
    assert run("-c", program, folder=tmp_path) == ("[]\n", "", 0)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_children(method: str, tmp_path: Path) -> None:
    import multiprocessing

    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"{method} does not exist on this platform")
    source = f"""
        import multiprocessing
        import torch

        def child(value):
            w = torch.tensor([value], requires_grad=True)
            (w * w).sum().backward()
            return torch.__name__, w.grad.tolist()

        if __name__ == "__main__":
            with multiprocessing.get_context({method!r}).Pool(1) as pool:
                print(pool.map(child, [3.0]))
    """
    assert served(tmp_path, source) == "[('backsweep', [6.0])]\n"
