"""The benchmark harness: statistics, the equality check, a smoke run. No test asserts a time."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import command, compare, measure, plot, report, sides, targets, wheel_size
from benchmarks.case import Case, CaseResult, Program, SideResult
from benchmarks.cases import all_cases
from benchmarks.child import ROOT
from benchmarks.kernel_cases import all_kernels
from benchmarks.runner import Settings, run_case


def side(name: str, **members: Any) -> sides.Side:
    """A side made of the members given."""
    return sides.Side(name, name, SimpleNamespace(**members), "1.0")


def result_of(name: str, unit: str = "ns", **samples: list[float]) -> CaseResult:
    """A result with these samples; an empty list stands for a side that did not run."""
    reasons = {key: "" if values else "absent" for key, values in samples.items()}
    records = [SideResult(key, values, reasons[key]) for key, values in samples.items()]
    return CaseResult(name, name, unit, records)


# Statistics


def test_summary_of_known_samples() -> None:
    summary = measure.summarise([4.0, 1.0, 3.0, 2.0, 100.0])
    assert (summary.median, summary.first_quartile, summary.third_quartile) == (3.0, 2.0, 4.0)
    assert summary.spread == 2.0
    assert summary.relative_spread == pytest.approx(2 / 3)
    assert summary.count == 5


def test_summaries_of_few_or_equal_samples() -> None:
    assert measure.summarise([7.0]).spread == 0.0
    assert measure.summarise([0.0, 0.0, 0.0]).relative_spread == 0.0
    with pytest.raises(ValueError, match="no samples were given; at least one is required"):
        measure.summarise([])


def test_ratios_are_paired_round_by_round() -> None:
    assert measure.ratios([10.0, 40.0], [1.0, 2.0]) == [10.0, 20.0]
    with pytest.raises(ValueError):
        measure.ratios([1.0], [1.0, 2.0])


def test_rounds_rotate_the_order_and_sample_each_side_once() -> None:
    order: list[str] = []

    def sampler(name: str) -> measure.Sampler:
        def sample() -> float:
            order.append(name)
            return float(len(order))

        return sample

    samples = measure.interleave({name: sampler(name) for name in "abc"}, rounds=3)
    assert "".join(order) == "abcbcacab"
    assert samples == {"a": [1.0, 6.0, 8.0], "b": [2.0, 4.0, 9.0], "c": [3.0, 5.0, 7.0]}


def test_calibration_reaches_the_time_asked_for() -> None:
    asked: list[int] = []

    def run(count: int) -> None:
        asked.append(count)
        for _ in range(count):
            sum(range(100))

    count, elapsed = measure.calibrate(run, 0.002)
    assert asked[0] == 1
    assert asked[-1] == count
    assert asked == sorted(set(asked))
    assert elapsed >= 0.002


def test_calibration_of_slow_work_runs_it_once() -> None:
    asked: list[int] = []
    assert measure.calibrate(asked.append, 0.0)[0] == 1
    assert asked == [1]


# Equality


def test_numbers_flattens() -> None:
    scalar = SimpleNamespace(data=2.5)
    array = SimpleNamespace(tolist=lambda: [[1, 2], [3, 4]])
    assert compare.numbers([1, scalar, array, (True,)]) == [1.0, 2.5, 1.0, 2.0, 3.0, 4.0, 1.0]
    with pytest.raises(TypeError, match="got a NoneType; a number, list or tensor is required"):
        compare.numbers(None)


def test_equal_within_tolerance_of_the_largest() -> None:
    compare.agree("x", [1000.0, 1e-4], [1000.0, 0.0], 1e-6)


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ([1.0], [1.1], r"x\[0\]: 1.0 against 1.1"),
        ([1.0, 2.0], [1.0], "x: 2 numbers against 1"),
        ([], [], "x: nothing to compare"),
        ([float("nan")], [float("nan")], "x: nan is not finite"),
        ([float("inf")], [float("inf")], "x: inf is not finite"),
    ],
)
def test_different_numbers_are_refused(left: list[float], right: list[float], message: str) -> None:
    with pytest.raises(compare.ResultsDiffer, match=message):
        compare.agree("x", left, right, 1e-5)


def test_sides_must_give_the_same_results() -> None:
    compare.check_equal({"a": {"v": [1.0]}, "b": {"v": [1.0]}}, 1e-5)
    with pytest.raises(compare.ResultsDiffer, match="v of a and c"):
        compare.check_equal({"a": {"v": [1.0]}, "b": {"v": [1.0]}, "c": {"v": [2.0]}}, 1e-5)
    with pytest.raises(compare.ResultsDiffer, match="a gives"):
        compare.check_equal({"a": {"v": [1.0]}, "b": {"w": [1.0]}}, 1e-5)


# Running a case


def multiplication(timed: list[str]) -> Case:
    """A case whose result is the namespace's ``value``, and which notes who was timed."""

    def prepare(torch: Any) -> Program:
        return Program(lambda count: timed.append(torch.who), lambda: {"value": [torch.value]})

    return Case("product", "product", "ns", prepare, cannot={"barred": "it is barred"})


