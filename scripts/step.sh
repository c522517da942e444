#!/bin/sh
# Runs one step of `make` and, when it fails, ends with one sentence that names it.
#
#   step.sh NAME ADVICE COMMAND…
set -eu
name=$1 advice=$2
shift 2
printf '== %s\n' "$name"
"$@" || {
    printf '\n%s failed; the lines above say why.%s\n' "$name" "${advice:+ $advice}" >&2
    exit 1
}
