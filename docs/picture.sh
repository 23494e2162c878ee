#!/bin/sh
# Which picture of a report stands in the README? Makes it anew from the report of the shipped
# dossier; needs Chromium and the package in .venv (or name another jointaction as first argument).
set -eu
cd "$(dirname "$0")/.."
JOINTACTION=${1:-.venv/bin/jointaction}
CHROMIUM=${CHROMIUM:-chromium}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
"$JOINTACTION" appraise criciuma-1991 --seed 0 --out "$WORK/report" >/dev/null
mkdir -p docs/_static
# The page without what stands above the first initiative, so that the picture begins with its odds.
sed 's|</head>|<style>.page-head, .overview { display: none } .initiative { margin-top: 0 }</style></head>|' \
  "$WORK/report/report.html" >"$WORK/page.html"
"$CHROMIUM" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
  --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
  --user-data-dir="$WORK/chromium" --window-size=1000,"${HEIGHT:-830}" \
  --screenshot="$WORK/odds.png" "file://$WORK/page.html" 2>/dev/null
cp "$WORK/odds.png" docs/_static/odds.png
ls -l docs/_static/odds.png
