#!/bin/sh
# run.sh SOURCE NAME SECONDS - one libFuzzer program on what it found so far, seeded with the shipped files.
set -eu
cd "$1"
corpus=build/fuzz/corpus/$2
mkdir -p "$corpus"
seeds=
for dir in levels levels/diaries tests/fuzz/seeds/"$2"; do [ -d "$dir" ] && seeds="$seeds $dir"; done
exec "build/fuzz/$2" -max_total_time="$3" -max_len=8192 -artifact_prefix=build/fuzz/ "$corpus" $seeds
