# Sourced by ../triage. A private PostgreSQL with pgvector, made from the system's own packages.
#
# All of it lives in one directory. The server listens on loopback TCP with a password, without a Unix socket (whose
# path could get too long), and runs as the user postgres when the invoker is root. Clusters that it did not make
# are never looked at. Reads root and state (the checkout and its .triage), checkout_id and machine.sh.
# shellcheck shell=sh disable=SC2154

# pg_home: where the cluster lives. Root's server belongs to the user postgres, who may be unable to reach the checkout.
pg_home() {
    home=$state/pg
    if [ -f "$home.elsewhere" ]; then
        home=$(cat "$home.elsewhere")
    elif [ "$(id -u)" -eq 0 ] && id postgres >/dev/null 2>&1; then
        mkdir -p "$home"
        chown postgres: "$home"
        if ! as_owner test -w "$home" 2>/dev/null; then
            rmdir "$home"
            home=/var/lib/triage-$(checkout_id)
            printf '%s\n' "$home" >"$state/pg.elsewhere"
        fi
    fi
    if [ -d "$home/data" ] && [ "$(id -u)" -ne 0 ] && ! [ -O "$home/data" ]; then
        die "the database in $home belongs to another user; run as that user, or move it away"
    fi
}

as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups env HOME=/ "$@")
    else
        "$@"
    fi
}

# pg_start: makes the cluster if there is none, starts it if it is down, and prints its JDBC address.
pg_start() {
    find_postgres || install_postgres
    pg_home
    mkdir -p "$home"
    [ "$(id -u)" -ne 0 ] || chown postgres: "$home"
    own_tree
    [ -f "$home/data/PG_VERSION" ] || make_cluster
    as_owner "$bin/pg_ctl" status -D "$home/data" >/dev/null 2>&1 || start_cluster
    pg_url
}

pg_url() {
    printf 'jdbc:postgresql://127.0.0.1:%s/triage?user=triage&password=%s\n' \
        "$(cat "$home/port")" "$(cat "$home/password")"
}

# pg_stop: true if it stopped one.
pg_stop() {
    pg_home
    [ -f "$home/data/postmaster.pid" ] && find_postgres || return 1
    own_tree
    as_owner "$bin/pg_ctl" stop -D "$home/data" -m fast >/dev/null
}

# find_postgres: sets bin and major to the newest server here, or to the one that made the data.
find_postgres() {
    made_by=$(cat "$state/pg/data/PG_VERSION" "$(cat "$state/pg.elsewhere" 2>/dev/null)/data/PG_VERSION" 2>/dev/null || true)
    for bin in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t/ -k5,5nr) \
        /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin; do
        if [ -x "$bin/postgres" ] && [ -x "$bin/initdb" ]; then
            major=$("$bin/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
            if [ "$major" = "${made_by:-$major}" ] && [ "$major" -ge 13 ]; then
                return 0
            fi
        fi
    done
    [ -z "$made_by" ] || die "the database was made by PostgreSQL $made_by, which is gone; install it or set TRIAGE_DATABASE_URL"
    return 1
}

