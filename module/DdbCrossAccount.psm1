#Requires -Version 7.4

# Loads the module, nothing else: the small assembly into the session, everything else into a load context of its own.
$ErrorActionPreference = 'Stop'
$folder = [System.IO.Path]::GetFullPath((Join-Path $PSScriptRoot 'bin' 'net8.0'))
$smallAssembly = Join-Path $folder 'DdbCrossAccount.dll'

if (-not (Test-Path -LiteralPath $smallAssembly)) {
    throw "DdbCrossAccount is not built: '$smallAssembly' does not exist. Run 'dotnet build' or './build.ps1' in the repository first."
}

$isReload = $null -ne ('DdbCrossAccount.ModuleLoadContext' -as [type])
if (-not $isReload) {
    Add-Type -LiteralPath $smallAssembly
}

$assembly = [DdbCrossAccount.ModuleLoadContext]::Initialize($folder)
$cmdlets = Import-Module -Assembly $assembly -PassThru

if ($isReload) {
    # The second import of an assembly comes from a cache and no longer adds its cmdlets to this module
    # (https://github.com/PowerShell/PowerShell/issues/20710), so they are added here.
    $addExportedCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
    foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) {
        $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
    }
}
