# First line of each test file: the built module, one sandbox for the file, and what the tests share.

$ErrorActionPreference = 'Stop'
$PSModuleAutoLoadingPreference = 'None'
$repository = Split-Path $PSScriptRoot
$manifest = if ($env:DDBCROSSACCOUNT_MANIFEST) { $env:DDBCROSSACCOUNT_MANIFEST } else { Join-Path $repository 'DdbCrossAccount.psd1' }
if (-not (Get-Module DdbCrossAccount)) {
    Import-Module $manifest
}

# Exports and imports take seconds of the sandbox's time, and ten minutes of it pass in a second, so that the newest
# restorable time passes a fresh stream soon.
function Start-TestSandbox {
    Start-DdbSandbox -ExportDuration 60 -ImportDuration 60 -ClockRate 600
}

# Makes a table of a few items and returns its name.
function New-TestTable {
    param($Sandbox, [string] $Name, [int] $Count = 5)

    $path = Join-Path $TestDrive "$Name.jsonl"
    1..$Count | ForEach-Object { @{ id = "item-$_"; number = $_; nested = @{ list = @(1, 'two', $null) } } | ConvertTo-Json -Compress } |
        Set-Content -LiteralPath $path
    Import-DdbSandboxTable $Name $path id:S -Sandbox $Sandbox
    $Name
}

# Moves one finished export's worth of time: everything is made, exported and waited for.
function New-TestExport {
    param($Sandbox, [string] $Name)

    $null = New-TestTable $Sandbox $Name
    Start-DdbExport $Name -Source $Sandbox.Source -Target $Sandbox.Target -S3Bucket $Sandbox.S3Bucket -EnablePitr |
        Wait-DdbExport -Timeout 120
}

# What Tab offers at the end of the line.
function Complete {
    param([string] $Line)

    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object CompletionText
}

# Runs a script block that fails and returns its error records, and nothing else.
function Get-ErrorOf {
    param([scriptblock] $Script)

    $ErrorActionPreference = 'Continue'
    $output = try { & $Script 2>&1 } catch { $_ }
    , @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
}

# Runs a script in a new PowerShell, as a later session would, and returns what it prints.
function Invoke-InNewSession {
    param([string] $Script)

    $text = "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; `$PSModuleAutoLoadingPreference = 'None'; Import-Module Microsoft.PowerShell.Utility, Microsoft.PowerShell.Management; Import-Module '$manifest'; $Script"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -EncodedCommand $encoded
}
