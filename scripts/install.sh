#!/bin/sh
# Installs restructurer from this folder into a virtual environment, without network and without root.
# usage: sh install.sh [FOLDER]      FOLDER: where the environment goes (default: ./restructurer-env)
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
target=${1:-restructurer-env}
python=${PYTHON:-python3}
(cd "$here" && sha256sum --check --quiet SHA256SUMS) || { echo "install.sh: a file is not as it was packed; copy the bundle again" >&2; exit 2; }
"$python" -m venv "$target" || { echo "install.sh: needs Python with the venv module" >&2; exit 2; }
PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1 "$target/bin/python" -m pip install --quiet --no-index --no-deps "$here"/wheels/*.whl || {
  echo "install.sh: these wheels are for $(basename "$here"); this Python is $("$python" -V)" >&2; exit 2; }
"$target/bin/restructurer" --version
echo "installed: $target/bin/restructurer"
