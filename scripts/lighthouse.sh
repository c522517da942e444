#!/bin/sh
# Lighthouse on five page types of the sample, as a mid-range phone sees them, below a base path.
#
#     sh scripts/lighthouse.sh
#
# Lighthouse is not among the pinned tools: `npm install --global lighthouse@12`, or LIGHTHOUSE names the program.
# Performance wanders by a few points with what else the machine does; the other categories do not.
set -eu
cd "$(dirname "$0")/.."
lighthouse=${LIGHTHOUSE:-$(command -v lighthouse || true)}
if [ -z "$lighthouse" ]; then
  echo "Lighthouse is not installed, so nothing was measured: npm install --global lighthouse@12"
  exit 0
fi
CHROME_PATH=$(.venv/bin/python -m tests.toolbox chromium)
export CHROME_PATH
.venv/bin/python -m scripts.lighthouse "$lighthouse"
