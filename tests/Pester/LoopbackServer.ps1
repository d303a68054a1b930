# Dot-sourced by files that need a real server: one on a free loopback port, in a runspace of its own.
# Pages: path -> @{ Status; Type; Body; Headers }. An unknown path is 404; a page with Hang = $true never answers.
function Start-LoopbackServer {
    param([hashtable] $Pages)
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $worker = [powershell]::Create().AddScript({
            param($listener, $pages)
            $held = [System.Collections.Generic.List[object]]::new()
            while ($true) {
                try { $client = $listener.AcceptTcpClient() } catch { return }
                try {
                    $stream = $client.GetStream()
                    $reader = [System.IO.StreamReader]::new($stream, [System.Text.Encoding]::ASCII)
                    $path = "$($reader.ReadLine())".Split(' ')[1]
                    while ($reader.ReadLine()) { }
                    $page = $pages[$path]
                    if ($page.Hang) { $held.Add($client); continue }
                    if (-not $page) { $page = @{ Status = 404; Body = 'tidak ada' } }
                    $body = [System.Text.Encoding]::UTF8.GetBytes([string]$page.Body)
                    $status = if ($page.Status) { $page.Status } else { 200 }
                    $type = if ($page.Type) { $page.Type } else { 'text/html; charset=utf-8' }
                    $lines = @("HTTP/1.1 $status X", 'Connection: close', "Content-Type: $type", "Content-Length: $($body.Length)") + @($page.Headers)
                    $head = [System.Text.Encoding]::ASCII.GetBytes((($lines | Where-Object { $_ }) -join "`r`n") + "`r`n`r`n")
                    $stream.Write($head, 0, $head.Length)
                    $stream.Write($body, 0, $body.Length)
                    $client.Dispose()
                } catch { $client.Dispose() }
            }
        }).AddArgument($listener).AddArgument($Pages)
    $null = $worker.BeginInvoke()
    [pscustomobject]@{ Uri = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"; Listener = $listener; Worker = $worker }
}

function Stop-LoopbackServer {
    param($Server)
    $Server.Listener.Stop()
    $Server.Worker.Stop()
    $Server.Worker.Dispose()
}
