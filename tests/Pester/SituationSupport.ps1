# A site whose check failed for real: nothing listens on the port.
$probe = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
$probe.Start()
$closedPort = $probe.LocalEndpoint.Port
$probe.Stop()
$root = Join-Path $TestDrive 'public_html'
$null = New-Item -ItemType Directory -Path $root -Force
Set-Content -LiteralPath (Join-Path $root 'index.html') -Value '<h1>contoh</h1>'
$null = Register-SopSite pn-contoh -Uri "http://127.0.0.1:$closedPort/" -DocumentRoot $root -BackupPath (Join-Path $TestDrive 'backup')
$null = Register-SopThirdParty 'Hosting Contoh' Hosting
$null = Register-SopOfficer 'Kasubbag Contoh' kasubbag-ptip
