#Requires -Version 7.4

<#
.SYNOPSIS
Builds, tests, rehearses or packages DdbCrossAccount.

.DESCRIPTION
Everything that this script does is also reachable with dotnet alone:

  Build      dotnet build -c Release
  Test       dotnet test -c Release; pwsh -NoProfile -File tests/Invoke-Tests.ps1
  Rehearse   dotnet run -c Release --project src/DdbCrossAccount.Rehearsal
  Package    dotnet build -c Release; dotnet msbuild src/DdbCrossAccount.Module -t:Package -p:Configuration=Release

It works offline once the packages are restored, installs nothing, and changes nothing outside this folder.

.PARAMETER Task
Build makes the module in place, Test builds and runs all tests, Rehearse moves a table between the sandbox's two accounts,
Package makes artifacts/DdbCrossAccount/<version>/ and artifacts/DdbCrossAccount.<version>.nupkg and tests that package.

.PARAMETER Configuration
The configuration of the build.

.EXAMPLE
./build.ps1 -Task Test

Builds the module and runs the xUnit and the Pester tests.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Rehearse', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-Program {
    param([string] $Program, [string[]] $Arguments)

    Write-Host "> $Program $Arguments"
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "'$Program $Arguments' ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Dotnet {
    Invoke-Program 'dotnet' $args
}

function Invoke-Pester {
    param([string[]] $Arguments = @())

    # A new process: this one may have loaded an earlier build, and loaded assemblies cannot be replaced.
    $powerShell = (Get-Process -Id $PID).Path
    Invoke-Program $powerShell (@('-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/tests/Invoke-Tests.ps1") + $Arguments)
}

function Build {
    Invoke-Dotnet build $PSScriptRoot -c $Configuration
}

function Test {
    Build
    Invoke-Dotnet test $PSScriptRoot -c $Configuration --no-build
    Invoke-Pester
}

function Rehearse {
    Invoke-Dotnet run -c $Configuration --project "$PSScriptRoot/src/DdbCrossAccount.Rehearsal"
}

function Package {
    Build
    Invoke-Dotnet msbuild "$PSScriptRoot/src/DdbCrossAccount.Module" -t:Package "-p:Configuration=$Configuration" -v:minimal
    $version = (Import-PowerShellDataFile "$PSScriptRoot/DdbCrossAccount.psd1").ModuleVersion
    Invoke-Pester '-Manifest', "$PSScriptRoot/artifacts/DdbCrossAccount/$version/DdbCrossAccount.psd1"
}

& $Task
