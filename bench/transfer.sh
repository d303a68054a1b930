#!/usr/bin/env bash
# How fast files come from a server, sets go to one, and databases are dumped, each beside what anyone would use by hand, in turn in one run.
#   fetch  a tree like a content management system's (Backup/CmsTree.cs) over SFTP from an sshd on loopback: the module's mirror, rsync over ssh
#          and `sftp -r`. First run into an empty folder, and a second one with nothing changed (sftp has none: it takes everything again).
#   send   a set of that tree to the same server: the module sends, reads back and compares; rsync sends; `rsync + sha256sum` sends, and has the
#          server read it back and compare, over ssh.
#   dump   a MariaDB database of its own server: the module's set (a dump that is checked, compressed and read back), mariadb-dump | gzip and
#          mariadb-dump | pigz.
# Prints medians of wall time and peak memory of whole processes (the module starts and compiles itself each time), and the load of the machine.
# Usage: transfer.sh [FILES] [MEGABYTES] [DATABASE-MEGABYTES] [ROUNDS]      (2000, 500, 500 and 3; round 0 is not counted)
# Needs sshd, ssh, rsync, mariadbd and pigz. Loopback has no delay: a distant server is slower for all, and most for `sftp -r`.
set -eu
cd "$(dirname "$0")"
files=${1:-2000}
megabytes=${2:-500}
database=${3:-500}
rounds=${4:-3}
folder=$(mktemp -d ${FOLDER:+-p "$FOLDER"})
started=()
finish() { for id in "${started[@]}"; do kill "$id" 2>/dev/null && wait "$id" 2>/dev/null || true; done; rm -rf "$folder"; }
trap finish EXIT
dotnet build Backup -c Release -nologo -v q -o "$folder/bin" >&2
bench() { dotnet "$folder/bin/Backup.dll" "$@"; }
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) processors" >&2

# --- the SSH server
for key in host client; do ssh-keygen -q -t ed25519 -N '' -C contoh -f "$folder/$key"; done
cp "$folder/client.pub" "$folder/authorized"
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
port=$(( 20000 + RANDOM % 20000 ))
cat > "$folder/sshd_config" <<CONFIG
Port $port
ListenAddress 127.0.0.1
HostKey $folder/host
PidFile none
AuthorizedKeysFile $folder/authorized
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PermitRootLogin prohibit-password
MaxStartups 100
Subsystem sftp internal-sftp
CONFIG
mkfifo "$folder/said-ssh"
/usr/sbin/sshd -D -e -f "$folder/sshd_config" 2> "$folder/said-ssh" & started+=($!)
exec 7< "$folder/said-ssh"
grep -q -m1 '^Server listening' <&7
cat <&7 > /dev/null & started+=($!)
hostkey=$(cut -d' ' -f1,2 "$folder/host.pub")
echo "[127.0.0.1]:$port $hostkey" > "$folder/known_hosts"
ssh="-F none -i $folder/client -o IdentitiesOnly=yes -o UserKnownHostsFile=$folder/known_hosts -o BatchMode=yes -o LogLevel=ERROR"
me=$(id -un)
address=sftp://$me@127.0.0.1:$port

# --- the database server, its tables like a site's: texts that compress, and a share that does not
mkdir "$folder/data"
mariadb-install-db --no-defaults --datadir="$folder/data" --auth-root-authentication-method=normal --skip-test-db --user="$me" > /dev/null
mkfifo "$folder/said-db"
mariadbd --no-defaults --user="$me" --datadir="$folder/data" --socket="$folder/s" --pid-file="$folder/pid" --skip-networking \
  --innodb-buffer-pool-size=256M 2> "$folder/said-db" & started+=($!)
exec 8< "$folder/said-db"
grep -q -m1 'ready for connections' <&8
cat <&8 > /dev/null & started+=($!)
sql() { mariadb --no-defaults --socket="$folder/s" --user=root "$@"; }
sql -e "CREATE DATABASE situs CHARACTER SET utf8mb4; CREATE USER IF NOT EXISTS '$me'@localhost; GRANT ALL ON *.* TO '$me'@localhost"
rows=$(( database * 1000000 / 2120 ))
sql situs -e "CREATE TABLE berita (id INT PRIMARY KEY, judul VARCHAR(120), isi TEXT, sidik VARBINARY(64), waktu DATETIME) ENGINE=InnoDB;
  INSERT INTO berita SELECT seq, CONCAT('Judul berita ke-', seq), CONCAT(REPEAT(CONCAT('Kalimat contoh ke-', seq, ' tentang layanan informasi pengadilan. '), 28),
  MD5(seq), SHA2(seq, 256), SHA2(seq + 1, 512)), UNHEX(SHA2(seq, 512)), TIMESTAMPADD(MINUTE, seq, '2020-01-01') FROM seq_1_to_$rows"

