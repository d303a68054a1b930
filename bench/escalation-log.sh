#!/usr/bin/env bash
# Appends to the escalation log and verifies it, on a file and on a PostgreSQL server of its own, beside programs that do the same work without a
# chain: the sqlite3 shell that inserts the same rows in the same batches, sha256sum over the same bytes. Writes the log as a signed file and checks
# that, beside sha256sum and openssl dgst over the file. Usage: escalation-log.sh [ENTRIES] [ROUNDS]
# Whole processes, medians; what begins with "append" or "verify" is the module's own measure of one run. PostgreSQL keeps fsync on.
set -eu
cd "$(dirname "$0")"
entries=${1:-100000}
rounds=${2:-5}
folder=$(mktemp -d)
chmod 755 "$folder"
server=
as_postgres() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
finish() { [ -z "$server" ] || as_postgres "$server/pg_ctl" -D "$data" -m immediate stop >/dev/null; rm -rf "$folder" "${data%/data}"; }
data=$(as_postgres mktemp -d)/data
trap finish EXIT
dotnet build EscalationLog -c Release -nologo -v q >&2
bench() { dotnet EscalationLog/bin/Release/net8.0/EscalationLog.dll "$@"; }
milliseconds() { local from; from=$(date +%s%N); "$@" >/dev/null; echo "$(( ($(date +%s%N) - from) / 1000000 ))"; }
median() { sort -n | sed -n "$(( (rounds + 1) / 2 ))p"; }
insert() { rm -f "$folder/peer.db"*; sqlite3 "$folder/peer.db" < "$folder/rows.sql"; }
bench rows "$entries" > "$folder/rows.sql"
bench forms "$entries" > "$folder/forms"
echo "$entries entries, $(stat -c %s "$folder/forms") bytes hashed"

kinds=(file)
for bin in /usr/lib/postgresql/*/bin /usr/local/bin; do
  [ -x "$bin/initdb" ] || continue
  as_postgres "$bin/initdb" -D "$data" -U sop --auth=trust --encoding=UTF8 --locale=C >/dev/null
  as_postgres "$bin/pg_ctl" -D "$data" -w -l "$data/log" -o "-c listen_addresses= -c unix_socket_directories=${data%/data}" start >/dev/null
  server=$bin kinds+=(postgresql)
  break
done

for round in $(seq 0 "$rounds"); do
  for kind in "${kinds[@]}"; do
    if [ "$kind" = file ]; then rm -f "$folder/register.db"*; place=$folder/register.db
    else psql -qX -h "${data%/data}" -U sop -d postgres -c 'DROP DATABASE IF EXISTS log' -c 'CREATE DATABASE log' >/dev/null 2>&1; place="postgresql:///log?host=${data%/data}"; place=${place/:\/\/\//:\/\/sop@/}; fi
    append=$(milliseconds bench append "$place" "$entries")
    verify=$(milliseconds bench verify "$place")
    [ "$round" = 0 ] || { echo "$append" >> "$folder/append-$kind"; echo "$verify" >> "$folder/verify-$kind"; }
    [ "$round" != "$rounds" ] || { bench verify "$place" | sed "s/^/$kind /"; }
  done
  place=$folder/register.db
  export=$(milliseconds bench export "$place" "$folder/log.jsonl")
  check=$(milliseconds bench check "$folder/log.jsonl")
  shafile=$(milliseconds sha256sum "$folder/log.jsonl")
  openssl=$(milliseconds openssl dgst -sha256 "$folder/log.jsonl")
  if [ "$round" = "$rounds" ]; then bench export "$place" "$folder/log.jsonl"; bench check "$folder/log.jsonl"; echo "log.jsonl: $(stat -c %s "$folder/log.jsonl") bytes"; fi
  [ "$round" = 0 ] || for one in export check shafile openssl; do echo "${!one}" >> "$folder/$one"; done
  sqlite=$(milliseconds insert)
  sha=$(milliseconds sha256sum "$folder/forms")
  [ "$round" = 0 ] || { echo "$sqlite" >> "$folder/sqlite"; echo "$sha" >> "$folder/sha"; }
done
for kind in "${kinds[@]}"; do
  echo "$kind: append $(median < "$folder/append-$kind") ms, verify $(median < "$folder/verify-$kind") ms (median of $rounds, whole processes)"
done
echo "peers: sqlite3 inserting the rows $(median < "$folder/sqlite") ms, sha256sum over the bytes $(median < "$folder/sha") ms"
echo "file: export $(median < "$folder/export") ms, check $(median < "$folder/check") ms (median of $rounds, whole processes)"
echo "peers over the file: sha256sum $(median < "$folder/shafile") ms, openssl dgst $(median < "$folder/openssl") ms"
