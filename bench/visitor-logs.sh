#!/usr/bin/env bash
# Makes two logs, scans them with the module's scanner and runs peers beside it, all in turn, and prints the median of each.
# Usage: visitor-logs.sh [MEGABYTES] [ROUNDS]      (2000 and 7; the first round is not counted; 1.7 times the size is needed for files)
# What each side does: wc counts line ends; grep and rg count the lines that hold one of 42 words, without decoding anything; gawk counts the
# lines of each address; goaccess makes statistics; zcat unpacks. The scanner reads all fields, decodes, applies all rules, keeps a record of
# every address, and starts and compiles itself each time. "court" is the kind of log that it was tuned on, "other" is one of another make.
set -eu
cd "$(dirname "$0")"
megabytes=${1:-2000}
rounds=${2:-7}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet build VisitorLogs -c Release -nologo -v q -o "$folder/net8.0" >/dev/null
dotnet build VisitorLogs -c Release -nologo -v q -p:Edition=netstandard2.0 -o "$folder/netstandard2.0" >/dev/null
bench() { dotnet "$folder/net8.0/VisitorLogs.dll" "$@"; }
older() { dotnet "$folder/netstandard2.0/VisitorLogs.dll" "$@"; }
bench make "$folder/court.log" "$megabytes"
bench make-other "$folder/other.log" "$((megabytes / 2))"
head -c 200M "$folder/court.log" > "$folder/part.log"
gzip -k "$folder/part.log"
words='union.{1,20}select|information_schema|sleep\(|benchmark\(|or%201=1|extractvalue|load_file|into%20outfile|<script|%3cscript|onerror=|javascript:|alert\(|\.\./|%2e%2e|etc/passwd|win\.ini|php://|expect://|=http://|wget%20|curl%20|/bin/sh|cmd\.exe|\$\(|jndi|eval\(|base64_decode|system\(|phpinfo|c99|r57|wso\.php|alfa\.php|/\.env|/\.git|\.sql|configuration\.php~|wp-login|xmlrpc|/administrator|gacor'
# Through a pipe: a grep that writes to /dev/null stops at its first hit.
take() {
  local name=$1 from
  shift
  from=$(date +%s%N)
  { "$@" || true; } | cat >/dev/null
  [ "$round" = 0 ] || echo "$(( ($(date +%s%N) - from) / 1000000 ))" >> "$folder/$name.ms"
}
search() { LC_ALL=C grep -ciE "$words" "$1"; }
per_address() { LC_ALL=C gawk '{ n[$1]++ } END { for (a in n) t++; print t }' "$1"; }
has() { command -v "$1" >/dev/null; }
for round in $(seq 0 "$rounds"); do
  for log in court other; do
    cat "$folder/$log.log" > /dev/null
    take "$log.1-wc" wc -l "$folder/$log.log"
    take "$log.2-grep" search "$folder/$log.log"
    has rg && take "$log.3-rg" rg -ci "$words" "$folder/$log.log"
    has gawk && [ $log = court ] && take "$log.4-gawk" per_address "$folder/$log.log"
    take "$log.5-scan-1-thread" bench scan 1 "$folder/$log.log"
    take "$log.6-scan-2-threads" bench scan 2 "$folder/$log.log"
    take "$log.7-netstandard2.0-1-thread" older scan 1 "$folder/$log.log"
  done
  take "part.1-zcat" zcat "$folder/part.log.gz"
  take "part.2-scan-gz" bench scan 2 "$folder/part.log.gz"
  take "part.3-scan-2-threads" bench scan 2 "$folder/part.log"
  # Slow, so three times are enough.
  if has goaccess && [ "$round" -le 3 ]; then take "part.4-goaccess" goaccess --log-format=COMBINED --no-global-config --no-progress -o "$folder/report.json" "$folder/part.log"; fi
done
echo "court $megabytes MB, other $((megabytes / 2)) MB, part 200 MB; whole processes, median of $rounds rounds in milliseconds; $(nproc) processors"
for file in "$folder"/*.ms; do
  count=$(wc -l < "$file")
  printf '%-40s %8d\n' "$(basename "$file" .ms)" "$(sort -n "$file" | sed -n "$(( (count + 1) / 2 ))p")"
done
for log in court other; do
  bench scan 1 "$folder/$log.log"
  bench scan 2 "$folder/$log.log"
done
older scan 1 "$folder/court.log"
bench flood 2 10000000