def test_equal_sides_are_timed() -> None:
    timed: list[str] = []
    participants = [side("a", who="a", value=1.0), side("b", who="b", value=1.0)]
    result = run_case(multiplication(timed), participants, Settings(3, 0.0))
    assert not result.failure
    assert [len(record.samples) for record in result.sides] == [3, 3]
    assert set(timed) == {"a", "b"}
    assert result.agreed == "2 sides, 1 numbers (value), tolerance 1e-05"
    assert result.ratio("b") is not None


def test_differing_sides_are_never_timed() -> None:
    timed: list[str] = []
    participants = [side("a", who="a", value=1.0), side("b", who="b", value=2.0)]
    result = run_case(multiplication(timed), participants, Settings(3, 0.0))
    assert result.failure.startswith("results differ, so nothing was timed: value of a and b[0]")
    assert timed == []
    assert result.ratio("b") is None


def test_a_side_that_cannot_run_says_why() -> None:
    participants = [
        side("a", who="a", value=1.0),
        side("barred", who="barred", value=1.0),
        side("lacking", who="lacking"),
        sides.Side("gone", "gone", None, "", "not installed (no gone)"),
    ]
    result = run_case(multiplication([]), participants, Settings(3, 0.0))
    reasons = {record.side: record.reason for record in result.sides}
    assert reasons["a"] == ""
    assert reasons["barred"] == "it is barred"
    assert reasons["lacking"].startswith("AttributeError: ")
    assert reasons["gone"] == "not installed (no gone)"
    assert result.side("a") is result.subject and result.subject.samples


