@{
    RootModule = 'module/DdbCrossAccount.psm1'
    ModuleVersion = '0.1.0'
    GUID = 'b2c3c0e1-6d0e-4f5b-9a57-52f1f0b8f6f4'
    Author = 'DdbCrossAccount contributors'
    CompanyName = 'DdbCrossAccount'
    Copyright = '(c) DdbCrossAccount contributors. MIT License.'
    Description = 'Moves live Amazon DynamoDB tables from one AWS account to another without downtime and without a lost write, and proves it.'
    PowerShellVersion = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess = @('module/DdbCrossAccount.Format.ps1xml')
    TypesToProcess = @('module/DdbCrossAccount.Types.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport = @(
        'Connect-DdbAccount'
        'Disable-DdbCdc'
        'Enable-DdbCdc'
        'Get-DdbCdc'
        'Get-DdbCdcFailure'
        'Get-DdbExportStatus'
        'Get-DdbImportStatus'
        'Get-DdbSandboxFault'
        'Get-DdbSandboxRequest'
        'Get-DdbTableDefinition'
        'Import-DdbSandboxTable'
        'Import-DdbTable'
        'Publish-DdbCdcFunction'
        'Remove-DdbCdc'
        'Repair-DdbCdcFailure'
        'Set-DdbSandboxFault'
        'Start-DdbExport'
        'Start-DdbSandbox'
        'Step-DdbSandboxClock'
        'Stop-DdbSandbox'
        'Wait-DdbCdc'
        'Wait-DdbExport'
        'Wait-DdbImport'
    )
    VariablesToExport = @()
    AliasesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = @('AWS', 'DynamoDB', 'Migration', 'CrossAccount', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
        }
    }
}
