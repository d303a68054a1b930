function New-RuleFile([string] $Name, [string] $Text) {
    $path = Join-Path $TestDrive $Name
    Set-Content -LiteralPath $path -Value $Text
    $path
}

$ownRule = @'
name: pn-contoh
rules:
  - id: pn-contoh-lama
    category: probing
    weight: 4
    technique: T1595.003
    in: path
    literals: ['/situs-lama/']
    pattern: '/situs-lama/[a-z]+\.php$'
    meaning: {en: asks for a script of the old site, id: meminta skrip situs lama}
    remedy: {en: Remove what is left of it., id: Hapus sisa situs lama.}
    match: ['/situs-lama/masuk.php']
    clean: ['/situs-lama/', '/berita/situs-lama']
'@
