# Sourced by ../triage. What the machine has, and how to get what it lacks: a JDK 25, Maven, packages.
# Nothing here upgrades, removes or reconfigures anything. Reads root and state (the checkout and its .triage).
# shellcheck shell=sh disable=SC2154

say() { printf 'triage: %s\n' "$*" >&2; }

# die LINE: the machine lacks something; LINE says what and how to get it.
die() {
    say "$*"
    exit 69
}

# install_packages PACKAGE...: as root or with password-less sudo, and only if nothing present would change.
install_packages() {
    packages=$*
    remedy="apt-get install --no-install-recommends $packages"
    command -v apt-get >/dev/null || die "missing: $packages; install the like with this system's package manager"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || die "missing: $packages; run as root: $remedy"
        as_root='sudo -n'
    fi
    say "installing $packages"
    # A stale or partly broken list is no reason to stop: the simulation below decides.
    $as_root apt-get update -qq >/dev/null 2>&1 || true
    plan=$($as_root apt-get install -s --no-install-recommends "$@" 2>&1) || die "apt has no candidate; run as root: $remedy"
    if printf '%s\n' "$plan" | grep -qE '^(Remv|Inst [^ ]+ \[)'; then
        die "installing $packages would upgrade or remove other packages; decide yourself, as root: $remedy"
    fi
    mkdir -p "$state"
    # shellcheck disable=SC2024 # the log is the invoker's
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" \
        </dev/null >"$state/packages.log" 2>&1 || die "installation failed, see .triage/packages.log; as root: $remedy"
}

is_jdk25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null; }

# find_jdk: sets jdk to the home of a JDK 25.
find_jdk() {
    jdk=$(locate_jdk) && return
    if [ -n "$(apt-cache -q search --names-only '^openjdk-25-jdk-headless$' 2>/dev/null)" ]; then
        install_packages openjdk-25-jdk-headless
        jdk=$(locate_jdk) && return
    fi
    die "no JDK 25 here; install one (https://adoptium.net/temurin/releases/?version=25) and set JAVA_HOME to it"
}

locate_jdk() {
    on_path=$(command -v javac 2>/dev/null || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25; do
        if is_jdk25 "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}

# find_chromium: the tests of the pages drive a real browser, and look at Chinese too.
find_chromium() {
    # No browser of Playwright's own is fetched: it would come from another place than everything else.
    export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
    needed=
    [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ] || needed=chromium
    [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ] || needed="$needed fonts-noto-cjk"
    # shellcheck disable=SC2086 # package names are words
    [ -z "$needed" ] || install_packages $needed
}

# maven ARGUMENT...: the machine's Maven if it is new enough, else the wrapper. The build itself picks JDK 25 by
# toolchain, so Maven may run on whatever Java 17 or later is the default here; JDK 25 is used only without one.
maven() {
    export JAVA25_HOME="$jdk"
    if ! "${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | grep -qE 'version "(1[7-9]|[2-9][0-9])'; then
        export JAVA_HOME="$jdk"
    fi
    if mvn -v 2>/dev/null | grep -qE 'Apache Maven (3\.(8\.[7-9]|8\.[1-9][0-9]|9)|[4-9])'; then
        mvn -B -ntp -f "$root/pom.xml" "$@"
    else
        "$root/mvnw" -B -ntp -f "$root/pom.xml" "$@"
    fi
}
