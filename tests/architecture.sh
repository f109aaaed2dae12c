#!/bin/sh
# architecture.sh SOURCE ENGINE_LIB - the rooms of the house and the doors between them. Prints every breach.
set -u
cd "$1" || exit 2
engine_lib=$2
found=0

# breach TEXT LINES: tells when there are lines.
breach() {
  [ -n "$2" ] || return 0
  echo "$1:"
  echo "$2" | sed 's/^/    /'
  found=1
}
# Code without comments and strings' contents matters little here: the words below never stand in comments as code.
in_code() { grep -nE "$@" | grep -vE ':[0-9]+: *(/?\*|//)' ; }

sdl=$(grep -rnE '#include *[<"]SDL|\bSDL_[A-Z][A-Za-z]+ *\(|\bMix_[A-Z]|\bTTF_[A-Z]' engine game tests --include='*.c' --include='*.h' |
  grep -vE '^game/(platform/sdl[a-z_]*\.[ch]|sound\.c):')
breach "SDL outside game/platform/sdl*.c and game/sound.c" "$sdl"

breach "engine/ includes something of game/" "$(grep -nE '#include *"(\.\./)?(\.\./)*game/' engine/*.[ch])"
breach "engine/ may include only its own files and plain libc" "$(grep -nE '#include *<' engine/*.[ch] |
  grep -vE '<(stdbool|stddef|stdint|string|stdlib|stdio|stdarg|assert|math|inttypes|limits|float|ctype|errno)\.h>')"
breach "engine/ reads a clock, the dice of libc, a file or the environment" "$(in_code \
  '(^|[^.>_[:alnum:]])(time|clock|clock_gettime|gettimeofday|localtime|gmtime|rand|srand|random|drand48|fopen|freopen|fread|fwrite|open|read|write|getenv|setlocale|printf|puts|system) *\(' \
  engine/*.[ch])"
# A forked child leaves by _exit; memory that is out ends by abort.
breach "exit outside game/main.c" "$(in_code '\b(exit|quick_exit) *\(' $(find engine game -name '*.[ch]' ! -path game/main.c ! -path 'game/bake/*'))"

breach "views include scenes or the app" "$(grep -nE '#include *".*(scenes/|app\.h|save\.h|ui\.h)' game/views/*.[ch])"
breach "a scene includes another scene's header" "$(
  for file in game/scenes/*.[ch]; do
    own=$(basename "$file" | sed -E 's/\.[ch]$//; s/_.*//')
    grep -nE '#include *"(\.\./scenes/)?(title|shelf|card|visit|days|debrief|options|fieldguide)(_[a-z_]+)?\.h"' "$file" |
      grep -vE "\"(\.\./scenes/)?${own}(_[a-z_]+)?\.h\"" | sed -E "s|^|$file:|"
  done)"
breach "the command line or the save knows a scene" "$(grep -nE '#include *".*scenes/' game/cli/*.[ch] game/*.[ch] |
  grep -v '^game/app\.c')"

breach "threads outside game/cli" "$(in_code 'pthread_|<threads\.h>|<stdatomic\.h>' $(find engine game -name '*.[ch]' \
  ! -path 'game/cli/*' ! -path 'game/bake/*'))"

# What the engine's objects really ask for and keep: nm sees through macros.
undefined=$(nm -u "$engine_lib" 2>/dev/null | awk '$1 == "U" { print $2 }' | sed 's/@.*//' | sort -u)
breach "engine/ calls libm beyond sqrt, a clock, a file or libc's dice" "$(echo "$undefined" | grep -xE \
  '(exp|expf|log|log2|log10|pow|powf|sin|cos|tan|atan|atan2|hypot|fmod|cbrt|exp2|tanh|floor|ceil|round|lround|time|clock|clock_gettime|rand|srand|random|fopen|fclose|fread|fwrite|fprintf|printf|puts|putchar|open|read|write|getenv|exit|__printf_chk|__fprintf_chk)')"
# Tables of constants with pointers lie in .data.rel.ro; what the sanitisers add has names of its own.
breach "engine/ has a mutable file-scope variable" "$(objdump -t "$engine_lib" 2>/dev/null |
  grep -E '[[:space:]](\.data|\.bss|\.tdata|\.tbss|\*COM\*)[[:space:]]' | awk '{ print $NF }' |
  grep -vE '^(\.data|\.bss|__odr_asan|\.L)')"

breach "longer than 600 lines (a file has one job)" "$(wc -l engine/*.[ch] game/*.[ch] game/*/*.[ch] |
  awk '$1 > 600 && $2 != "total" { print }')"
exit $found
