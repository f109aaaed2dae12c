#!/bin/sh
# format.sh SOURCE - every C file is laid out as .clang-format says. Lists of X(...) rows are left alone: clang-format 14
# lays them out differently each time it is run.
cd "$1" || exit 2
formatter=$(command -v clang-format-14 || command -v clang-format)
found=$(find engine game tests -name '*.[ch]' -print0 | xargs -0 "$formatter" --dry-run 2>&1 |
  awk '/: warning: / { place = $1; getline text; if (text !~ /^ *[A-Z]\(.*\)/) print place " " text }')
[ -z "$found" ] && exit 0
echo "$found"
echo "Lay them out with: clang-format-14 -i FILE"
exit 1
