#!/bin/sh
# cli.sh SOURCE HANDSHY - the contract of the command line: statuses, streams, formats. No display, no sound.
set -u
cd "$1" || exit 2
handshy=$2
unset DISPLAY WAYLAND_DISPLAY
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
failed=0 n=0

# expect STATUS COMMAND...: runs it, keeps its streams in $room/out and $room/err.
expect() {
  wanted=$1
  shift
  n=$((n + 1))
  "$@" >"$room/out" 2>"$room/err" </dev/null
  got=$?
  [ "$got" -eq "$wanted" ] && return
  echo "status $got instead of $wanted: $*"
  sed 's/^/    /' "$room/err" | head -n 5
  failed=1
}
# says out|err TEXT: the stream holds it.
says() {
  grep -qF -- "$2" "$room/$1" && return
  echo "no \"$2\" on $1; there is:"
  sed 's/^/    /' "$room/$1" | head -n 5
  failed=1
}
silent() {
  [ -s "$room/$1" ] || return
  echo "something on $1 that should not be there:"
  sed 's/^/    /' "$room/$1" | head -n 3
  failed=1
}
diary=levels/diaries/01-homecoming.win.diary

# ---- help and words that are no subcommands ----
expect 0 "$handshy" --help; says out "handshy simulate DIARY"; silent err
expect 0 "$handshy" --version; says out "handshy 0."; silent err
for sub in simulate check replay whatif search screenshot pose bench; do expect 0 "$handshy" $sub --help; says out "handshy $sub"; done
expect 2 "$handshy" simulat x; says err 'did you mean `simulate`?'; silent out
expect 2 "$handshy" 03-a-voice-and-a-bow; says err '03-a-voice-and-a-bowl'
expect 2 "$handshy" --nonsense; says err "unknown option"
expect 2 "$handshy" search --source shop; says err 'there are: breeder, pet-store, rescue'
expect 3 "$handshy" search x; says err 'no level `x`'
expect 0 "$handshy" search --source breeder --days 2 --policies 16 --rats 4 --threads 2; says out "the guide's follower"
for later in report class; do expect 2 "$handshy" $later x; says err "this version has no \`$later\` yet"; done