def test_the_empty_loop_is_subtracted(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(count: int) -> None:
        """Stands for 10 ns a repetition."""

    def loop(count: int) -> None:
        """Stands for 4 ns a repetition."""

    taken = {work: 10e-9, loop: 4e-9}
    monkeypatch.setattr("benchmarks.runner.seconds", lambda run, count: count * taken[run])
    program = Program(work, lambda: {"value": [1.0]})
    case = Case("c", "c", "ns", lambda torch: program, loop=loop)
    result = run_case(case, [side("a")], Settings(3, 0.0))
    assert result.subject.samples == pytest.approx([6.0, 6.0, 6.0])
    assert result.detail["empty_loop"] == pytest.approx(4.0)


def test_unknown_sides_are_refused() -> None:
    with pytest.raises(ValueError, match="got 'nothing'; one of backsweep"):
        sides.load(["nothing"])


def test_the_first_lesson_agrees_between_the_plain_python_version_and_micrograd() -> None:
    loaded = [s for s in sides.load(["pure", "micrograd"]) if not s.missing]
    if len(loaded) < 2:
        pytest.skip("backsweep.pure or micrograd is not installed")
    for case in all_cases(quick=True):
        if case.name in ("lecture", "lecture_shared", "rosenbrock", "network_scalars"):
            result = run_case(case, loaded, Settings(1, 0.0))
            assert not result.failure
            assert not any(record.reason for record in result.sides), case.name


def test_case_names_are_unique_and_every_target_has_its_case() -> None:
    listed = [name for name, _, _ in command.jobs([], Settings(), argparse.Namespace())]
    assert len(listed) == len(set(listed))
    assert {target.case for target in targets.TARGETS} <= set(listed)


def test_kernels_have_unique_names_and_sizes() -> None:
    kernels = all_kernels()
    assert len({(kernel.name, kernel.size) for kernel in kernels}) == len(kernels)


# Targets


def test_targets_pass_fail_and_say_when_nothing_was_measured() -> None:
    fast = result_of("lecture", backsweep=[1.0], torch=[100.0], pure=[10.0])
    words = [outcome.word for outcome in targets.check_all({"lecture": fast})]
    assert words == ["pass", "FAIL"]
    alone = result_of("lecture", backsweep=[1.0], torch=[], pure=[20.0])
    outcomes = targets.check_all({"lecture": alone})
    assert [outcome.word for outcome in outcomes] == ["not measured", "pass"]
    assert outcomes[0].found == "torch: absent"


def test_the_time_limit_is_scaled_by_pytorch() -> None:
    check = targets.scaled_to_pytorch(60)
    assert check(result_of("element_recorded", backsweep=[100.0], torch=[4000.0])).passed
    assert not check(result_of("element_recorded", backsweep=[100.0], torch=[2000.0])).passed


def test_differing_results_miss_the_target() -> None:
    result = result_of("rosenbrock", backsweep=[], torch=[])
    result.failure = "results differ"
    assert [outcome.passed for outcome in targets.check_all({"rosenbrock": result})] == [False]


def test_flags_are_read_from_the_case_or_the_subject() -> None:
    result = result_of("import", "ms", backsweep=[10.0])
    result.detail["subject_imports_numpy"] = True
    assert [o.passed for o in targets.check_all({"import": result})] == [True, False]
    wheel = result_of("wheel", "MB", backsweep=[1.5])
    wheel.subject.detail["stripped"] = True
    assert [o.passed for o in targets.check_all({"wheel": wheel})] == [True, True]


def test_exit_codes() -> None:
    def outcome(passed: bool | None) -> targets.Outcome:
        return targets.Outcome("", "", passed)

    assert targets.exit_code([outcome(True), outcome(None)]) == 0
    assert targets.exit_code([outcome(True), outcome(False)]) == 1
    assert targets.exit_code([outcome(None)]) == 2
    assert targets.exit_code([]) == 2


# Reports


def test_amounts_and_ratios_have_three_digits() -> None:
    assert report.amount(47420.0, "ns") == "47.4 us"
    assert report.amount(999.0, "ns") == "999 ns"
    assert report.amount(864.0, "bytes") == "864 bytes"
    assert report.amount(2.5e9, "ns") == "2.50 s"
    found = [report.times(ratio) for ratio in (123.4, 12.34, 1.234, 0.1234, 0.00123)]
    assert found == ["123x", "12.3x", "1.23x", "0.123x", "1.2e-03x"]


def test_tables_show_ratios_and_reasons() -> None:
    participants = [side("backsweep"), side("torch"), side("micrograd")]
    result = result_of("lecture", backsweep=[2.0, 2.0], torch=[200.0, 200.0], micrograd=[])
    terminal = report.terminal_table([result], participants)
    assert "100x" in terminal
    assert "not run: absent" in terminal
    table = report.markdown_table([result], participants)
    assert "| lecture | **2.00 ns** | 200 ns (100x) | - |" in table


def test_json_has_medians_quartiles_and_ratios() -> None:
    result = result_of("lecture", backsweep=[1.0, 2.0, 3.0], torch=[10.0, 20.0, 30.0], pure=[])
    found = report.case_data(result)["sides"]
    assert found["torch"]["median"] == 20.0
    assert found["torch"]["interquartile_range"] == 10.0
    assert found["torch"]["ratio"] == 10.0
    assert found["torch"]["ratio_quartiles"] == [10.0, 10.0]
    assert found["pure"] == {"reason": "absent"}


def test_the_plot_is_written(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the benchmarks draw with matplotlib")
    participants = [side("backsweep"), side("torch")]
    origin = {"machine": {"processor": "P"}, "versions": {"python": "3"}, "commit": "c"}
    result = result_of("lecture", backsweep=[1.0], torch=[100.0])
    assert plot.write(tmp_path / "p.png", [result], participants, origin)
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")
    empty = result_of("lecture", backsweep=[1.0], torch=[])
    assert not plot.write(tmp_path / "q.png", [empty], participants, origin)


# Sizes


def test_symbol_tables_are_found() -> None:
    def library(kinds: list[int]) -> bytes:
        header = bytearray(64)
        header[:6] = b"\x7fELF\x02\x01"
        header[0x28:0x30] = (64).to_bytes(8, "little")
        header[0x3A:0x3C] = (64).to_bytes(2, "little")
        header[0x3C:0x3E] = len(kinds).to_bytes(2, "little")
        sections = b"".join(bytes(4) + kind.to_bytes(4, "little") + bytes(56) for kind in kinds)
        return bytes(header) + sections

    assert wheel_size.is_stripped(library([0, 1, 11]))
    assert not wheel_size.is_stripped(library([0, 1, 2]))
    assert wheel_size.is_stripped(b"not an ELF file")


def test_a_wheel_is_weighed(tmp_path: Path) -> None:
    wheel = tmp_path / "backsweep-0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("backsweep/__init__.py", b"x" * 1_000_000)
    packed, _ = wheel_size.probe([side("backsweep")], wheel, build=False)
    assert packed.subject.samples == [wheel.stat().st_size / 1e6]
    assert packed.subject.detail["unpacked_megabytes"] == 1.0


def test_a_missing_wheel_is_skipped_with_the_reason(tmp_path: Path) -> None:
    packed, _ = wheel_size.probe([side("backsweep")], None, build=False)
    assert packed.subject.reason == "no wheel was given; pass --wheel FILE, or --build-wheel"
    packed, _ = wheel_size.probe([side("backsweep")], tmp_path / "no.whl", build=False)
    assert packed.subject.reason == "there is no wheel no.whl"


# The command


def run_command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the root of the repository."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def smoke(
    module: str, case: str, participants: str, output: Path
) -> subprocess.CompletedProcess[str]:
    """A quick run of one case."""
    chosen = ("--quick", "--only", case, "--sides", participants)
    return run_command("-m", module, *chosen, "--output", str(output))


def test_list_names_every_case() -> None:
    for arguments in (("-m", "benchmarks"), ("benchmarks/race.py",)):
        done = run_command(*arguments, "--list")
        assert done.returncode == 0, done.stderr
        names = {line.split()[0] for line in done.stdout.splitlines()}
        assert {"element_recorded", "lecture", "chain_memory", "import", "wheel"} <= names
    assert {"add", "matmul"} <= set(run_command("benchmarks/kernels.py", "--list").stdout.split())


def test_unknown_cases_are_refused() -> None:
    done = run_command("-m", "benchmarks", "--only", "nothing", "--sides", "numpy")
    assert done.returncode == 2
    assert "there is no case nothing; see --list" in done.stderr


def test_smoke_of_the_lecture_against_the_plain_python_version(tmp_path: Path) -> None:
    pytest.importorskip("backsweep", reason="the benchmark runs backsweep")
    done = smoke("benchmarks", "lecture", "backsweep,pure", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    data = json.loads((tmp_path / "races.json").read_text())
    (case,) = data["cases"]
    assert case["failure"] == ""
    assert case["agreed"].startswith("2 sides, 27 numbers (loss, gradient, weight)")
    assert case["sides"]["pure"]["median"] > 0
    assert {"commit", "machine", "compiler", "versions"} <= data.keys()
    assert "lecture loop, one step" in (tmp_path / "races.md").read_text()
    assert str(ROOT) not in json.dumps(data)


def test_smoke_of_a_kernel(tmp_path: Path) -> None:
    pytest.importorskip("backsweep", reason="the benchmark runs backsweep")
    done = smoke("benchmarks.kernels", "mul", "backsweep,numpy", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    data = json.loads((tmp_path / "kernels.json").read_text())
    assert all(case["failure"] == "" for case in data["cases"])
    assert all(case["rate_unit"] == "GB/s" for case in data["cases"])


def test_smoke_of_the_costs_of_calls(tmp_path: Path) -> None:
    pytest.importorskip("backsweep", reason="the benchmark runs backsweep")
    chosen = ("--only", "cumsum", "--rounds", "2")
    done = run_command("-m", "benchmarks.overhead", *chosen, "--output", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| `cumsum(Tensor input, int dim" in (tmp_path / "overhead.md").read_text()
    data = json.loads((tmp_path / "overhead.json").read_text())
    assert {"commit", "machine", "compiler", "versions", "limit"} <= data.keys()
    (row,) = data["rows"]
    assert row["sides"]["backsweep"]["median"] > row["sides"]["backsweep"]["spread"] >= 0


def test_smoke_of_the_race_against_numpy(tmp_path: Path) -> None:
    pytest.importorskip("backsweep", reason="the benchmark runs backsweep")
    chosen = ("--only", "cumsum", "--only", "transpose", "--rounds", "2", "--sizes", "100")
    done = run_command("-m", "benchmarks.numpy_race", *chosen, "--output", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    text = (tmp_path / "numpy_race.md").read_text()
    assert "1 raced" in text
    assert "a view, computes nothing" in text
    data = json.loads((tmp_path / "numpy_race.json").read_text())
    assert {"commit", "machine", "compiler", "versions"} <= data.keys()
    raced = next(row for row in data["rows"] if row["operation"].startswith("cumsum"))
    assert raced["sizes"]["100"]["numpy"]["median"] > 0
    assert raced["sizes"]["100"]["ratio"] > 0
