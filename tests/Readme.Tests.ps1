BeforeAll {
    . "$PSScriptRoot/common.ps1"
    1..30 | ForEach-Object { @{ year = 1990 + $_ % 3; title = "Film $_"; info = @{ rank = $_; genres = @('Drama') } } } |
        ConvertTo-Json -Depth 4 | Set-Content -LiteralPath (Join-Path $TestDrive 'films.json')

    # The PowerShell block below a heading of the README, without what builds and loads: that is done already.
    function Get-ReadmeBlock {
        param([string] $Heading)

        $text = Get-Content -LiteralPath (Join-Path $repository 'README.md') -Raw
        $section = $text.Substring($text.IndexOf("`n### $Heading"))
        $block = [regex]::Match($section, '(?s)```powershell\n(.*?)```').Groups[1].Value
        ($block -split '\n' | Where-Object { $_ -notmatch '^(dotnet|Import-Module) ' }) -join "`n"
    }

    # Runs that block where films.json is.
    function Invoke-ReadmeBlock {
        param([string] $Heading)

        Push-Location $TestDrive
        try {
            & ([scriptblock]::Create((Get-ReadmeBlock $Heading)))
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'README' {
    It 'rehearses with PowerShell as written' {
        $output = @(Invoke-ReadmeBlock 'With PowerShell')

        $import = $output[-1]
        $import.TableName | Should -Be 'Films'
        $import.Status | Should -Be 'COMPLETED'
        $import.ImportedItemCount | Should -Be 30
        $import.OwesCompare | Should -BeFalse
    }

    It 'rehearses with faults as written' {
        $output = @(Invoke-ReadmeBlock 'With faults')

        ($output | Where-Object { $_ -is [DdbCrossAccount.DdbImport] }).ImportedItemCount | Should -Be 30
        $faults = $output | Where-Object { $_ -is [DdbCrossAccount.DdbSandboxFault] } | Select-Object -Last 2
        $faults.FaultId | Should -Be 'busy', 'lost'
        $faults[1].FiredCount | Should -Be 1
        ($output | Where-Object { $_ -is [DdbCrossAccount.DdbSandboxRequest] }).Operation | Should -Be 'ImportTable'
    }
}
