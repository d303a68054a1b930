Describe 'Find-SiteDatabase' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        $file = Join-Path $root 'configuration.php'
        Set-Content -LiteralPath $file -Value @'
<?php
class JConfig {
	public $dbtype = 'mysqli';
	public $host = 'db.example.go.id:3307';
	public $user = 'situs';
	public $password = 'kata-sandi-contoh';
	public $db = 'pn_contoh';
	public $dbprefix = 'abc_';
}
'@
        $null = Register-SopSite pn-contoh -DocumentRoot $root
        $null = Register-SopSite pn-kosong
    }

    It 'finds the account and shows no password' {
        $found = Find-SiteDatabase pn-contoh

        $found | Should -BeOfType SopWebsite.Backups.Databases.SiteDatabaseFinding
        $found.Site, $found.DatabaseName, $found.Engine, $found.HostName, $found.Port, $found.UserName | Should -Be 'pn-contoh', 'pn_contoh', 'MySql', 'db.example.go.id', 3307, 'situs'
        $found.Secret | Should -Be "php:$file"
        $found | Format-List * | Out-String | Should -Not -Match 'kata-sandi-contoh'
        $found | ConvertTo-Json | Should -Not -Match 'kata-sandi-contoh'
    }

    It 'hands what it found to Register-SiteDatabase' {
        Find-SiteDatabase pn-contoh | Register-SiteDatabase
        $site = Get-SopSite pn-contoh
        $site.Database.Name, $site.Database.Host, $site.Database.UserName, $site.Database.Secret | Should -Be 'pn_contoh', 'db.example.go.id', 'situs', "php:$file"
    }

    It 'reads a file that is named' {
        (Find-SiteDatabase -Path (Join-Path $root '*.php')).Software | Should -Be 'Joomla'
        (Find-SiteDatabase -LiteralPath $file -Site pn-kosong).Site | Should -Be 'pn-kosong'
    }

    It 'says where there is none, and goes on' {
        $found = Find-SiteDatabase pn-kosong, pn-contoh -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopConfigurationNotFound,*'
        @($found).Count | Should -Be 1
    }

    It 'refuses what PHP would have to work out' {
        $other = Join-Path $TestDrive 'wp-config.php'
        Set-Content -LiteralPath $other -Value "<?php define('DB_NAME', 'x'); define('DB_PASSWORD', getenv('X'));"
        { Find-SiteDatabase -LiteralPath $other -ErrorAction Stop } | Should -Throw -ErrorId 'SopConfigurationComputed,*'
    }
}
