# annotate.awk EVENTS DIARY - a handler's diary for people: a heading before each visit, and before each act what
# happened since the last one. EVENTS are the event lines of `simulate --format json`.
function field(line, name,    at, rest) {
  at = index(line, "\"" name "\": ")
  if (!at) return ""
  rest = substr(line, at + length(name) + 4)
  sub(/^"/, "", rest)
  sub(/["},].*$/, "", rest)
  return rest
}
# Tenths of a second since day 0.
function when(text,    part, clock, s) {
  split(substr(text, 2), part, "T")
  split(part[2], clock, ":")
  s = clock[3] == "" ? 0 : clock[3]
  return part[1] * 864000 + clock[1] * 36000 + clock[2] * 600 + int(s * 10 + 0.5)
}
function words(kind) { gsub(/_/, " ", kind); return kind }
BEGIN {
  telling = " scare treat_taken treat_refused nearer step_lost bite nip settled leaned_in "
  last = -1e9
}
FNR == NR {
  kind = field($0, "kind")
  if (!index(telling, " " kind " ")) next
  at[++n] = when(field($0, "at"))
  value = field($0, "value")
  said[n] = field($0, "rat") ": " words(kind)
  if (kind ~ /^treat/) said[n] = said[n] (value < 200 ? sprintf(", the hand at %.0f cm", value) : ", no hand there")
  if (kind == "nearer" || kind == "step_lost") said[n] = said[n] sprintf(", used to the hand at %.0f cm", value)
  if (kind == "scare") said[n] = said[n] ", " words(field($0, "cause"))
  next
}
/^d[0-9]/ {
  now = when($1)
  while (told < n && at[told + 1] <= now) {
    told++
    if (said[told] != said[told - 1] || at[told] > at[told - 1] + 600) print "# " said[told]
  }
  if (now > last + 18000 && $2 != "hash") printf "\n# Day %d, %02d:%02d\n", now / 864000, now % 864000 / 36000, now % 36000 / 600
  last = now
}
NF { print }
FNR == 3 { print "\n# Played by the built-in guide, who sees what a player sees; the notes were added afterwards." }