# install_postgres: Debian's package, told beforehand not to make and start a cluster of its own.
install_postgres() {
    command -v apt-get >/dev/null || die "no PostgreSQL 13 or later here; install it, or Docker, or set TRIAGE_DATABASE_URL"
    if [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then
        die "no PostgreSQL here; run as root: apt-get install postgresql (or start Docker, or set TRIAGE_DATABASE_URL)"
    fi
    install_packages postgresql-common
    quiet=/etc/postgresql-common/createcluster.d/50-no-main-cluster.conf
    $as_root mkdir -p "${quiet%/*}"
    echo 'create_main_cluster = false' | $as_root tee "$quiet" >/dev/null
    install_packages postgresql
    find_postgres || die "installed PostgreSQL but cannot find it; set TRIAGE_DATABASE_URL"
}

# own_tree: sets bin to a PostgreSQL that has pgvector. If the system's lacks it, that is a relocated copy: PostgreSQL
# finds its libraries relative to its executables, so these are copied and the rest is linked.
own_tree() {
    if [ -f "$("$bin/pg_config" --sharedir)/extension/vector.control" ]; then
        return
    fi
    tree=$home/pgsql
    release=$("$bin/postgres" --version)
    if [ "$(cat "$tree/release" 2>/dev/null)" != "$release" ]; then
        case $bin in /usr/lib/postgresql/*) ;; *) no_pgvector ;; esac
        (make_tree) || no_pgvector
        printf '%s\n' "$release" >"$tree/release"
    fi
    bin=$tree/lib/postgresql/$major/bin
}

no_pgvector() {
    rm -rf "$home/pgsql"
    die "PostgreSQL $major here has no pgvector; install it (https://github.com/pgvector/pgvector#installation), or start Docker, or set TRIAGE_DATABASE_URL"
}

make_tree() {
    say "adding pgvector to a private copy of PostgreSQL $major in $tree"
    rm -rf "$tree"
    for part in lib share; do
        mkdir -p "$tree/$part/postgresql/$major"
        cp -as "/usr/$part/postgresql/$major/." "$tree/$part/postgresql/$major/"
    done
    for program in postgres initdb pg_ctl pg_config; do
        cp --remove-destination "$bin/$program" "$tree/lib/postgresql/$major/bin/$program"
    done
    mkdir "$tree/work"
    cd "$tree/work" || return 1
    # A ready package of the machine's sources is unpacked, not installed; without one the extension is compiled.
    if apt-get download -qq "postgresql-$major-pgvector" >/dev/null 2>&1 \
        || { private_lists && private_apt download "postgresql-$major-pgvector" 2>/dev/null; }; then
        dpkg-deb -x postgresql-*-pgvector_*.deb .
    else
        build_pgvector || return 1
    fi
    # Never through a link into the system.
    cp -a --remove-destination "usr/lib/postgresql/$major/." "$tree/lib/postgresql/$major/"
    cp -a --remove-destination "usr/share/postgresql/$major/." "$tree/share/postgresql/$major/"
    cd / && rm -rf "$tree/work" "$tree/include"
}

# build_pgvector: compiles the source package of a newer suite; the result is in ./usr.
build_pgvector() {
    if ! command -v gcc >/dev/null || ! command -v make >/dev/null || ! [ -e /usr/include/stdio.h ]; then
        install_packages gcc make libc6-dev
    fi
    private_apt source --download-only pgvector || return 1
    mkdir source
    tar -xzf pgvector_*.orig.tar.gz -C source --strip-components=1
    # The server's headers are unpacked too: their package would install a whole second compiler.
    private_apt download "postgresql-server-dev-$major" libpq-dev || return 1
    for package in ./*.deb; do dpkg-deb -x "$package" headers; done
    mkdir -p "$tree/include"
    cp -a headers/usr/include/postgresql "$tree/include/"
    # No -march=native, so that the copy may move to another machine; no bitcode, which would need clang.
    set -- -s -C source PG_CONFIG="$tree/lib/postgresql/$major/bin/pg_config" OPTFLAGS='' with_llvm=no
    if ! make "$@" -j2 >make.log 2>&1 || ! make "$@" DESTDIR="$PWD/made" install >>make.log 2>&1; then
        cat make.log >&2
        return 1
    fi
    mv "made$tree" usr
}

# private_lists: package lists of this suite and, for sources, of a newer one; the machine's own lists stay as they are.
private_lists() {
    # shellcheck source=/dev/null
    . /etc/os-release
    case $ID in
        debian) newer=trixie components=main ;;
        ubuntu) newer=noble components='main universe' ;;
        *) return 1 ;;
    esac
    # shellcheck disable=SC2016 # the $( ) are apt's
    mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
        awk -v suite="$VERSION_CODENAME" '$1 == suite { print $2; exit }')
    [ -n "$mirror" ] || return 1
    keyring=/usr/share/keyrings/$ID-archive-keyring.gpg
    mkdir -p apt/lists/partial apt/cache/archives/partial apt/parts
    printf '%s [signed-by=%s] %s %s %s\n' deb "$keyring" "$mirror" "$VERSION_CODENAME" "$components" \
        deb-src "$keyring" "$mirror" "$newer" "$components" >apt/sources.list
    private_apt update
}

private_apt() {
    apt-get -qq -o Dir::Etc::sourcelist="$tree/work/apt/sources.list" -o Dir::Etc::sourceparts="$tree/work/apt/parts" \
        -o Dir::State::lists="$tree/work/apt/lists" -o Dir::Cache="$tree/work/apt/cache" \
        -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none "$@" >&2
}

make_cluster() {
    say "making a PostgreSQL $major cluster in $home/data"
    # shellcheck disable=SC2016 # expanded by the inner shell
    as_owner sh -c 'umask 077; od -An -N16 -tx1 /dev/urandom | tr -d " \n" >"$1"' sh "$home/password"
    locale=$(locale -a 2>/dev/null | grep -iE -m1 '^(c|en_us)\.utf-?8$' || echo C)
    as_owner rm -rf "$home/data.new"
    as_owner "$bin/initdb" -D "$home/data.new" -U triage --pwfile="$home/password" --auth=scram-sha-256 \
        --encoding=UTF8 --locale="$locale" >"$state/initdb.log" 2>&1 || { cat "$state/initdb.log" >&2; die "initdb failed, see above"; }
    as_owner tee -a "$home/data.new/postgresql.conf" >/dev/null <<-'SETTINGS'
	listen_addresses = '127.0.0.1'
	unix_socket_directories = ''
	max_connections = 200
	jit = off
	SETTINGS
    echo 'CREATE DATABASE triage' | as_owner "$bin/postgres" --single -D "$home/data.new" postgres >>"$state/initdb.log" 2>&1 \
        || { cat "$state/initdb.log" >&2; die "could not create the database, see above"; }
    as_owner mv "$home/data.new" "$home/data"
}

# start_cluster: on the port of last time, or the next that is free. PostgreSQL itself tells whether one is.
start_cluster() {
    log=$home/postgresql.log
    port=$(cat "$home/port" 2>/dev/null || echo $((20000 + $(checkout_id) % 10000)))
    tries=20
    while :; do
        as_owner rm -f "$log"
        if as_owner "$bin/pg_ctl" start -D "$home/data" -l "$log" -o "-p $port" </dev/null >/dev/null 2>&1 9>&-; then
            printf '%s\n' "$port" >"$home/port"
            return
        fi
        tries=$((tries - 1))
        if [ "$tries" -eq 0 ] || ! grep -q 'could not create any TCP/IP sockets' "$log"; then
            tail -n 5 "$log" >&2
            die "PostgreSQL does not start; its log is $log"
        fi
        port=$((port + 1))
    done
}
