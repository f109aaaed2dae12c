#!/bin/sh
# builds.sh SOURCE: Handshy compiles without a warning with gcc and clang, in every kind of build.
set -u
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
failed=0

builds() { # COMPILER KIND
  cmake -S "$source" -B "$room/$1-$2" -G Ninja -DCMAKE_C_COMPILER="$1" -DCMAKE_BUILD_TYPE="$2" -DHANDSHY_WERROR=ON \
    >"$room/log" 2>&1 && cmake --build "$room/$1-$2" --target engine game_core -- -k 0 >>"$room/log" 2>&1 && return
  echo "$1, $2:"
  grep -E 'error|warning|FAILED' "$room/log" || tail -n 20 "$room/log"
  failed=1
}

source=$1
for kind in Release RelWithDebInfo; do
  builds gcc $kind
  builds clang $kind
done
exit $failed