# --- the tree and a set of it
bench make "$folder/root" "$files" "$megabytes"
bench backup "$folder/root" "$folder/sets" "$folder/register.db" full >&2
set_=$(find "$folder/sets" -mindepth 1 -maxdepth 1 -type d)
echo "tree: $(find "$folder/root" -type f | wc -l) files, $(du -sm --apparent-size "$folder/root" | cut -f1) MB; set: $(du -sm --apparent-size "$set_" | cut -f1) MB" >&2

# Wall milliseconds and peak kilobytes of a command.
measure() {
  local name=$1 from; shift
  sync
  from=$(date +%s%N)
  /usr/bin/time -f %M -o "$folder/peak" "$@" > "$folder/said" 2>&1 || { echo "$name:" >&2; cat "$folder/said" "$folder/peak" >&2; exit 1; }
  [ "$round" = 0 ] || { echo "$(( ($(date +%s%N) - from) / 1000000 ))" >> "$folder/$name.wall"; tail -1 "$folder/peak" >> "$folder/$name.peak"; }
}
same() { diff -r "$folder/root" "$1" > /dev/null || { echo "$1 is not as the tree" >&2; exit 1; }; }
export folder ssh me port set_

for round in $(seq 0 "$rounds"); do
  rm -rf "$folder/mirror" "$folder/rsync" "$folder/sftp" "$folder/there" "$folder/there2" "$folder/there3" "$folder/dumps" "$folder"/send.db* "$folder"/dump.db*
  find "$folder/root" "$folder/sets" -type f -exec cat {} + > /dev/null
  measure fetch-1st.sopwebsite dotnet "$folder/bin/Backup.dll" fetch "$address$folder/root" "$folder/client" "$hostkey" "$folder/mirror"
  measure fetch-1st.rsync rsync -a -e "ssh -p $port $ssh" "$me@127.0.0.1:$folder/root/" "$folder/rsync"
  measure fetch-1st.sftp sftp -q -r -p -P "$port" $ssh "$me@127.0.0.1:$folder/root" "$folder/sftp"
  same "$folder/mirror/files"; same "$folder/rsync"; same "$folder/sftp"
  measure fetch-2nd.sopwebsite dotnet "$folder/bin/Backup.dll" fetch "$address$folder/root" "$folder/client" "$hostkey" "$folder/mirror"
  measure fetch-2nd.rsync rsync -a -e "ssh -p $port $ssh" "$me@127.0.0.1:$folder/root/" "$folder/rsync"
  rm -rf "$folder/mirror" "$folder/rsync" "$folder/sftp"

  measure send.sopwebsite dotnet "$folder/bin/Backup.dll" send "$set_" "$folder/send.db" "$address$folder/there" "$folder/client" "$hostkey"
  measure send.rsync rsync -a -e "ssh -p $port $ssh" "$set_" "$me@127.0.0.1:$folder/there2/"
  measure send.rsync+sha256sum bash -c 'rsync -a -e "ssh -p $port $ssh" "$set_" "$me@127.0.0.1:$folder/there3/" &&
    ssh -p $port $ssh "$me@127.0.0.1" "cd $folder/there3/$(basename "$set_") && sha256sum --quiet -c SHA256SUMS"'
  rm -rf "$folder/there" "$folder/there2" "$folder/there3"

  measure dump.sopwebsite dotnet "$folder/bin/Backup.dll" dump "$folder/s" situs "$folder/dumps" "$folder/dump.db"
  gzip -dc "$folder"/dumps/*/database.sql.gz | tail -1 | grep -q '^-- Dump completed'
  size=$(du -sm --apparent-size "$folder"/dumps/*/database.sql.gz | cut -f1)
  for tool in gzip pigz; do
    tool=$tool measure "dump.$tool" bash -c 'mariadb-dump --no-defaults --socket="$folder/s" --single-transaction --routines --events --triggers --hex-blob situs | $tool > "$folder/dump.gz"'
    echo "dump by $tool: $(du -sm --apparent-size "$folder/dump.gz" | cut -f1) MB, the module's $size MB" >&2
  done
done

median() { local count; count=$(wc -l < "$1"); sort -n "$1" | sed -n "$(( (count + 1) / 2 ))p"; }
dumped=$(gzip -dc "$folder/dump.gz" | wc -c)
echo "$files files, $megabytes MB; dump of $(( dumped / 1000000 )) MB; medians of $rounds rounds, whole processes, $(nproc) processors"
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
printf '%-28s %10s %10s\n' run seconds 'peak MB'
for file in "$folder"/*.wall; do
  name=$(basename "$file" .wall)
  printf '%-28s %10s %10s\n' "$name" "$(median "$file" | awk '{ printf "%.2f", $1 / 1000 }')" "$(median "${file%.wall}.peak" | awk '{ printf "%.0f", $1 / 1024 }')"
done
