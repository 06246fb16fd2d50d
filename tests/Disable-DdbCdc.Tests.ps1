BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $sandbox = Start-TestSandbox
    $null = New-TestTable $sandbox Orders
    $import = Start-DdbExport Orders -Source $sandbox.Source -Target $sandbox.Target -S3Bucket $sandbox.S3Bucket -EnablePitr -EnableStream |
        Wait-DdbExport -Timeout 120 | DdbCrossAccount\Import-DdbTable | Wait-DdbImport -Timeout 120
    $cdc = $import | Enable-DdbCdc -FunctionRoleArn $sandbox.FunctionRoleArn -WriterRoleArn $sandbox.WriterRoleArn
    $unknown = [pscustomobject]@{
        StreamArn = 'arn:aws:dynamodb:us-east-1:111111111111:table/Orders/stream/2026-11-20T12:00:00.000'
        SourceTableName = 'Orders'
        TargetTableName = 'Orders'
        TargetTableArn = 'arn:aws:dynamodb:us-east-1:222222222222:table/Orders'
        Source = $sandbox.Source
        Target = $sandbox.Target
    }
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Disable-DdbCdc' {
    It 'turns the mapping off, tells until when it can be turned on again, and keeps its position' {
        $off = $cdc | Disable-DdbCdc -WarningVariable told -WarningAction SilentlyContinue
        $off.State | Should -Be 'Disabled'
        $off.MappingId | Should -Be $cdc.MappingId
        $off.FunctionRoleArn | Should -Be $cdc.FunctionRoleArn
        "$told" | Should -BeLike "*of table 'Orders' is off*24 h*Enable-DdbCdc before 20*"
        ($import | Enable-DdbCdc).MappingId | Should -Be $cdc.MappingId
    }

    It 'takes what JSON left of the object' {
        $read = $cdc | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        ($read | Disable-DdbCdc -Source $sandbox.Source -Target $sandbox.Target).State | Should -Be 'Disabled'
        (Import-Clixml (& { $cdc | Export-Clixml "$TestDrive/cdc.xml"; "$TestDrive/cdc.xml" }) |
            Disable-DdbCdc -Source $sandbox.Source -Target $sandbox.Target).State | Should -Be 'Disabled'
    }

    It 'turns nothing off by -WhatIf' {
        $null = $import | Enable-DdbCdc
        $before = @(Get-DdbSandboxRequest $sandbox -Operation UpdateEventSourceMapping).Count
        $cdc | Disable-DdbCdc -WhatIf | Should -BeNullOrEmpty
        @(Get-DdbSandboxRequest $sandbox -Operation UpdateEventSourceMapping).Count | Should -Be $before
    }

    It 'refuses to turn on again what was off for too long' {
        $null = $cdc | Disable-DdbCdc
        $null = Step-DdbSandboxClock $sandbox -By (New-TimeSpan -Hours 23)
        (Get-ErrorOf { $import | Enable-DdbCdc })[0].FullyQualifiedErrorId | Should -BeLike 'CdcPausedTooLong,*'
    }

    It 'knows only what its ledger knows' {
        (Get-ErrorOf { $unknown | Disable-DdbCdc })[0].FullyQualifiedErrorId | Should -BeLike 'CdcNotFound,*'
    }

    It 'needs both accounts' {
        $unknown.Target = $null
        (Get-ErrorOf { $unknown | Disable-DdbCdc -Confirm:$false })[0].FullyQualifiedErrorId | Should -BeLike 'AccountMissing,*'
    }

    It 'refuses foreign objects' {
        (Get-ErrorOf { Get-Process -Id $PID | Disable-DdbCdc -Confirm:$false })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }
}
