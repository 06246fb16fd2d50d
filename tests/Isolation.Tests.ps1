BeforeAll {
    . "$PSScriptRoot/common.ps1"
    # The second copy of the SDK that the unit tests of the load context bring along.
    $otherSdk = Get-ChildItem "$PSScriptRoot/units/DdbCrossAccount.Tests/bin/*/net10.0/other/AWSSDK.Core.dll" | Select-Object -First 1
}

Describe 'Isolation' {
    It 'keeps every cmdlet when it is imported again with -Force' {
        $counts = Invoke-InNewSession "(Get-Command -Module DdbCrossAccount).Count; Import-Module '$manifest' -Force; (Get-Command -Module DdbCrossAccount).Count; (Get-Command Wait-DdbExport).ModuleName"
        $exported = (Import-PowerShellDataFile $manifest).CmdletsToExport.Count
        $counts[0] | Should -Be $exported
        $counts[1] | Should -Be $exported
        $counts[2] | Should -Be 'DdbCrossAccount'
    }

    It 'works beside another AWSSDK.Core that was loaded first' {
        $otherSdk | Should -Not -BeNullOrEmpty -Because 'the unit tests are built before'
        $script = "
            `$other = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath('$otherSdk')
            Import-Module '$manifest' -Force
            `$sandbox = Start-DdbSandbox
            `$sandbox.Source.AccountId
            Stop-DdbSandbox `$sandbox
            `$loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'AWSSDK.Core' }
            `$loaded.Count
            @(`$loaded.FullName | Sort-Object -Unique).Count
            @(`$loaded | ForEach-Object { [System.Diagnostics.FileVersionInfo]::GetVersionInfo(`$_.Location).FileVersion } | Sort-Object -Unique).Count"
        Invoke-InNewSession $script | Should -Be @('111111111111', '2', '1', '2')
    }

    It 'takes credentials of the other SDK by value' {
        $script = "
            `$null = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath('$otherSdk')
            `$sandbox = Start-DdbSandbox -Seed 7
            `$credential = [Amazon.Runtime.BasicAWSCredentials]::new('AKIAUNKNOWNUNKNOWN00', 'secret')
            try { Connect-DdbAccount -Credential `$credential -Region eu-west-1 -EndpointUrl `$sandbox.EndpointUrl -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId.Split(',')[0] }
            Stop-DdbSandbox `$sandbox"
        Invoke-InNewSession $script | Should -Be 'CredentialsRefused'
    }
}
