#!/bin/sh
# search_all.sh DIR [HANDSHY [SEARCHES [POLICIES [RATS]]]] - the searches that say whether anything beats the guide: so
# many for each source, each with its own seed, one JSON file each in DIR. What is there already is not searched again:
# stop it and start it again as you like. At the end a table of all that DIR holds.
# With POLICIES 0 nothing is searched, only the table is made.
set -eu
dir=${1:?search_all.sh DIR [HANDSHY [SEARCHES [POLICIES [RATS]]]]}
handshy=${2:-build/release/handshy} searches=${3:-10} policies=${4:-20000} rats=${5:-100}
mkdir -p "$dir"
seed=1
while [ "$policies" -gt 0 ] && [ "$seed" -le "$searches" ]; do
  for source in breeder pet-store rescue; do
    file=$dir/$source-$seed.json
    if [ ! -s "$file" ]; then
      "$handshy" search --source "$source" --seed "$seed" --policies "$policies" --rats "$rats" --format json >"$file.part"
      mv "$file.part" "$file"
      echo "$source, seed $seed: done" >&2
    fi
  done
  seed=$((seed + 1))
done

# Reads what search_print.c writes: one policy begins on each line that has a score.
set -- "$dir"/*-*.json
[ -e "$1" ] || { echo "search_all.sh: no searches in $dir" >&2 && exit 2; }
awk '
function field(name,  at, text) {
  at = index($0, "\"" name "\": ")
  text = substr($0, at + length(name) + 4)
  gsub(/"/, "", text)
  sub(/[,} ].*/, "", text)
  return at ? text : ""
}
function top(list, k, value) { if (!(k in list) || value > list[k]) list[k] = value }
function close_search() {
  if (source == "") return
  printf "%-10s %4d  %.3f  %.3f  %.3f  %6s  %8s  %s\n", source, seed, guide, best, keeper, nearest_rule == "" ? "none" : nearest_rule,
    nearest_rule == "" ? "" : sprintf("%.1f %%", 100 * nearest), nearest_rule != "" && nearest < 0.02 ? "NO" : "yes"
}
BEGIN { print "source     seed  guide  best   keeper  breaker    below  2 % below?\n" }
FNR == 1 { close_search(); source = field("source"); seed = field("seed"); nearest_rule = ""; searches[source]++ }
/"source":/ { source = field("source"); seed = field("seed") }
/"guide": \{/ { guide = field("score"); guides[source] += guide }
/"best": \{/ { best = field("score"); top(bests, source, best - guide) }
/"best_keeper": \{/ { keeper = field("score"); top(keepers, source, keeper - guide) }
/"rule": / {
  rule = field("rule"); margin = field("margin") + 0
  if (nearest_rule == "" || margin < nearest) { nearest = margin; nearest_rule = rule }
  k = source SUBSEP rule
  top(breakers, k, keeper * (1 - margin) - guide)
  found[k]++
  rules[rule]; sources[source]
}
END {
  close_search()
  print "\nAll searches of a source together, each as far above the guide\047s follower as it was with the same rats:"
  split("breeder pet-store rescue", order, " ")
  for (o = 1; o <= 3; o++) {
    s = order[o]
    if (!(s in sources)) continue
    mean = guides[s] / searches[s]
    best = mean + keepers[s]
    printf "%s: guide %.3f; best found %.3f, best that keeps all rules %.3f; the best that breaks one, below that (searches that found one)\n", s, mean, mean + bests[s], best
    for (n = 1; n <= 48; n++) {
      k = s SUBSEP "R" n
      if (!(k in breakers)) continue
      below = (keepers[s] - breakers[k]) / best
      printf "  R%-3d %6.1f %%  (%d)%s\n", n, 100 * below, found[k], below < 0.02 ? "  NOT 2 % BELOW" : ""
    }
  }
}' "$@"
