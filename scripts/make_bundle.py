"""Makes the air-gapped bundle: every wheel, an installer, sums, bill of materials, licences, docs, in one archive.

usage: python scripts/make_bundle.py [OUT_DIR]

The archive is the same file, byte for byte, whenever it is made from the same commit with the same
lock file, platform and Python: names are sorted, times are those of the commit, owners are nobody.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "bundle.lock"
_MODEL_NOTE = (
    "The French model fr_core_news_md is under the Lesser General Public License For Linguistic Resources (LGPL-LR)."
)


def run(*words: str | Path, env: dict[str, str] | None = None) -> str:
    """Runs a command and gives its output; its own message is shown when it fails."""
    done = subprocess.run([str(w) for w in words], cwd=ROOT, env=env, text=True, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"make_bundle: {' '.join(map(str, words[:4]))} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def commit_time() -> int:
    """Seconds of the commit that is bundled, the only time that the archive knows."""
    return int(run("git", "log", "-1", "--format=%ct").strip())


def collect_wheels(folder: Path, epoch: int) -> None:
    """The locked wheels, checked by hash, and our own."""
    folder.mkdir(parents=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "download", "--quiet", "--only-binary", ":all:", "--require-hashes", "-r", LOCK, "-d", folder)
    env = dict(os.environ, SOURCE_DATE_EPOCH=str(epoch), PYTHONHASHSEED="0")
    with tempfile.TemporaryDirectory() as clean:
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(clean, filter="data")
        run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, clean, env=env)


def licences(wheels: Path, folder: Path) -> None:
    """Each wheel's licence files, and a table of names, versions and licences."""
    rows = ["# What the bundle carries", "", _MODEL_NOTE, "", "| Package | Version | Licence |", "| --- | --- | --- |"]
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            names = sorted(archive.namelist())
            meta_name = next(n for n in names if n.endswith(".dist-info/METADATA"))
            meta = HeaderParser().parsestr(archive.read(meta_name).decode("utf-8", "replace"))
            licence = meta.get("License-Expression") or (meta.get("License") or "").split("\n")[0][:80]
            if not licence:
                kinds = [c.split(" :: ")[-1] for c in meta.get_all("Classifier", []) if c.startswith("License")]
                licence = ", ".join(kinds) or "see its files"
            rows.append(f"| {meta['Name']} | {meta['Version']} | {licence.replace('|', '/')} |")
            for name in names:
                base = name.rsplit("/", 1)[-1]
                stem = base.upper()
                if ".dist-info/" in name and stem.startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")):
                    target = folder / str(meta["Name"]).lower() / base
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(archive.read(name))
    (folder / "THIRD-PARTY.md").write_text("\n".join(rows) + "\n", encoding="utf-8")


def bill_of_materials(target: Path, wheels: Path) -> None:
    """A CycloneDX bill of what an install from these wheels holds, written by cyclonedx-bom."""
    with tempfile.TemporaryDirectory() as place:
        python = Path(place) / "env" / "bin" / "python"
        run(sys.executable, "-m", "venv", python.parent.parent)
        env = dict(os.environ, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(wheels), PIP_DISABLE_PIP_VERSION_CHECK="1")
        run(python, "-m", "pip", "install", "--quiet", *sorted(wheels.glob("*.whl")), env=env)
        tool = Path(sys.executable).with_name("cyclonedx-py")
        run(tool, "environment", "--output-reproducible", "--of", "JSON", "-o", target, python)
    text = target.read_text(encoding="utf-8").replace(f"file://{wheels}", "wheels")
    text = text.replace(place, "").replace(str(ROOT), "")
    target.write_text(text, encoding="utf-8")


def sums(folder: Path) -> None:
    """SHA256SUMS over every file, in the form that ``sha256sum --check`` reads."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    rows = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}" for p in files]
    (folder / "SHA256SUMS").write_text("\n".join(rows) + "\n", encoding="utf-8")


def pack(folder: Path, target: Path, epoch: int) -> None:
    """A tar.gz in which nothing depends on who made it or when."""
    with (
        target.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=epoch, compresslevel=6) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in sorted(folder.rglob("*")):
            info = tar.gettarinfo(path, arcname=f"{folder.name}/{path.relative_to(folder).as_posix()}")
            info.mtime, info.uid, info.gid, info.uname, info.gname = epoch, 0, 0, "", ""
            info.mode = 0o755 if path.is_dir() or path.suffix == ".sh" else 0o644
            if path.is_file():
                with path.open("rb") as file:
                    tar.addfile(info, file)
            else:
                tar.addfile(info)


def main(out: Path) -> Path:
    """Builds the bundle below ``out`` and gives its path."""
    version = run(sys.executable, "-c", "from restructurer.version import VERSION; print(VERSION)").strip()
    tag = f"cp{sys.version_info.major}{sys.version_info.minor}-{sysconfig.get_platform().replace('-', '_')}"
    name = f"restructurer-{version}-{tag}"
    epoch = commit_time()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / name
        collect_wheels(folder / "wheels", epoch)
        licences(folder / "wheels", folder / "licences")
        bill_of_materials(folder / "bom.json", folder / "wheels")
        shutil.copytree(ROOT / "docs", folder / "docs")
        for file in ("README.md", "CHANGELOG.md", "LICENSE"):
            shutil.copy(ROOT / file, folder / file)
        shutil.copy(ROOT / "scripts" / "install.sh", folder / "install.sh")
        sums(folder)
        target = out / f"{name}.tar.gz"
        pack(folder, target, epoch)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    print(f"{target}  {target.stat().st_size / 1e6:.0f} MB  sha256 {digest}  ({platform.system()})")
    return target


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out")
