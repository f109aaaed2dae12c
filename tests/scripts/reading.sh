#!/bin/sh
# Pictures for a blind reading: can somebody who knows only the descriptions name the signs?
#
#   tests/scripts/reading.sh HANDSHY OUT [SEED]
#
# writes into OUT (a new directory):
#   READ.md            what to do, and the descriptions to choose from
#   strip_NN.png       one to three strips of 12 moments for each sign that is seen
#   still_NNN.png      two to eight stills for each, of other coats, ages, headings
#   fear_NN.png        a standing rat at low, middle or high fear
#   still_or_calm_NN.png   freezing or resting
# and beside it OUT.key.tsv: picture, answer, how it was drawn. Do not show that to a reader. With ImageMagick's montage
# there are numbered sheets of all of them, too. Order and choice follow from SEED alone.
# Score: tests/scripts/reading.sh score OUT.key.tsv ANSWERS.tsv (picture, tab, id).
set -eu

score() {
  awk -F '\t' '
    NR == FNR { key[$1] = $2; next }
    NF >= 2 && ($1 in key) {
      kind = $1; sub(/_[0-9]*$/, "", kind); all[kind]++
      if (key[$1] == $2) right[kind]++; else wrong[kind "\t" key[$1] "\t" $2]++
    }
    END {
      for (k in all) printf "%s: %d of %d right (%.1f %%)\n", k, right[k], all[k], 100 * right[k] / all[k]
      for (w in wrong) { split(w, p, "\t"); printf "  %s: %s read as %s, %d times\n", p[1], p[2], p[3], wrong[w] }
    }' "$1" "$2" | sort
}
if [ "${1-}" = score ]; then
  score "$2" "$3"
  exit
fi
[ $# -ge 2 ] || { sed -n '2,15p' "$0"; exit 2; }
handshy=$1 out=$2 seed=${3-1}
root=$(CDPATH='' cd "$(dirname "$0")/../.." && pwd)
[ ! -e "$out" ] || { echo "reading.sh: $out is there already; name a new directory" >&2; exit 2; }
mkdir -p "$out"
key=$out.key.tsv
: >"$key"

# id and description of every sign that can be seen (the third field of signs.def is 0).
signs() { tr '\n' ' ' <"$root/engine/signs.def" | sed 's/S(/\nS(/g' |
  sed -n 's/^S([A-Z0-9_]*, *"\([a-z0-9_]*\)", *0, *"\([^"]*\)".*/\1\t\2/p'; }

# The jobs: kind, answer, sign. How many pictures an answer has is drawn, so that counting tells a reader nothing.
jobs_of() {
  signs | cut -f 1 | awk -v s="$seed" 'BEGIN { srand(s + 1000) } {
    for (i = 1 + int(3 * rand()); i > 0; i--) print "strip\t" $1 "\t" $1
    for (i = 2 + int(7 * rand()); i > 0; i--) print "still\t" $1 "\t" $1 }'
  awk -v s="$seed" 'function some(line) { for (i = 6 + int(13 * rand()); i > 0; i--) print line }
    BEGIN { srand(s + 2000)
      some("fear\tlow\tnone"); some("fear\tmiddle\tnone"); some("fear\thigh\tnone")
      some("still_or_calm\tfreeze\tfreeze"); some("still_or_calm\trest\trest") }'
}

jobs_of | awk -F '\t' -v s="$seed" '
  BEGIN { srand(s); split("hooded-black agouti albino husky fawn mink black", coat, " ")
    split("breeder pet-store rescue", source, " ") }
  { order = rand(); c = coat[1 + int(7 * rand())]; from = source[1 + int(3 * rand())]
    u = rand(); age = u < 0.2 ? 30 + int(30 * rand()) : u > 0.85 ? 600 + int(300 * rand()) : 100 + int(300 * rand())
    turn = int(40 * rand()) - 22; facing = rand() < 0.4 ? "left" : "right"; at = 0.15 * rand()
    options = "--coat " c " --source " from " --age " age " --turn " turn " --facing " facing " --seed " int(1 + 9999 * rand())
    zoom = rand() < 0.5 ? 1.05 : 1.45 # whatever the sign: a reader must not know it by the distance
    if ($1 == "strip") options = options " --strip 12 --size 240x190 --zoom 1.6"
    else options = options " --size 640x460 --at " at " --zoom " zoom
    if ($2 == "low") options = options " --fear " 0.08 * rand()
    if ($2 == "middle") options = options " --fear " 0.34 + 0.12 * rand()
    if ($2 == "high") options = options " --fear " 0.75 + 0.25 * rand()
    printf "%.9f\t%s\t%s\t%s\t%s\n", order, $1, $2, $3, options }' | sort |
  awk -F '\t' '{ n[$2]++; printf "%s_%03d\t%s\t%s\t%s\n", $2, n[$2], $3, $4, $5 }' |
  while IFS="$(printf '\t')" read -r name answer sign options; do
    # shellcheck disable=SC2086 # the options are words
    "$handshy" pose "$sign" $options -o "$out/$name.png"
    printf '%s\t%s\t%s\n' "$name" "$answer" "$options" >>"$key"
  done

{
  cat <<'TEXT'
# What does the rat show?

Look at each picture by itself. Choose the one description that fits best, from the list alone. Write one line a picture:
its name without `.png`, a tab, the id. Answer every picture; a guess counts. Some answers
come often, others seldom: counting does not help. Do not open any other file of the project.

* `strip_*.png`: twelve moments of one short scene, from left to right. Choose from the list.
* `still_*.png`: one moment. Choose from the list.
* `fear_*.png`: how afraid is this rat? Answer `low`, `middle` or `high`.
* `still_or_calm_*.png`: answer `freeze` (stock still with fear) or `rest` (lies loose, at ease).

| id | what is seen |
|---|---|
TEXT
  signs | awk -F '\t' '{ print "| `" $1 "` | " $2 " |" }'
} >"$out/READ.md"

command -v montage >/dev/null || exit 0
font=$(find "$root/assets" /usr/share/fonts -name '*.ttf' 2>/dev/null | head -n 1)
sheet() { # kind, size of a picture, columns, pictures a sheet
  find "$out" -name "$1_[0-9]*.png" | sort | split -l "$4" - "$out/.list_$1_"
  for list in "$out/.list_$1_"*; do
    # shellcheck disable=SC2046 # one word a line
    montage ${font:+-font "$font"} -label '%t' $(cat "$list") -resize "$2" -tile "$3"x -geometry +3+3 \
      "$out/sheet_$1_${list##*_}.png"
    rm "$list"
  done
}
sheet strip 2400x 1 8
sheet still 400x 4 20
sheet fear 400x 4 20
sheet still_or_calm 400x 4 24
