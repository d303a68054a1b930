# Dot-sourced beside Support.ps1: a real sshd on loopback, with keys and settings of its own.
function Start-LoopbackSsh([string] $Folder) {
    $null = New-Item -ItemType Directory -Path $Folder -Force
    foreach ($name in 'host', 'other', 'client') { ssh-keygen -q -t ed25519 -N '' -C $name -f (Join-Path $Folder $name) }
    Copy-Item (Join-Path $Folder 'client.pub') (Join-Path $Folder 'authorized_keys')
    # Under the administrator's account sshd wants this folder, which a package makes when the service starts.
    if ([Environment]::UserName -eq 'root') { $null = New-Item -ItemType Directory -Path '/run/sshd' -Force }
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    Set-Content -LiteralPath (Join-Path $Folder 'sshd_config') -Value @"
Port $port
ListenAddress 127.0.0.1
HostKey $Folder/host
PidFile none
AuthorizedKeysFile $Folder/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PermitRootLogin yes
Subsystem sftp internal-sftp
"@
    $start = [Diagnostics.ProcessStartInfo]::new((Get-SshServer))
    foreach ($argument in '-D', '-e', '-f', (Join-Path $Folder 'sshd_config')) { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardError = $true
    $process = [Diagnostics.Process]::Start($start)
    while ($null -ne ($line = $process.StandardError.ReadLine()) -and $line -notlike 'Server listening on*') { }
    # Read on, or the pipe would fill up.
    $null = $process.StandardError.ReadToEndAsync()
    @{ Port = $port; Process = $process; Identity = Join-Path $Folder 'client'; Key = Get-Content (Join-Path $Folder 'host.pub')
        OtherKey = Get-Content (Join-Path $Folder 'other.pub') }
}

function Get-SshServer { '/usr/sbin/sshd', '/usr/local/sbin/sshd' | Where-Object { Test-Path -LiteralPath $_ } | Select-Object -First 1 }
