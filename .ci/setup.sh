# Sourced by ./run and ./test: installing what is missing, and building a preset. Needs bash; changes to the root.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

began=$SECONDS

# elapsed: the time since the command began, for people.
elapsed() {
  local s=$((SECONDS - began))
  if ((s < 60)); then echo "$s s"; else printf '%d min %02d s\n' $((s / 60)) $((s % 60)); fi
}

say() { printf '\n== %s (%s)\n' "$*" "$(elapsed)"; }

die() {
  printf 'yishi: %s\n' "$*" >&2
  exit 1
}

# install_missing: what .ci/packages lists and dpkg does not have; does nothing when all is there.
install_missing() {
  local -a wanted missing=()
  local package
  mapfile -t wanted < <(grep -Ev '^(#|$)' .ci/packages)
  command -v dpkg-query >/dev/null || die "needs Debian 12 (no dpkg here), or the packages of .ci/packages by other means"
  for package in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  local -a as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "not installed: ${missing[*]}; run as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" </dev/null
}

# parallel: one job for each core, but never more than the free memory holds compilers of 1.5 GB.
parallel() {
  local free_kb limit
  free_kb=$(awk '/^MemAvailable:/ {print $2}' /proc/meminfo)
  limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
  if [[ $limit != max ]] && ((limit / 1024 < free_kb)); then free_kb=$((limit / 1024)); fi
  local by_memory=$((free_kb / 1500000)) cores
  cores=$(nproc)
  if ((by_memory < 1)); then by_memory=1; fi
  echo $((by_memory < cores ? by_memory : cores))
}

# configure PRESET: quiet when it goes well. Nothing to do when it was done; ninja itself notices changed build files.
configure() {
  [[ -e build/$1/build.ninja && build/$1/CMakeCache.txt -nt CMakePresets.json ]] && return 0
  local log=build/$1.configure.log
  mkdir -p build
  if ! cmake --preset "$1" >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
  touch "build/$1/CMakeCache.txt"
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  NINJA_STATUS='[%f/%t, %e s] ' ninja -C "build/$preset" -j "$(parallel)" "$@" | sed -E '/^ninja: (Entering|no work)/d'
}
