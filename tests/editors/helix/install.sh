#!/usr/bin/env bash
# Helix beside the system, from the Debian release that has it as a package; its own C library comes along, so that an
# older system can run it. Leaves PLACE/hx.
#
# usage: install.sh PLACE
set -euo pipefail
place=$(realpath -m "$1")
mkdir -p "$place/lists/partial" "$place/root"
cd "$place"

# From where this system gets its packages.
mirror=$({ cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } |
  sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb +(\[[^]]*\] +)?([^ ]+) .*/\2/p' | grep -E '/debian/?$' | sed -n 1p)
[ -n "$mirror" ] || { echo "this is not Debian" >&2; exit 1; }
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" > sources.list

apt=(apt-get -q -o "Dir::Etc::SourceList=$place/sources.list" -o Dir::Etc::SourceParts=/dev/null
  -o "Dir::State::Lists=$place/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root)
"${apt[@]}" update
"${apt[@]}" download hx libc6 libgcc-s1 libstdc++6 libtree-sitter0.22
for package in ./*.deb; do dpkg-deb -x "$package" root; done
rm -rf ./*.deb lists

cat > hx <<'SCRIPT'
#!/usr/bin/env bash
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")/root
libraries=$(echo "$here"/usr/lib/*-linux-gnu*)
export HELIX_RUNTIME=$here/usr/lib/hx/runtime
exec "$(find "$libraries" -name 'ld-linux*' | head -n 1)" --library-path "$libraries" "$here/usr/lib/hx/hx" "$@"
SCRIPT
chmod +x hx
./hx --version
