# lib.sh - for update and compare.

# golden_table HANDSHY DIARY: the whole diary as a table, played on beyond its decision to its last line.
golden_table() {
  last=$(awk '/^d[0-9]/ { print $1 ~ /T/ ? $1 : $1 " " $2 }' "$2" | tail -n 1)
  "$1" simulate "$2" --until "$last"
}

golden_outcome() { "$1" simulate "$2" --format json | sed -n 's/.*"outcome": "\([a-z]*\)".*/\1/p' | head -n 1; }
