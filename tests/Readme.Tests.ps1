BeforeAll {
    . "$PSScriptRoot/common.ps1"

    # The PowerShell block below a heading of the README, without what builds and loads: that is done already.
    function Get-ReadmeBlock {
        param([string] $Heading)

        $text = Get-Content -LiteralPath (Join-Path $repository 'README.md') -Raw
        $section = $text.Substring($text.IndexOf("`n### $Heading"))
        $block = [regex]::Match($section, '(?s)```powershell\n(.*?)```').Groups[1].Value
        ($block -split '\n' | Where-Object { $_ -notmatch '^(dotnet|Import-Module) ' }) -join "`n"
    }
}

Describe 'README' {
    It 'rehearses with PowerShell as written' {
        1..30 | ForEach-Object { @{ year = 1990 + $_ % 3; title = "Film $_"; info = @{ rank = $_; genres = @('Drama') } } } |
            ConvertTo-Json -Depth 4 | Set-Content -LiteralPath (Join-Path $TestDrive 'films.json')
        Push-Location $TestDrive
        try {
            $output = @(& ([scriptblock]::Create((Get-ReadmeBlock 'With PowerShell'))))
        }
        finally {
            Pop-Location
        }

        $import = $output[-1]
        $import.TableName | Should -Be 'Films'
        $import.Status | Should -Be 'COMPLETED'
        $import.ImportedItemCount | Should -Be 30
        $import.OwesCompare | Should -BeFalse
    }
}
