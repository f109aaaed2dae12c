#!/bin/sh
# determinism.sh SOURCE BUILD HANDSHY - the same diary prints the same bytes from gcc -O0 and -O3, clang, and HANDSHY (the
# sanitised build). The others are compiled here, without pictures, and again only when a source has changed.
set -eu
source=$1 handshy=$3 out=$2/determinism
mkdir -p "$out"
cd "$source"
sources="engine/*.c game/app_levels.c game/files.c tests/determinism/text_main.c"
for file in game/cli/*.c; do
  case $file in */screenshot.c | */film.c | */pose.c | */bench*.c) ;; *) sources="$sources $file" ;; esac
done

compile() { # NAME COMPILER FLAGS...
  name=$1
  shift
  if [ -x "$out/$name" ] && [ -z "$(find engine game/cli game/*.[ch] tests/determinism -newer "$out/$name" -type f | head -n 1)" ]; then return; fi
  "$@" -std=c17 -ffp-contract=off -Iengine -Igame -DHANDSHY_VERSION='"0.1.0"' -DHANDSHY_BUILD_ASSETS='"none"' \
    -DHANDSHY_SOURCE_DIR="\"$source\"" $sources -lm -o "$out/$name"
}
compile gcc-O0 gcc -O0
compile gcc-O3 gcc -O3
compile clang-O2 clang -O2

# Everything that is printed about the shipped diaries, and about rats met by handlers.
print_all() {
  for diary in levels/diaries/*.diary tests/golden/*.diary; do
    [ -f "$diary" ] || continue
    for format in text json csv; do "$1" simulate "$diary" --format $format; done
  done
  for level in levels/*.level; do
    for handler in guide hasty; do "$1" simulate "$level" --handler $handler --rats 3 --seed 11 --format json; done
    "$1" simulate "$level" --handler careful --seed 5 --format csv --every 600
  done
}

failed=0
for name in gcc-O0 gcc-O3 clang-O2; do print_all "$out/$name" >"$out/$name.txt"; done
print_all "$handshy" >"$out/sanitised.txt"
for name in gcc-O3 clang-O2 sanitised; do
  if cmp "$out/gcc-O0.txt" "$out/$name.txt"; then continue; fi
  diff "$out/gcc-O0.txt" "$out/$name.txt" | head -n 6
  failed=1
done
echo "$(wc -c <"$out/gcc-O0.txt") bytes of $(grep -c . "$out/gcc-O0.txt") lines compared in four builds"
[ -s "$out/gcc-O0.txt" ] && exit $failed
exit 1
