"""A full disk and a killed process leave whole files only, and the next run finishes the rest."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = (ROOT / "data" / "sample.txt").read_text(encoding="utf-8")
NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def batch(folder: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "restructurer", "batch", str(folder), "-o", str(out), "--format", "json"]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(SAMPLE.replace("Montreval", f"Montreval-{number}"), encoding="utf-8")
    return folder


def whole(out: Path) -> list[str]:
    names = sorted(path.name for path in out.glob("*.json"))
    for name in names:
        assert json.loads((out / name).read_text(encoding="utf-8"))["schema"] == "restructurer/article/1"
    return names


def test_a_killed_batch_leaves_whole_files_and_the_next_run_finishes(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(batch(articles, out), env=environment(), stderr=subprocess.DEVNULL)
    limit = time.monotonic() + 120
    while time.monotonic() < limit and process.poll() is None and len(list(out.glob("*.json"))) < 3:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(whole(out)) < 12
    done = subprocess.run(batch(articles, out), env=environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert whole(out) == [f"{number:02}.json" for number in range(12)]


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare to mount a small disk")
def test_a_full_disk_is_one_clear_line_and_no_half_file(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "disk"
    out.mkdir()
    if subprocess.run(
        [*NAMESPACE, "mount", "-t", "tmpfs", "none", str(out)], capture_output=True, check=False
    ).returncode:
        pytest.skip("mounting is not allowed here")
    kept = tmp_path / "kept"
    work = " ".join(batch(articles, out))
    script = f"mount -t tmpfs -o size=192k none {out} && {{ {work}; code=$?; cp -r {out} {kept}; exit $code; }}"
    done = subprocess.run([*NAMESPACE, "sh", "-c", script], env=environment(), capture_output=True, check=False)
    said = done.stderr.decode()
    assert done.returncode in (1, 2), said
    assert "Traceback" not in said
    assert "space" in said or "space" in done.stdout.decode()
    assert len(whole(kept)) < 12
    assert not [path for path in kept.iterdir() if path.suffix == ".part"]
