#!/usr/bin/env bash
# Checks local virtual hosts (half slow by 50 ms, some refusing, some hanging, some with a certificate nobody trusts) with the module's check, with
# prometheus-blackbox-exporter driven by curl, and with curl alone, in turn and at the same concurrency. Usage: availability.sh [HOSTS] [LIMIT] [ROUNDS]
# Whole processes, medians of wall time and of peak memory; what the hosts themselves cost is the same for all. A check may take 2 s.
# blackbox-running leaves out the exporter's start, as if it had been running already; its memory is the exporter's and curl's together.
# sopwebsite-running is the same for the module: the second pass in one process, as in a PowerShell that is open.
set -eu
cd "$(dirname "$0")"
hosts=${1:-1000}
limit=${2:-256}
rounds=${3:-3}
folder=$(mktemp -d)
server=
exporter=
finish() { [ -z "$exporter" ] || kill "$exporter" 2>/dev/null || true; exec 3>&- || true; [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"; }
trap finish EXIT
dotnet build Availability -c Release -nologo -v q >/dev/null
bench=Availability/bin/Release/net8.0/Availability.dll
mkfifo "$folder/input"
dotnet "$bench" serve "$folder" "$hosts" < "$folder/input" > "$folder/ready" & server=$!
exec 3> "$folder/input"
until grep -q ready "$folder/ready"; do sleep 0.1; done
export SSL_CERT_FILE=$folder/authority.pem
sed -e 's|.*|url = "&"\noutput = "/dev/null"|' "$folder/targets.txt" > "$folder/curl"
sed -e 's|.*|url = "http://127.0.0.1:9915/probe?module=page\&target=&"\noutput = "/dev/null"|' "$folder/targets.txt" > "$folder/probes"
printf 'modules:\n  page:\n    prober: http\n    timeout: 2s\n    http:\n      preferred_ip_protocol: ip4\n' > "$folder/blackbox.yml"

# Wall milliseconds and peak kilobytes of a command, into two files.
measure() {
  local name=$1 from; shift
  from=$(date +%s%N)
  /usr/bin/time -f %M -o "$folder/peak" "$@" > "$folder/output-$name" 2>/dev/null || true
  wall=$(( ($(date +%s%N) - from) / 1000000 )) peak=$(tail -1 "$folder/peak")
}
keep() { [ "$round" = 0 ] || { echo "$wall" >> "$folder/wall-$1"; echo "$peak" >> "$folder/peak-$1"; }; }
median() { sort -n "$1" | sed -n "$(( (rounds + 1) / 2 ))p"; }

for round in $(seq 0 "$rounds"); do   # round 0 warms the file cache
  measure sopwebsite dotnet "$bench" check "$folder/targets.txt" "$limit" 2 .. 1
  keep sopwebsite
  measure sopwebsite-running dotnet "$bench" check "$folder/targets.txt" "$limit" 2 .. 2
  wall=$(sed -n 's/^pass 2:.* \([0-9]*\) ms$/\1/p' "$folder/output-sopwebsite-running")
  keep sopwebsite-running
  measure curl curl -s --parallel --parallel-max "$limit" --parallel-immediate -m 2 -L -K "$folder/curl"
  keep curl
  if command -v prometheus-blackbox-exporter >/dev/null; then
    begun=$(date +%s%N)
    prometheus-blackbox-exporter --config.file="$folder/blackbox.yml" --web.listen-address=127.0.0.1:9915 --log.level=error 2>/dev/null & exporter=$!
    until curl -s -o /dev/null http://127.0.0.1:9915/; do sleep 0.01; done
    measure blackbox curl -s --parallel --parallel-max "$limit" --parallel-immediate -K "$folder/probes"
    peak=$(( peak + $(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$exporter/status") ))
    keep blackbox-running
    wall=$(( ($(date +%s%N) - begun) / 1000000 ))
    keep blackbox
    kill "$exporter"; wait "$exporter" 2>/dev/null || true; exporter=
  fi
done
cat "$folder/output-sopwebsite"
echo "$hosts hosts, $limit at a time, median of $rounds, whole processes; load $(cut -d' ' -f1 /proc/loadavg)"
for name in sopwebsite sopwebsite-running curl blackbox blackbox-running; do
  [ -f "$folder/wall-$name" ] || continue
  echo "$name: $(median "$folder/wall-$name") ms, $(( $(median "$folder/peak-$name") / 1024 )) MB"
done
