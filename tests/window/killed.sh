#!/bin/bash
# killed.sh HANDSHY TIMES - a visit played in a real window, killed without warning at random moments and begun again:
# "Go on with" leads back, at most five seconds earlier, with every act.
HANDSHY=$1 times=$2
. "$(dirname "$0")/lib.sh"
RANDOM=7

in_visit() { [ "$(scene)" = visit ]; }
to_the_visit() {
  for _ in $(seq 60); do
    case $(scene) in
      title) press Return ;;
      card) press Return ;;
      visit) shows '^chip' && return 0; press space ;;
      days) press Return ;;
      *) fail "the screen $(scene) was not expected" ;;
    esac
    sleep 0.3
  done
  fail "there is no way into the visit"
}

play_a_while() {
  for _ in $(seq $((3 + RANDOM % 12))); do
    in_visit || return 0
    case $((RANDOM % 5)) in
      0) press $((1 + RANDOM % 5)) ;;
      1) press Return ;;
      2) xdotool mousemove $((200 + RANDOM % 880)) $((220 + RANDOM % 300)) ;;
      3) xdotool mousemove $((200 + RANDOM % 880)) $((220 + RANDOM % 300)) click 1 ;;
      4) sleep 0.$((RANDOM % 10)) ;;
    esac
  done
}

open_screen
start_game 03-a-voice-and-a-bowl
worst=0
for i in $(seq "$times"); do
  to_the_visit
  play_a_while
  in_visit || to_the_visit
  before=$(awk '/^run / { print $2, $3 }' "$tree")
  { kill -9 "$game_pid" && wait "$game_pid"; } 2>/dev/null
  read -r time_before acts_before <<<"$before"
  start_game
  [ "$(scene)" = title ] || fail "kill $i: the title did not come up"
  shows 'Go on with' || fail "kill $i: nothing to go on with after $acts_before acts"
  press Return
  wait_for '^run ' 10
  read -r time_after acts_after <<<"$(awk '/^run / { print $2, $3 }' "$tree")"
  lost=$((time_before - time_after))
  [ $lost -le $worst ] || worst=$lost
  [ $lost -le 50 ] || fail "kill $i: $lost tenths of a second are lost"
  [ "$acts_after" -ge "$acts_before" ] || fail "kill $i: $acts_before lines before, $acts_after after"
done
echo "$times kills of the real window: at most $worst tenths of a second lost, no act."
