#!/usr/bin/env bash
# Makes a tree like a content management system's (see Backup/CmsTree.cs: 55 % of the files are small texts, 42 % pictures that do not compress,
# 3 % documents) and backs it up with the module, with restic into a local repository, with tar | gzip and with tar | pigz, in turn: a first run, a
# second with nothing changed, a third with 1 % of the files changed. Prints medians of wall time, peak memory and sizes.
# Usage: backup.sh [FILES] [MEGABYTES] [ROUNDS]      (50000, 2100 and 3; round 0 is not counted; three times the size is needed on the disk)
# Whole processes, so the module starts and compiles itself each time. Its first run is a full set, read back from the files; the others are
# differential sets. restic encrypts what it writes and does not read it back; "sopwebsite encrypted" is the module with a password. The file
# cache is warm for all, and what others have left to write is written before each run. FOLDER=... names a disk other than the temporary folder.
set -eu
cd "$(dirname "$0")"
files=${1:-50000}
megabytes=${2:-2100}
rounds=${3:-3}
folder=$(mktemp -d ${FOLDER:+-p "$FOLDER"})
trap 'rm -rf "$folder"' EXIT
dotnet build Backup -c Release -nologo -v q -o "$folder/bin" >&2
bench() { dotnet "$folder/bin/Backup.dll" "$@"; }
export RESTIC_PASSWORD=bukan-rahasia RESTIC_CACHE_DIR=$folder/cache
bench make "$folder/root" "$files" "$megabytes"
echo "tree: $(find "$folder/root" -type f | wc -l) files, $(du -sm --apparent-size "$folder/root" | cut -f1) MB, $(nproc) processors" >&2

# Wall milliseconds and peak kilobytes of a command.
measure() {
  local name=$1 from; shift
  sync
  from=$(date +%s%N)
  /usr/bin/time -f %M -o "$folder/peak" "$@" > "$folder/said" 2>&1 || { cat "$folder/said" "$folder/peak" >&2; exit 1; }
  [ "$round" = 0 ] || { echo "$(( ($(date +%s%N) - from) / 1000000 ))" >> "$folder/$name.wall"; tail -1 "$folder/peak" >> "$folder/$name.peak"; }
}
size() { du -sk --apparent-size "$2" | cut -f1 > "$folder/$1.size"; }
backup() { dotnet "$folder/bin/Backup.dll" backup "$folder/root" "$folder/sets" "$folder/register.db" "$@"; }
export -f backup
export folder
has() { command -v "$1" >/dev/null; }

for round in $(seq 0 "$rounds"); do
  rm -rf "$folder/sets" "$folder/locked" "$folder/repository" "$folder/cache" "$folder/register.db"*
  find "$folder/root" -type f -exec cat {} + > /dev/null
  measure "1st.sopwebsite" bash -c 'backup full'
  size "1st.sopwebsite" "$folder/sets"
  measure "2nd.sopwebsite" bash -c 'backup differential'
  if has restic; then
    restic init -q --repo "$folder/repository"
    measure "1st.restic" restic backup -q --repo "$folder/repository" "$folder/root"
    size "1st.restic" "$folder/repository"
    measure "2nd.restic" restic backup -q --repo "$folder/repository" "$folder/root"
  fi
  if [ "$round" -le 2 ]; then
    measure "1st.tar-gzip" bash -c 'tar -C "$folder" -cf - root | gzip > "$folder/tar.gz"'
    size "1st.tar-gzip" "$folder/tar.gz"
    has pigz && { measure "1st.tar-pigz" bash -c 'tar -C "$folder" -cf - root | pigz > "$folder/tar.gz"'; size "1st.tar-pigz" "$folder/tar.gz"; }
    rm -f "$folder/tar.gz"
  fi
  if [ "$round" = 1 ]; then
    measure "1st.sopwebsite-encrypted" dotnet "$folder/bin/Backup.dll" backup "$folder/root" "$folder/locked" "$folder/locked.db" full kata-sandi-contoh
    rm -rf "$folder/locked" "$folder/locked.db"*
  fi
  bench change "$folder/root" 1 "$round" >/dev/null
  before=$(du -sk --apparent-size "$folder/sets" | cut -f1)
  measure "3rd.sopwebsite" bash -c 'backup differential'
  echo "$(( $(du -sk --apparent-size "$folder/sets" | cut -f1) - before ))" > "$folder/3rd.sopwebsite.size"
  has restic && measure "3rd.restic" restic backup -q --repo "$folder/repository" "$folder/root"
done

median() { local count; count=$(wc -l < "$1"); sort -n "$1" | sed -n "$(( (count + 1) / 2 ))p"; }
echo "$files files, $megabytes MB; medians of up to $rounds rounds, whole processes, $(nproc) processors"
printf '%-28s %10s %10s %12s\n' run seconds 'peak MB' 'size MB'
for file in "$folder"/*.wall; do
  name=$(basename "$file" .wall)
  printf '%-28s %10s %10s %12s\n' "$name" "$(median "$file" | awk '{ printf "%.2f", $1 / 1000 }')" "$(median "${file%.wall}.peak" | awk '{ printf "%.0f", $1 / 1024 }')" \
    "$([ -f "$folder/$name.size" ] && awk '{ printf "%.1f", $1 / 1024 }' "$folder/$name.size" || echo -)"
done
