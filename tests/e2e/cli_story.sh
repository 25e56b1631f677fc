#!/usr/bin/env bash
# A community is founded, its roster imported, keys enrolled with slips, and a matter carried through the Party
# branch's meeting with electronic ballots and paper, all by the command line against a real server; then every receipt
# is checked again, and the exported archive by the auditor.
#
#   cli_story.sh YISHI YISHID AUDIT ROSTER CHARTER
set -euo pipefail

yishi=$1 yishid=$2 audit=$3 roster=$4 charter=$5
home=$(mktemp -d)
export YISHI_PASSPHRASE='a passphrase for the story'
server=

finish() {
  local code=$?
  [[ -z $server ]] || kill "$server" 2>/dev/null || true
  [[ -z $server ]] || wait "$server" 2>/dev/null || true
  ((code == 0)) || { echo "--- the server's log"; tail -20 "$home/server.log"; } >&2
  rm -rf "$home"
}
trap finish EXIT

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# y WORDS...: runs yishi, whose success is expected, and prints what it said.
y() { "$yishi" --home "$home/keys" --lang en "$@" || fail "yishi $*: exit $?"; }

# refused CODE TEXT WORDS...: the exit code and a part of what is said are expected.
refused() {
  local code=$1 text=$2 said exit=0
  shift 2
  said=$("$yishi" --home "$home/keys" --lang en "$@" 2>&1) || exit=$?
  ((exit == code)) || fail "yishi $*: exit $exit, expected $code: $said"
  [[ $said == *"$text"* ]] || fail "yishi $*: expected \"$text\", got: $said"
}

# says TEXT WORDS...: success, and a part of what is said.
says() {
  local text=$1 said
  shift
  said=$(y "$@")
  [[ $said == *"$text"* ]] || fail "yishi $*: expected \"$text\", got: $said"
}

# The first person of the roster with this office.
officer() { awk -F, -v office="$1" 'index($8, office) { print $3; exit }' "$roster"; }

start_server() {
  : >"$home/server.log"
  "$yishid" --data="$home/data" --listen=127.0.0.1:0 --founding=FOUNDING_ANYONE >>"$home/server.log" 2>&1 &
  server=$!
  for _ in {1..100}; do
    address=$(sed -n 's/.*"event":"serving","address":"\([^"]*\)".*/\1/p' "$home/server.log")
    [[ -z $address ]] || return 0
    sleep 0.1
  done
  fail "the server does not serve"
}

refused 3 'not reachable' matters --server 127.0.0.1:1
refused 2 'no server is known' matters
start_server

# --- Founding and roster
y clerk found 虹桥社区 --code hongqiao --founder 丁瑶 --founder 杨子彤 --place 社区公示栏 --server "$address" --yes
says 虹桥社区 community
y clerk import "$roster" --as 丁瑶 --yes
refused 1 SECOND_SIGNATURE_NEEDED clerk confirm-roster --as 丁瑶 --yes
y clerk confirm-roster --as 杨子彤 --yes

