#!/usr/bin/env bash
# Proves that the bundle works with no network: installs it in a network namespace without interface, restructures,
# checks and batches there, and compares the bytes with those of an ordinary install.
# usage: scripts/offline_check.sh BUNDLE.tar.gz [ARTICLE…]     (needs unshare; exit 77 where namespaces are not allowed)
set -euo pipefail
bundle=$(readlink -f "$1"); shift
root=$(cd "$(dirname "$0")/.." && pwd)
articles=("$root/data/sample.txt" "$@")
if ! unshare --user --map-root-user --net true 2>/dev/null; then echo "offline_check: namespaces are not allowed here" >&2; exit 77; fi
place=$(mktemp -d); trap 'rm -rf "$place"' EXIT
tar -xzf "$bundle" -C "$place"
folder=$(echo "$place"/restructurer-*)
mkdir "$place/in" "$place/out" "$place/plain"
cp "${articles[@]}" "$place/in/"
cat > "$place/inside.sh" <<'INSIDE'
set -euo pipefail
place=$1; folder=$2
sh "$folder/install.sh" "$place/env" >/dev/null
export PATH="$place/env/bin:$PATH"
cd "$place"
for article in in/*; do
  name=$(basename "${article%.*}")
  restructurer run "$article" --allow-short --format md -o "out/$name.md"
  restructurer run "$article" --allow-short --format json -o "out/$name.json"
  restructurer verify "out/$name.json" "$article" >/dev/null
done
restructurer check out/*.md --format json > out/check.report || [ $? = 1 ]
restructurer batch in -o batch --format md >/dev/null 2>&1 || [ $? = 3 ]
for one in batch/*.md; do cmp "$one" "out/$(basename "$one")"; done
INSIDE
unshare --user --map-root-user --net bash "$place/inside.sh" "$place" "$folder"
for article in "$place"/in/*; do
  name=$(basename "${article%.*}")
  for format in md json; do
    "$root/.venv/bin/restructurer" run "$article" --allow-short --format $format -o "$place/plain/$name.$format"
    cmp "$place/plain/$name.$format" "$place/out/$name.$format"
  done
done
echo "offline_check: ${#articles[@]} articles, the same bytes without a network"