# ---- check ----
expect 0 "$handshy" check levels/*.level levels/diaries/*.diary; silent out; silent err
printf 'handshy level 1\ntitle = T\n[rat Pip]\nsource = shop\nbold = 0,4\n' >"$room/bad.level"
expect 1 "$handshy" check "$room/bad.level" "$diary"
says out "bad.level:4:10: source is one of"; says out "bad.level:5:8: write 0.4, not 0,4"; silent err
printf 'handshy diary 1\nlevel bad\nseed 1\nd1 8:00 tlak 3 @Pip\n' >"$room/bad.diary"
expect 1 "$handshy" check "$room/bad.diary"; says out 'bad.diary:2:7: the level `bad` has 2 mistakes'
says out 'bad.diary:4:9: there is no verb `tlak`; did you mean `talk`?'
printf 'handshy diary 1\nlevel nowhere\nseed 1\nd1 8:00 talk 3 @Anybody\n' >"$room/lost.diary"
expect 1 "$handshy" check "$room/lost.diary"; says out 'lost.diary:2:7: there is no level `nowhere`'
expect 3 "$handshy" check "$room/none.level"; says err "none.level"; silent out
expect 2 "$handshy" check; says err "which files?"
expect 3 "$handshy" check "$room"; says err "directory"
"$handshy" check - <"$room/bad.level" >"$room/out" 2>"$room/err" && { echo "check - finds nothing"; failed=1; }
says out "<stdin>:5:8:"

# What the page about the formats shows has no mistake.
awk '/^```/ { n++; next } n % 2 { print > (room "/page" int(n / 2) ".txt") }' room="$room" levels/README.md
expect 0 "$handshy" check "$room/page0.txt" "$room/page1.txt" "$room/page2.txt"; silent out

# ---- simulate ----
expect 0 "$handshy" simulate $diary; says out "Homecoming (01-homecoming), seed 1"; silent err
expect 0 "$handshy" simulate $diary --format json; cp "$room/out" "$room/a.json"; silent err
expect 0 "$handshy" simulate $diary --format json; cmp "$room/out" "$room/a.json" || failed=1
expect 0 "$handshy" simulate $diary --format json --seed 2; cmp -s "$room/out" "$room/a.json" && failed=1
"$handshy" simulate - --format json <$diary >"$room/out" 2>"$room/err"; cmp "$room/out" "$room/a.json" || failed=1
expect 0 "$handshy" simulate $diary --format csv --every 600 --until d0T20:00; silent err
head -n 1 "$room/out" | grep -qx 'time,rat,fear,stress,trust,settled,hand_cm,sign' || { echo "csv head"; failed=1; }
[ "$(wc -l <"$room/out")" -eq 37 ] || { echo "csv: $(wc -l <"$room/out") lines, not 37"; failed=1; }
expect 0 "$handshy" simulate $diary --until "d4 12:00" --format json; says out '"end": "d4T12:00:00"'
expect 0 "$handshy" simulate 01-homecoming --handler idle --format json; says out '"outcome": "lost"'
expect 0 "$handshy" simulate levels/01-homecoming.level --handler idle --rats 3 --format json; says out '"rats_run": 3'
expect 0 "$handshy" simulate 01-homecoming --handler idle --rats 3 --format csv
[ "$(wc -l <"$room/out")" -eq 4 ] || { echo "csv of rats"; failed=1; }
expect 0 "$handshy" simulate 01-homecoming --handler idle --rats 2 --seed 9; says out "seeds 9 to 10"
expect 0 "$handshy" simulate $diary --set trust=0.9 --source rescue --format json; says out '"source": "rescue"'
expect 2 "$handshy" simulate $diary --set fear=7; says err "fear must be 0 to 1, this is 7"; silent out
expect 2 "$handshy" simulate $diary --set; silent out
expect 2 "$handshy" simulate $diary --until tomorrow; says err "time"
expect 2 "$handshy" simulate $diary --format xml; says err "there is no format"
expect 0 "$handshy" simulate 01-homecoming --handler guide --rats 5 --format csv --threads 1; cp "$room/out" "$room/one.csv"
expect 0 "$handshy" simulate 01-homecoming --handler guide --rats 5 --format csv --threads 4; silent err
cmp "$room/out" "$room/one.csv" || { echo "four threads print otherwise than one"; failed=1; }
expect 2 "$handshy" simulate 01-homecoming --handler idle --rats 2 --threads 0; says err "--threads"
expect 2 "$handshy" simulate $diary --rats many; says err "--rats must be a whole number"
expect 2 "$handshy" simulate 01-homecoming --handler gide; says err 'did you mean `guide`?'
expect 2 "$handshy" simulate 01-homecoming; says err "--handler"
expect 2 "$handshy" simulate; says err "which diary or level?"
expect 3 "$handshy" simulate "$room/none.diary"; says err "none.diary"; silent out
expect 1 "$handshy" simulate "$room/bad.diary"; says err "bad.level:4:10:"; silent out
expect 3 "$handshy" simulate "$room/lost.diary"; says err 'there is no level `nowhere`'; silent out
expect 1 "$handshy" simulate "$room/bad.level" --handler guide; says err "bad.level:5:8:"; silent out

# ---- where levels are looked for ----
mkdir "$room/own"
sed 's/^title.*/title = My own/' levels/01-homecoming.level >"$room/own/my own.level"
expect 0 env HANDSHY_LEVELS="$room/own" "$handshy" simulate "my own" --handler idle -o "$room/own.diary"; says out "My own"
expect 0 env HANDSHY_LEVELS="$room/own" "$handshy" simulate "$room/own.diary"; says out "My own"
expect 3 "$handshy" simulate "$room/own.diary"; says err 'there is no level `my own`'
cp "$room/own.diary" "$room/own/"
expect 0 "$handshy" simulate "$room/own/own.diary"; says out "My own"

# ---- what a handler did, again ----
expect 0 "$handshy" simulate 03-a-voice-and-a-bowl --handler guide --format json -o "$room/guide.diary"
cp "$room/out" "$room/a.json"
expect 0 "$handshy" check "$room/guide.diary"; silent out
expect 0 "$handshy" simulate "$room/guide.diary" --format json
cmp "$room/out" "$room/a.json" || { echo "the guide's diary plays otherwise"; failed=1; }
expect 0 "$handshy" replay "$room/guide.diary" --verify; says out "hashes fit"
expect 0 "$handshy" simulate 03-a-voice-and-a-bowl --handler guide -o -
cmp "$room/out" "$room/guide.diary" || failed=1
expect 3 "$handshy" simulate 01-homecoming --handler idle -o "$room/none/x.diary"; says err "none/x.diary"

