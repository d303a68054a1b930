# Dot-sourced after Support.ps1: a site without a database, and a set of it.
$root = New-Item -ItemType Directory (Join-Path $TestDrive "web-$(New-Guid)")
Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
Set-Content -LiteralPath (Join-Path $root 'berita é.html') -Value 'isi'
$null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath (Join-Path $TestDrive "cadangan-$(New-Guid)")
$backup = Backup-Website pn-contoh
