"""Nothing in the program opens a socket or looks a name up."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample.txt"
GUARD = """
import runpy, socket, sys
def refuse(*words, **more):
    raise SystemExit("a socket was asked for")
socket.socket.__init__ = refuse
for name in ("create_connection", "getaddrinfo", "gethostbyname", "socketpair"):
    setattr(socket, name, refuse)
sys.argv = ["restructurer", *sys.argv[1:]]
runpy.run_module("restructurer", run_name="__main__")
"""


@pytest.mark.parametrize("format_", ["md", "html", "json"])
def test_a_run_asks_for_no_socket(tmp_path: Path, format_: str) -> None:
    target = tmp_path / f"a.{format_}"
    done = subprocess.run(
        [sys.executable, "-c", GUARD, "run", str(SAMPLE), "-o", str(target)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert target.stat().st_size > 1000


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to count system calls")
def test_the_kernel_sees_no_network_call(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=network", "-o", log, sys.executable, "-m", "restructurer", "run", SAMPLE],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    if b"ptrace" in done.stderr or b"Operation not permitted" in done.stderr:
        pytest.skip("tracing is not allowed here")
    assert done.returncode == 0, done.stderr.decode()
    calls = re.findall(r"\b(socket|connect|sendto|bind)\(([^,]*)", log.read_text())
    assert [call for call in calls if "AF_UNIX" not in call[1]] == []
