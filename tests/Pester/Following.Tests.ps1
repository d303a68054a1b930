Describe 'Following visitor logs' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        function Line($Address, $Target, $Status = 404, $Time = '21/Nov/2026:09:30:15 +0700') {
            "$Address - - [$Time] `"GET $Target HTTP/1.1`" $Status 512 `"-`" `"Mozilla/5.0`""
        }
        function Write-Log($Path, [string[]]$Line) { [IO.File]::AppendAllText($Path, ($Line -join "`n") + "`n") }
    }

    Context '-Incremental' {
        BeforeEach {
            $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
            $log = Join-Path $folder 'access.log'
            $site = 'pn-' + (Split-Path $folder -Leaf)
            $null = Register-SopSite $site -LogPath (Join-Path $folder 'access.log*')
            Write-Log $log (Line 203.0.113.1 '/.env'), (Line 203.0.113.2 '/')
        }

        It 'reads each line once, through renaming, packing and copying' {
            Get-SuspiciousVisitor -Site $site -Incremental | ForEach-Object Address | Should -Be '203.0.113.1'
            @(Get-SuspiciousVisitor -Site $site -Incremental).Count | Should -Be 0

            Write-Log $log (Line 203.0.113.3 '/.git/config')
            Move-Item $log "$log.1"
            Write-Log $log (Line 203.0.113.4 '/backup.sql')
            Get-SuspiciousVisitor -Site $site -Incremental | ForEach-Object Address | Sort-Object | Should -Be '203.0.113.3', '203.0.113.4'

            $gzip = [IO.Compression.GZipStream]::new([IO.File]::Create("$log.2.gz"), [IO.Compression.CompressionMode]::Compress)
            $bytes = [IO.File]::ReadAllBytes("$log.1")
            $gzip.Write($bytes, 0, $bytes.Length)
            $gzip.Dispose()
            Remove-Item "$log.1"
            Copy-Item $log "$log.1"
            Clear-Content $log
            @(Get-SuspiciousVisitor -Site $site -Incremental -WarningVariable warnings).Count | Should -Be 0
            @($warnings).Count | Should -Be 0
        }

        It 'adds up over passes' {
            1..3 | ForEach-Object {
                $found = Get-SuspiciousVisitor -Site $site -Incremental
                Write-Log $log (Line 203.0.113.1 '/.env')
            }
            $found.Requests | Should -Be 3
            $found.Reasons[0].Count | Should -Be 3
        }

        It 'leaves an unfinished line for the next pass' {
            [IO.File]::AppendAllText($log, (Line 203.0.113.5 '/.env').Substring(0, 60))
            Get-SuspiciousVisitor -Site $site -Incremental -WarningVariable warnings | ForEach-Object Address | Should -Be '203.0.113.1'
            @($warnings).Count | Should -Be 0
            Write-Log $log (Line 203.0.113.5 '/.env').Substring(60)
            Get-SuspiciousVisitor -Site $site -Incremental | ForEach-Object Address | Should -Be '203.0.113.5'
        }

        It 'warns where lines may be missing' {
            $null = Get-SuspiciousVisitor -Site $site -Incremental
            Remove-Item $log
            Write-Log $log (Line 203.0.113.6 '/')
            $null = Get-SuspiciousVisitor -Site $site -Incremental -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -BeLike "*$log*"
        }

        It 'takes no period' {
            { Get-SuspiciousVisitor -Site $site -Incremental -Since 2026-11-21 -ErrorAction Stop } | Should -Throw -ErrorId 'SopFollowingHasNoPeriod,*'
        }

        It 'is what the routine does' {
            $null = Set-SopSite $site -Uri http://127.0.0.1:9/
            $step = { Invoke-SopRoutine -Site $site -WarningAction SilentlyContinue | Where-Object Step -EQ Visitors }
            (& $step).Output.Summary.Requests | Should -Be 2
            (& $step).Output.Summary.Requests | Should -Be 0
            Write-Log $log (Line 203.0.113.7 '/')
            (& $step).Output.Summary.Requests | Should -Be 1
        }
    }

    Context '-Wait' {
        It 'writes visitors as they come, through a rotation, and stops when asked to' {
            $log = Join-Path $TestDrive 'hidup.log'
            Write-Log $log (Line 203.0.113.1 '/.env' 200)
            $found = [Management.Automation.PSDataCollection[psobject]]::new()
            $shell = [powershell]::Create().AddScript({ param($manifest, $path) Import-Module $manifest; Get-SuspiciousVisitor $path -Wait }).
                AddArgument((Get-Module SopWebsite).Path.Replace('.psm1', '.psd1')).AddArgument($log)
            function Wait-For($Count) { while ($found.Count -lt $Count -and $shell.InvocationStateInfo.State -eq 'Running') { Start-Sleep -Milliseconds 50 } }
            try {
                $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $found)
                while ($shell.InvocationStateInfo.State -eq 'NotStarted') { [Threading.Thread]::Yield() }
                Wait-For 1
                $found[0].Address | Should -Be '203.0.113.1'
                Move-Item $log "$log.1"
                Write-Log $log (Line 203.0.113.2 '/.git/config' 200)
                Wait-For 2
                $found[1].Address | Should -Be '203.0.113.2'
                $shell.InvocationStateInfo.State | Should -Be 'Running'
                $shell.Stop()
                $shell.InvocationStateInfo.State | Should -Be 'Stopped'
                $running.IsCompleted | Should -BeTrue
            }
            finally { $shell.Dispose() }
        }
    }
}
