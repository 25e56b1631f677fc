#!/usr/bin/env bash
# yishi-load with fifty voters: against servers that it starts, against one that runs, and against one that lets nobody
# found a community.
#
#   load.sh YISHI_LOAD YISHID FLOOR
set -euo pipefail

load=$1 yishid=$2 floor=$3
home=$(mktemp -d)
server=

finish() {
  local code=$?
  [[ -z $server ]] || kill "$server" 2>/dev/null || true
  [[ -z $server ]] || wait "$server" 2>/dev/null || true
  rm -rf "$home"
  return "$code"
}
trap finish EXIT

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# expect CODE WORDS...: runs yishi-load; what it says goes to $home/out and $home/err.
expect() {
  local code=$1 exit=0
  shift
  "$load" --voters 50 --in-flight 8 "$@" >"$home/out" 2>"$home/err" || exit=$?
  ((exit == code)) || fail "yishi-load $*: exit $exit, expected $code: $(cat "$home/out" "$home/err")"
}

# has FILE COUNT TEXT: the text stands on so many lines.
has() {
  local found
  found=$(grep -cF -- "$3" "$home/$1" || true)
  ((found == $2)) || fail "\"$3\" on $found lines of $1, expected $2: $(cat "$home/$1")"
}

# serve FOUNDING: starts a yishid and sets `server` and `address`.
serve() {
  [[ -z $server ]] || { kill "$server"; wait "$server" || true; }
  : >"$home/server.log"
  "$yishid" --data="$home/data-$1" --listen=127.0.0.1:0 --founding="$1" 2>>"$home/server.log" &
  server=$!
  for _ in {1..100}; do
    address=$(sed -n 's/.*"event":"serving","address":"\([^"]*\)".*/\1/p' "$home/server.log")
    [[ -z $address ]] || return 0
    sleep 0.1
  done
  fail "no server: $(cat "$home/server.log")"
}

expect 0 --yishid "$yishid" --floor "$floor" --rounds 2 --json --dir "$home/kept"
has out 2 '"target": "floor"'
has out 2 '"target": "yishid"'
has out 4 '"proven": 50'
has out 2 '"declared": 50'
has out 1 '"holds": true'
has err 1 'keys enrolled 50 / 50'
[[ -s $home/kept/yishid/store.sqlite && -s $home/kept/floor/floor.sqlite ]] || fail "--dir keeps no stores"

serve FOUNDING_ANYONE
expect 0 --server "$address" --rounds 1 --quiet
has out 1 'All 50 receipts are proven'
has err 0 ''
expect 0 --server "$address" --rounds 1 --quiet # another community beside the first

serve FOUNDING_NOBODY
expect 3 --server "$address"
has err 1 NOT_AUTHORISED
has out 0 ''

expect 3 --server 127.0.0.1:1 --quiet
expect 3 --yishid /bin/false --quiet
has err 1 'does not serve'
echo "yishi-load does as it says"
