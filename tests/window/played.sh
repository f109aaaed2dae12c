#!/bin/bash
# played.sh HANDSHY keyboard|mouse - level 1 from its start to its debrief in a real window, won, by one device alone.
HANDSHY=$1 device=$2
. "$(dirname "$0")/lib.sh"

# ---- the two ways to say "this one" ----

# Walks the focus to what matches, as Tab and arrows do, and presses Enter.
by_keyboard() {
  for key in $(yes Tab | head -n 40) $(yes Right | head -n 10) $(yes Down | head -n 10); do
    if focused "$1"; then press Return; return 0; fi
    press $key
  done
  focused "$1" && press Return
}
focused() { grep -E "$1" "$tree" | awk -F'|' '$3 ~ /F/ { found = 1 } END { exit !found }'; }

do_it() { if [ $device = keyboard ]; then by_keyboard "$1"; else click "$1"; fi; }
choose_chip() { if [ $device = keyboard ]; then press "$2"; else click "$1"; fi; }
any_press() { if [ $device = keyboard ]; then press space; else xdotool mousemove 640 380 click 1; fi; }

# ---- what a newcomer does on each screen ----

chip_talk='^chip\|.*\|Talk\|' chip_leave='^chip\|.*\|Leave\|'
talks=0

# Time falls back to 1x whenever a rat reacts.
hurry() {
  grep -qE '^tile.*\|[a-zA-Z]*c[a-zA-Z]*\|60×\|' "$tree" && { sleep 0.2; return; }
  if [ $device = keyboard ]; then press plus; else click '\|60×\|'; fi
}

in_visit() {
  if shows '\|See how it went\|'; then do_it '\|See how it went\|'; return; fi
  if shows '^heading.*If your hand goes in now'; then do_it "$(button_after '^heading.*If your hand' | cut -d'|' -f1,2 | sed 's/|/\\|/')"; return; fi
  if ! shows "$chip_talk"; then any_press; return; fi
  if grep -E "$chip_talk" "$tree" | grep -q 'talking'; then hurry; return; fi
  if [ $talks -lt 3 ]; then
    choose_chip "$chip_talk" 1
    talks=$((talks + 1))
    hurry
  else
    talks=0
    choose_chip "$chip_leave" 9
  fi
}

play_on() {
  case $(scene) in
    title) do_it '^button\|.*\|Start with' ;;
    card) do_it '^button\|.*\|Visit ' ;;
    visit) in_visit ;;
    days) do_it '^button\|.*\|(Wait till then|Visit|Go to)' ;;
    *) fail "the screen $(scene) was not expected" ;;
  esac
  sleep 0.25
}

open_screen
[ $device = mouse ] || xdotool mousemove 1279 719 # out of the way: the pointer plays no part
start_game
end=$((SECONDS + 170))
while [ "$(scene)" != debrief ]; do
  running || fail "the program ended"
  [ $SECONDS -lt $end ] || fail "level 1 was not over in time (at $(now_ds))"
  play_on
done
[ "$(outcome)" = won ] || fail "level 1 ended $(outcome)"
wait_for '^(heading|text|mark|button)' 5
[ -n "$(ls "$XDG_DATA_HOME/handshy/history" 2>/dev/null)" ] || fail "the diary is not in the history"
grep -q '^won 01-homecoming ' "$XDG_DATA_HOME/handshy/progress" || fail "the win is not kept"
diary=$(ls "$XDG_DATA_HOME"/handshy/history/*.diary | head -n 1)
"$HANDSHY" replay "$diary" --verify || fail "the diary of the game does not re-run to its hashes"
echo "Level 1 was won by $device alone in $SECONDS s, and its diary re-runs to the same hashes."
