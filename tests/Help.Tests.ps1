BeforeDiscovery {
    $names = (Import-PowerShellDataFile "$PSScriptRoot/../DdbCrossAccount.psd1").CmdletsToExport
}

BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'The help of <_>' -ForEach $names {
    BeforeAll {
        $help = Get-Help "DdbCrossAccount\$_" -Full
        $command = Get-Command "DdbCrossAccount\$_"
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
    }

    It 'has a synopsis that is written by hand' {
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "*$($command.Name) *"
    }

    It 'has a description, an example, and a link' {
        ($help.Description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        @($help.Examples.Example).Count | Should -BeGreaterThan 0
        foreach ($example in $help.Examples.Example) {
            $example.Code | Should -BeLike '*Ddb*'
            ($example.Remarks | Out-String).Trim() | Should -Not -BeNullOrEmpty
        }
        @($help.RelatedLinks.NavigationLink).Count | Should -BeGreaterThan 0
    }

    It 'describes every parameter, and none that does not exist' {
        $parameters = $command.Parameters.Keys | Where-Object { $_ -notin $common }
        foreach ($parameter in $parameters) {
            ($help.Parameters.Parameter | Where-Object Name -EQ $parameter | ForEach-Object { $_.Description.Text } | Out-String).Trim() |
                Should -Not -BeNullOrEmpty -Because "-$parameter is a parameter of $($command.Name)"
        }
        $help.Parameters.Parameter.Name | Should -BeIn $parameters
    }
}

Describe 'The help file' {
    It 'is what ConvertTo-Maml.ps1 makes of the markdown' {
        $made = Join-Path $TestDrive 'made.xml'
        & "$repository/module/help/ConvertTo-Maml.ps1" -OutputPath $made
        Get-Content -Raw $made | Should -BeExactly (Get-Content -Raw "$repository/module/en-US/DdbCrossAccount.Module.dll-Help.xml")
    }

    It 'comes with about_DdbCrossAccount' {
        Get-Help about_DdbCrossAccount | Out-String | Should -BeLike '*GLOSSARY*'
    }
}
