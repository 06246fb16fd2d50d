#Requires -Version 7.4

<#
.SYNOPSIS
Runs the Pester tests of the built module and ends with exit code 1 when one fails.
.PARAMETER Path
A test file, or a folder of them.
.PARAMETER Manifest
The module to test; the repository's own when it is not given.
#>
param(
    [string] $Path = $PSScriptRoot,
    [string] $Manifest
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$env:DDBCROSSACCOUNT_MANIFEST = $Manifest
Import-Module Pester -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration

"Pester: $($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount) skipped."
exit [int]($result.Result -ne 'Passed')