# ---- replay ----
sed 's/hash [0-9a-f]*/hash 0000000000000000/' "$room/guide.diary" >"$room/changed.diary"
line=$(grep -n hash "$room/changed.diary" | head -n 1 | cut -d: -f1)
expect 1 "$handshy" replay "$room/changed.diary" --verify; says out "changed.diary:$line:1: from here on"
expect 0 "$handshy" replay $diary; says out "01-homecoming.win.diary: "
expect 2 "$handshy" replay; says err "which diary?"

# ---- a full disk is told ----
for words in "simulate $diary" "simulate $diary --format csv" "check $room/bad.level" "replay $diary" \
  "simulate 01-homecoming --handler idle --rats 2"; do
  [ -w /dev/full ] || break
  "$handshy" $words >/dev/full 2>"$room/err"
  [ $? -eq 3 ] || { echo "a full disk is no mistake to: $words"; failed=1; }
  says err "standard output"
done

# ---- whatif ----
naive=levels/diaries/01-homecoming.naive.diary
expect 0 "$handshy" whatif $naive; says out "What if, on day 0 at 18:"; says out "instead of"; silent err
[ "$(grep -c 'What if' "$room/out")" -eq 5 ] || { echo "whatif: not five"; failed=1; }
expect 0 "$handshy" whatif $naive --limit 2 --format json; cp "$room/out" "$room/whatif.json"; silent err
expect 0 "$handshy" whatif $naive -o "$room/better.diary"; expect 0 "$handshy" check "$room/better.diary"; silent out
"$handshy" whatif - --limit 2 --format json <$naive >"$room/out" 2>"$room/err"; cmp "$room/out" "$room/whatif.json" || failed=1
expect 0 "$handshy" whatif $diary; says out "Nothing would have helped more."
expect 2 "$handshy" whatif; says err "which diary?"
expect 2 "$handshy" whatif $naive --format csv; says err "there is no format"
expect 2 "$handshy" whatif $naive --limit 0; says err "--limit"
expect 3 "$handshy" whatif "$room/none.diary"; says err "none.diary"
expect 1 "$handshy" whatif "$room/bad.diary"; says err "bad.level:4:10:"

# ---- JSON that other programs can read ----
if command -v python3 >/dev/null; then
  end=$(sed -n 's/.*"end": "\([^"]*\)".*/\1/p' "$room/whatif.json")
  "$handshy" simulate $naive --until "$end" --format json >"$room/naive.json"
  "$handshy" simulate "$room/better.diary" --until "$end" --format json >"$room/better.json"
  python3 - "$room/a.json" "$room/whatif.json" "$room/naive.json" "$room/better.json" <<'PY' || failed=1
import json, sys
run = json.load(open(sys.argv[1]))
for key in "handshy level seed end outcome hash rats events rules_broken rules_kept".split():
    assert key in run, key
cues = "room voice scent hand treat_hand touch lift hold towel clothes hut stranger".split()
for rat in run["rats"]:
    for key in ("name species source fear stress trust settled wariness sign fear_peak minutes_fear_over_half nips bites "
                "escapes treats_eaten hold_longest_calm_s wounds ill").split():
        assert key in rat, key
    assert sorted(rat["wariness"]) == sorted(cues)
assert run["outcome"] in ("won", "lost", "running") and len(run["hash"]) == 16
names = [rat["name"] for rat in run["rats"]]
times = []
for event in run["events"]:
    assert set("at kind rat cause rule".split()) <= set(event), event
    assert event["rat"] is None or event["rat"] in names
naive = json.load(open(sys.argv[3]))
for rule in naive["rules_broken"] + run["rules_kept"]:
    for key in "rule at times rat advice evidence note guide".split():
        assert rule.get(key) is not None, (key, rule)
assert run["rules_broken"] == [] and len(run["rules_kept"]) > 5 and len(naive["rules_broken"]) > 5
assert all(len(rule["moments"]) == rule["times"] for rule in naive["rules_broken"])
whatif = json.load(open(sys.argv[2]))
assert len(whatif["whatif"]) == 2 and whatif["tried"] > 10
first, second = whatif["whatif"]
assert first["gain"] >= second["gain"] > 0
for key in "change at verb rat rule sentence gain outcome trust minutes_fear_over_half bites goals_met".split():
    assert key in first, key
mean = lambda one: sum(rat["trust"] for rat in one["rats"]) / len(one["rats"])
assert abs(whatif["original"]["trust"] - mean(naive)) < 2e-6
better = json.load(open(sys.argv[4]))  # the diary with the best change comes to what was said of it
assert abs(first["trust"] - mean(better)) < 2e-6, (first, mean(better))
PY
fi

echo "$n commands run"
exit $failed
