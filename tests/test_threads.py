"""Threads and processes: separate graphs at the same time, fork, and who holds the lock."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
import time
from typing import TYPE_CHECKING, Any

import numpy
import pytest

import backsweep

if TYPE_CHECKING:
    from collections.abc import Callable


def in_threads(*functions: Callable[[], None]) -> None:
    """Run functions at the same time; the first exception is raised here."""
    errors: list[BaseException] = []
    start = threading.Barrier(len(functions))

    def run(function: Callable[[], None]) -> None:
        try:
            start.wait(60)
            function()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(function,)) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
        assert not thread.is_alive()
    if errors:
        raise errors[0]


@pytest.mark.parametrize("count", [2, 4])
def test_separate_graphs(count: int) -> None:
    gradients: dict[int, float] = {}

    def work(seed: int) -> None:
        w = backsweep.tensor(float(seed), dtype=backsweep.float64, requires_grad=True)
        for _ in range(200):
            y = w
            for _ in range(50):
                y = y * 1.5 - y * 0.5
            (y * y).backward()
        gradients[seed] = w.grad.item()

    in_threads(*(lambda seed=seed: work(seed) for seed in range(count)))
    assert gradients == {seed: 200 * 2.0 * seed for seed in range(count)}


def test_separate_graphs_of_large_tensors() -> None:
    """The kernels release the lock, so the threads really run at the same time."""
    gradients: dict[int, Any] = {}

    def work(seed: int) -> None:
        generator = numpy.random.default_rng(seed)
        data = generator.standard_normal((200, 200))
        w = backsweep.tensor(data, requires_grad=True)
        x = backsweep.tensor(generator.standard_normal((200, 200)))
        for _ in range(5):
            ((w @ x).tanh() * w).sum().backward()
        product = data @ x.numpy()
        outer = (1 - numpy.tanh(product) ** 2) * data
        gradients[seed] = (w.grad.numpy(), 5 * (outer @ x.numpy().T + numpy.tanh(product)))

    in_threads(*(lambda seed=seed: work(seed) for seed in range(3)))
    for actual, expected in gradients.values():
        numpy.testing.assert_allclose(actual, expected, 1e-9, 1e-9)


def test_one_thread_builds_and_another_sweeps() -> None:
    made: list[Any] = []
    w = backsweep.tensor(3.0, requires_grad=True)
    in_threads(lambda: made.append(w * w))
    in_threads(lambda: made[0].backward())
    assert w.grad.item() == 6.0


def test_objects_made_in_one_thread_die_in_another() -> None:
    made = [[backsweep.tensor(float(i), requires_grad=True).exp() for i in range(1000)]]
    in_threads(made.clear)
    again = [backsweep.tensor(float(i)) for i in range(1000)]
    assert [t.item() for t in again] == [float(i) for i in range(1000)]


def test_grad_mode_belongs_to_the_thread() -> None:
    seen: list[bool] = []
    inside = threading.Event()
    done = threading.Event()

    def switch_off() -> None:
        with backsweep.no_grad():
            inside.set()
            assert done.wait(60)

    def look() -> None:
        assert inside.wait(60)
        seen.append(backsweep.is_grad_enabled())
        done.set()

    in_threads(switch_off, look)
    assert seen == [True]
    assert backsweep.is_grad_enabled()


def test_a_large_kernel_releases_the_lock() -> None:
    """With one thread in a product that takes long, another gets to run Python meanwhile."""
    a = backsweep.ones(1000, 1000)
    computing = finished = False
    seen: list[bool] = []

    def multiply() -> None:
        nonlocal computing, finished
        try:
            for _ in range(3):
                computing = True
                a @ a
                computing = False
        finally:
            finished = True

    def watch() -> None:
        while not finished:
            seen.append(computing)
            time.sleep(0.001)  # gives the lock away

    interval = sys.getswitchinterval()
    sys.setswitchinterval(60)  # nobody is made to give the lock away: it must be released
    try:
        in_threads(watch, multiply)
    finally:
        sys.setswitchinterval(interval)
    assert True in seen


@pytest.mark.parametrize("threads", [1, 2, 3, 8])
def test_results_do_not_depend_on_the_number_of_threads(threads: int) -> None:
    before = backsweep.get_num_threads()
    data = numpy.random.default_rng(0).standard_normal(300_000)
    try:
        backsweep.set_num_threads(threads)
        assert backsweep.get_num_threads() == threads
        x = backsweep.tensor(data, requires_grad=True)
        (x.tanh() * x).sum().backward()
    finally:
        backsweep.set_num_threads(before)
    tanh = numpy.tanh(data)
    numpy.testing.assert_allclose(x.grad.numpy(), (1 - tanh**2) * data + tanh, 1e-12, 1e-12)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform has no fork")
def test_fork_then_backward() -> None:
    """After the parent has used its threads, a child builds, sweeps and uses threads of its own."""
    program = """
        import os, warnings
        warnings.simplefilter("ignore")
        import backsweep

        backsweep.set_num_threads(2)
        w = backsweep.ones(500_000, dtype=backsweep.float64, requires_grad=True)
        (w.exp() * w).sum().backward()
        before = w * 3
        child = os.fork()
        if child == 0:
            before.sum().backward()
            v = backsweep.ones(500_000, dtype=backsweep.float64, requires_grad=True)
            (v * v).sum().backward()
            right = v.grad[-1].item() == 2.0 and abs(w.grad[0].item() - 8.43656365691809) < 1e-9
            os._exit(7 if right else 8)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status))
        before.sum().backward()
        print(round(w.grad[0].item(), 6))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["7", "8.436564"]


def test_no_thread_is_started_by_the_import() -> None:
    program = "import threading, backsweep, os; print(len(os.listdir('/proc/self/task')))"
    if not os.path.isdir("/proc/self/task"):
        pytest.skip("counts threads through /proc")
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "1"


def test_the_collector_runs_in_another_thread() -> None:
    import gc

    def make_circles() -> None:
        for _ in range(2000):
            x = backsweep.tensor([1.0], requires_grad=True)
            y = x * 2
            y.me = y

    def collect() -> None:
        for _ in range(5):
            gc.collect()

    in_threads(make_circles, collect)
