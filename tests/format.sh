#!/bin/sh
# format.sh SOURCE - every C file is laid out as .clang-format says.
cd "$1" || exit 2
formatter=$(command -v clang-format-14 || command -v clang-format)
find engine game tests -name '*.[ch]' -print0 | xargs -0 "$formatter" --dry-run -Werror --ferror-limit=3
