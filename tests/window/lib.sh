# lib.sh - a real window on a screen of its own, for tests that press keys and buttons like a person. Sourced by bash;
# $HANDSHY is the program. The program writes what is on the screen to $tree (see game/app_tree.h).

work=$(mktemp -d /tmp/handshy-window-XXXXXX)
tree=$work/tree
export XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config HANDSHY_UI_TREE=$tree SDL_AUDIODRIVER=dummy
# Leaks of the system's libraries are not ours; errors still end the program.
export ASAN_OPTIONS=detect_leaks=0
unset WAYLAND_DISPLAY SDL_VIDEODRIVER
xvfb_pid= game_pid=

finish() {
  [ -z "$game_pid" ] || { kill -9 "$game_pid" && wait "$game_pid"; } 2>/dev/null
  [ -z "$xvfb_pid" ] || kill "$xvfb_pid" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT

fail() {
  echo "FAILED: $*"
  running || { wait "$game_pid" 2>/dev/null; echo "the program ended with status $?"; }
  echo "on the screen at that moment:"
  grep -v '^text' "$tree" 2>/dev/null | head -n 60
  [ ! -s "$work/messages" ] || { echo "the program said:"; tail -n 20 "$work/messages"; }
  exit 1
}

# A screen with a number nobody has.
open_screen() {
  exec 7<>"$work/number" || exit 1
  Xvfb -displayfd 7 -screen 0 1280x720x24 -nolisten tcp >"$work/xvfb" 2>&1 &
  xvfb_pid=$!
  for _ in $(seq 100); do [ -s "$work/number" ] && break; sleep 0.1; done
  [ -s "$work/number" ] || { echo "Xvfb did not start"; cat "$work/xvfb"; exit 1; }
  DISPLAY=:$(tr -d '[:space:]' <"$work/number")
  export DISPLAY
}

start_game() {
  rm -f "$tree"
  "$HANDSHY" "$@" >>"$work/messages" 2>&1 &
  game_pid=$!
  wait_for '^scene ' 30
  window=$(xdotool search --sync --onlyvisible --pid "$game_pid" 2>/dev/null | head -n 1)
  [ -n "$window" ] || window=$(xdotool search --sync --onlyvisible --name Handshy | head -n 1)
  xdotool windowfocus "$window"
  sleep 0.3
}

running() { kill -0 "$game_pid" 2>/dev/null; }
shows() { grep -qE "$1" "$tree" 2>/dev/null; }
scene() { sed -n 's/^scene //p' "$tree" 2>/dev/null; }
now_ds() { awk '/^run / { print $2; exit }' "$tree" 2>/dev/null; }
outcome() { awk '/^run / { print $4; exit }' "$tree" 2>/dev/null; }

# wait_for PATTERN SECONDS
wait_for() {
  for _ in $(seq $(($2 * 20))); do
    shows "$1" && return 0
    running || fail "the program ended while waiting for $1"
    sleep 0.05
  done
  fail "nothing matches $1 after $2 s"
}

press() { for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.05; done; }

# The middle of the first thing whose line matches: "X Y".
middle_of() { grep -E "$1" "$tree" | head -n 1 | awk -F'|' '{ split($2, r, " "); print int(r[1] + r[3] / 2), int(r[2] + r[4] / 2) }'; }

# The first button after the line that matches, for one without a name of its own.
button_after() { awk -v want="$1" '$0 ~ want { on = 1 } on && /^button/ { print; exit }' "$tree"; }

# click PATTERN: presses what matches with the mouse, as a hand would: there first, then down.
click() {
  spot=$(middle_of "$1")
  [ -n "$spot" ] || return 1
  xdotool mousemove $spot
  sleep 0.08
  xdotool mousedown 1
  sleep 0.06
  xdotool mouseup 1
  sleep 0.1
}

picture() { xwd -silent -id "$window" 2>/dev/null >"$work/$1.xwd" || true; }
