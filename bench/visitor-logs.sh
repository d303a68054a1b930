#!/usr/bin/env bash
# Scans one made log with the module's scanner and with grep, in turn, and prints the median of each. Usage: visitor-logs.sh [MEGABYTES] [ROUNDS]
# The scanner reads all fields, decodes, applies all rules and keeps a record of every address; grep counts lines that hold one of 42 words.
set -eu
cd "$(dirname "$0")"
megabytes=${1:-400}
rounds=${2:-7}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build VisitorLogs -c Release -nologo -v q >/dev/null
bench() { dotnet VisitorLogs/bin/Release/net8.0/VisitorLogs.dll "$@"; }
bench make "$folder/access.log" "$megabytes"
words='union.{1,20}select|information_schema|sleep\(|benchmark\(|or%201=1|extractvalue|load_file|into%20outfile|<script|%3cscript|onerror=|javascript:|alert\(|\.\./|%2e%2e|etc/passwd|win\.ini|php://|expect://|=http://|wget%20|curl%20|/bin/sh|cmd\.exe|\$\(|jndi|eval\(|base64_decode|system\(|phpinfo|c99|r57|wso\.php|alfa\.php|/\.env|/\.git|\.sql|configuration\.php~|wp-login|xmlrpc|/administrator|gacor'
# Through a pipe: a grep that writes to /dev/null stops at its first hit.
seconds() { local from; from=$(date +%s%N); { "$@" || true; } | cat >/dev/null; echo "$(( ($(date +%s%N) - from) / 1000000 ))"; }
median() { sort -n | sed -n "$(( (rounds + 1) / 2 ))p"; }
for round in $(seq 0 "$rounds"); do
  scan=$(seconds bench scan "$folder/access.log")
  grep=$(LC_ALL=C seconds grep -ciE "$words" "$folder/access.log")
  [ "$round" = 0 ] && continue   # the first round warms the page cache
  echo "$scan" >> "$folder/scan"
  echo "$grep" >> "$folder/grep"
done
bench scan "$folder/access.log"
echo "$megabytes MB, median of $rounds rounds, whole processes: scan $(median < "$folder/scan") ms, grep -ciE $(median < "$folder/grep") ms"
