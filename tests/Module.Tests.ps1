BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $data = Import-PowerShellDataFile $manifest
    $commands = Get-Command -Module DdbCrossAccount
}

Describe 'The module' {
    It 'exports exactly the cmdlets that its manifest names' {
        $commands.Name | Sort-Object | Should -Be ($data.CmdletsToExport | Sort-Object)
        $commands.CommandType | Sort-Object -Unique | Should -Be 'Cmdlet'
    }

    It 'has a test file for each cmdlet' {
        foreach ($command in $commands) {
            Join-Path $PSScriptRoot "$($command.Name).Tests.ps1" | Should -Exist
        }
    }

    It 'uses approved verbs only' {
        $commands.Verb | Sort-Object -Unique | Should -BeIn (Get-Verb).Verb
    }

    It 'shows no type of the AWS SDK in a parameter or an output' {
        foreach ($command in $commands) {
            $command.Parameters.Values.ParameterType.FullName | Should -Not -Match '^Amazon\.'
            $command.OutputType.Name | Should -Match '^DdbCrossAccount\.Ddb'
        }
    }

    It 'lets scripts name its types and catch its errors, and keeps the SDK to itself' {
        # In a session of its own: other tests load the SDK to write as an application does.
        Invoke-InNewSession "
            'DdbCrossAccount.DdbExport', 'DdbCrossAccount.Errors.DdbCrossAccountException',
            'Amazon.Runtime.AWSCredentials', 'DdbCrossAccount.Core.EngineContext' | Where-Object { `$_ -as [type] }" |
            Should -Be @('DdbCrossAccount.DdbExport', 'DdbCrossAccount.Errors.DdbCrossAccountException')
    }

    It 'ships no PowerShell' {
        Join-Path (Split-Path $manifest) 'module/bin/net8.0/System.Management.Automation.dll' | Should -Not -Exist
    }

    It 'says so when it is not built' {
        $copy = Join-Path $TestDrive 'unbuilt'
        $null = New-Item -ItemType Directory $copy
        Copy-Item (Join-Path (Split-Path $manifest) 'module/DdbCrossAccount.psm1') $copy
        $result = & (Get-Process -Id $PID).Path -NoProfile -Command "try { Import-Module '$copy/DdbCrossAccount.psm1' } catch { `$_.Exception.Message }"
        $result -join ' ' | Should -BeLike "DdbCrossAccount is not built: '*DdbCrossAccount.dll' does not exist. Run 'dotnet build' or './build.ps1' in the repository first."
    }
}