# --- Keys
y clerk slips --body party-branch --body supervision --body committee --out "$home/slips" --as 丁瑶 --yes
mapfile -t codes < <(sed -n 's/^yishi enrol //p' "$home/slips")
((${#codes[@]} == 12)) || fail "${#codes[@]} slips, expected 12"
for code in "${codes[@]}"; do y enrol "$code"; done
refused 1 ENROLMENT_USED enrol "${codes[0]}"
mistyped=Z
[[ ${codes[0]} != Z* ]] || mistyped=Y
refused 1 'look at group 1' enrol "$mistyped${codes[0]:1}"
y clerk confirm-keys --as 杨子彤 --yes

# --- A lost key
member=欧阳宇然
y clerk slips "$member" --out "$home/again" --as 丁瑶 --yes
y enrol "$(sed -n 's/^yishi enrol //p' "$home/again")" --label 新手机
refused 1 NOT_FOUND clerk confirm-keys --as 杨子彤 --yes
says 'it counts when its days are over' clerk confirm-recovery "$member" 手机丢失 --as 杨子彤 --yes
says 'was enrolled in your name' whoami --as "$member"
says 'stop-recovery' agenda --as "$member"
says 'Stopped: that new key is worthless' stop-recovery 不是我办的 --as "$member" --yes
refused 1 NOT_FOUND stop-recovery 不是我办的 --as "$member" --yes

# --- A matter
secretary=$(officer 党支部委员会:书记) deputy=$(officer 党支部委员会:副书记) director=$(officer 居民委员会:主任)
supervisor=$(officer 居务监督委员会:主任) desk=$(officer 居民委员会:副主任) member=欧阳宇然
echo '%PDF-1.4' >"$home/sheet.pdf"
y adopt-charter "$charter" --body representatives-meeting --day 2026-03-01 --expected 37 --present 30 --yes-votes 28 \
  --sheet "$home/sheet.pdf" --as "$director"
refused 1 MATTER_BELONGS_TO_OWNERS open-matter --title 电梯 --text 换电梯 --kind PUBLIC_WORKS --amount 1万 --funding 维修资金 \
  --ownership owners --as "$secretary"
says '▶──○──○──○──○──○──○' open-matter --title 新建停车位 --text 在河边新建二十个车位 --kind PUBLIC_WORKS --budget 施工=9.8万 \
  --budget 标线=2万 --funding 公益金 --ownership community --as "$secretary"
says '118,000.00' show 20260001
says "yishi --home $home/keys --as $secretary convene 20260001" agenda --as "$secretary"

# --- A meeting
y convene 20260001 --start +5s --place 会议室 --chair "$secretary" --secretary "$deputy" --desk "$desk" --teller "$deputy" \
  --teller "$member" --as "$secretary" --yes
refused 1 BOX_NOT_OPEN vote 20260001 yes --as "$secretary" --yes
y pack 20260001 --out "$home/pack.html" --papers 3 --as "$desk"
[[ $(grep -c 'class="ballot"' "$home/pack.html") == 3 ]] || fail 'three ballot papers in the pack'
grep -q "<td>$member</td>" "$home/pack.html" || fail 'names on the roll of the pack'
refused 1 ALREADY_EXISTS pack 20260001 --out "$home/pack.html" --as "$desk"
refused 2 'at most 2000' pack 20260001 --out "$home/pack2.html" --papers 2001 --as "$desk"
y checkin 20260001 --as "$secretary"
y checkin 20260001 "$deputy" "$member" --as "$desk"
y checkin 20260001 "$desk" --channel paper --as "$desk"
sleep 5
y open-box 20260001 --as "$secretary" --yes
refused 2 'give --yes' vote 20260001 yes --as "$secretary" </dev/null
says 'You have voted, entry no.' vote 20260001 no --as "$secretary" --yes
says 'You have voted, entry no.' vote 20260001 yes --as "$secretary" --yes
says '"ok":true' vote 20260001 同意 --as "$deputy" --yes --json
y vote 20260001 abstain --as "$member" --yes
y hand-paper 20260001 "$desk" --as "$desk"
y close-box 20260001 --as "$secretary" --yes
refused 1 SHEET_DOES_NOT_ADD_UP sheet 20260001 paper --printed 2 --handed-out 2 --unused 1 --as "$deputy" --yes
y sheet 20260001 paper --printed 2 --handed-out 1 --unused 1 --returned 1 --yes-votes 1 --as "$deputy" --yes
refused 1 SAME_TELLER confirm 20260001 --as "$deputy" --yes
refused 1 SHEET_UNCONFIRMED declare 20260001 --as "$secretary" --yes
y confirm 20260001 --as "$member" --yes
says 'Result: passed' declare 20260001 --as "$secretary" --yes
says 'counted as "yes"' check-ballot 20260001 --as "$secretary"
y minutes 20260001 讨论了选址和资金 --as "$deputy"
y close-meeting 20260001 --as "$secretary"
refused 1 MEETING_CLOSED pack 20260001 --out "$home/pack2.html" --as "$desk"
says '✓──▶──○──○──○──○──○' show 20260001

# --- Proof
says 'receipts hold' verify
receipt=$(y receipts --json | sed 's/.*"file":"\([^"]*\)".*/\1/')
receipt=$(find "$home/keys" -name "$receipt")
says 'The receipt holds' verify-receipt "$receipt"
printf 'x' | dd of="$receipt" bs=1 seek=300 conv=notrunc status=none
refused 4 'NOT PROVEN' verify-receipt "$receipt"
refused 4 'NOT PROVEN' verify
y archive export "$home/archive.zip" --as "$supervisor"
"$audit" "$home/archive.zip" >"$home/audit.txt" || { cat "$home/audit.txt" >&2; fail "the auditor found something"; }
echo "the story went as told"
