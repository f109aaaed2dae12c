# setup.sh - what ./play and ./check share: Debian packages and builds. Sourced by sh.

PACKAGES_PLAY="gcc libc6-dev cmake ninja-build pkg-config libsdl2-dev libsdl2-ttf-dev libsdl2-mixer-dev libjpeg62-turbo-dev fonts-sil-andika"
PACKAGES_CHECK="$PACKAGES_PLAY clang libclang-rt-14-dev clang-format-14 libcmocka-dev xvfb xdotool"

missing_packages() {
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || printf '%s ' "$package"
  done
}

cannot_install() {
  echo "Handshy needs these packages, and $1:" >&2
  echo "  $missing" >&2
  echo "Please install them (on Debian: apt-get install $missing) and start again." >&2
  exit 1
}

# Nothing is asked and nothing is fetched when everything is there.
need_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    command -v cmake >/dev/null 2>&1 && command -v ninja >/dev/null 2>&1 && return 0
    missing="$*"
    cannot_install "this system has no Debian packages"
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || cannot_install "only an administrator can add them"
    [ -t 0 ] || cannot_install "nobody is here to say yes"
    echo "Handshy needs these packages: $missing"
    printf 'Install them now? It may ask for your password. [Y/n] '
    read -r answer
    case $answer in [nN]*) cannot_install "you said no" ;; esac
    as_root=sudo
  fi
  echo "Installing $missing..."
  log=$(mktemp)
  if ! { $as_root env DEBIAN_FRONTEND=noninteractive apt-get update &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    cannot_install "they could not be installed (the reason is above)"
  fi
  rm -f "$log"
}

# build_quietly FOLDER PRESET: one line of progress on a terminal, nothing else unless it fails.
build_quietly() {
  build_log=$1/build/$2.log
  mkdir -p "$1/build"
  [ -f "$1/build/$2/build.ninja" ] || echo "Building Handshy ($2); the first time takes a minute or two..."
  (cd "$1" && cmake --preset "$2") >"$build_log" 2>&1 || build_failed
  if [ -t 1 ]; then
    NINJA_STATUS='%p ' ninja -C "$1/build/$2" || exit 1
  else
    ninja -C "$1/build/$2" >>"$build_log" 2>&1 || build_failed
  fi
}

build_failed() {
  grep -E 'error|warning|FAILED|Error' -A 6 "$build_log" >&2 || tail -n 30 "$build_log" >&2
  echo "The build failed; all of it is in $build_log" >&2
  exit 1
}
