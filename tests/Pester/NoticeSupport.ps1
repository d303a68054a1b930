# Officers, and a webhook on this machine that takes what it is sent.
. $PSScriptRoot/LoopbackServer.ps1
$null = Register-SopSite pn-contoh
$null = Register-SopOfficer 'Kasubbag Contoh' kasubbag-ptip -Email kasubbag@example.go.id
$null = Register-SopOfficer 'Ketua Contoh' ketua
$env:SOP_UJI_RAHASIA = 'rahasia-yang-tidak-boleh-terlihat'
