#!/usr/bin/env bash
# Lists renewals by urgency beside a naive peer in the same run: the sqlite3 shell that asks the same table for what ends within 90 days and sorts
# it. The peer reads one column and knows no stages, invoices, budget years or findings; the module reads everything and works them out.
# Usage: renewals.sh [RENEWALS] [ROUNDS]      (10000 and 7; whole processes, medians; the first round is not counted; "list" prints what each
# listing took within one process, as a session of PowerShell has it)
set -eu
cd "$(dirname "$0")"
renewals=${1:-10000}
rounds=${2:-7}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build Renewals -c Release -nologo -v q >&2
bench() { dotnet Renewals/bin/Release/net8.0/Renewals.dll "$@"; }
milliseconds() { local from; from=$(date +%s%N); "$@" >/dev/null; echo "$(( ($(date +%s%N) - from) / 1000000 ))"; }
median() { sort -n | sed -n "$(( (rounds + 1) / 2 ))p"; }
data=$(cd .. && pwd)
bench make "$folder/register.db" "$data" "$renewals"
until=$(date -u -d '+90 days' +%Y-%m-%dT%H:%M:%S.000Z)
peer() {
  sqlite3 "$folder/register.db" "SELECT site, kind, subject, expires_at FROM renewal WHERE expires_at IS NULL OR expires_at <= '$until'
    ORDER BY expires_at IS NOT NULL, expires_at"
}
whole() { sqlite3 "$folder/register.db" "SELECT body FROM renewal ORDER BY expires_at"; }
for round in $(seq 0 "$rounds"); do
  list=$(milliseconds bench list "$folder/register.db" "$data")
  sqlite=$(milliseconds peer)
  bodies=$(milliseconds whole)
  [ "$round" = 0 ] || for one in list sqlite bodies; do echo "${!one}" >> "$folder/$one.ms"; done
done
echo "$renewals renewals, $(stat -c %s "$folder/register.db") bytes, $(peer | wc -l) that end within 90 days"
bench list "$folder/register.db" "$data"
echo "whole process, eight listings in it: $(median < "$folder/list.ms") ms (median of $rounds)"
echo "peers, whole processes: sqlite3 query and sort $(median < "$folder/sqlite.ms") ms, sqlite3 reading every body $(median < "$folder/bodies.ms") ms"
