BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $sandbox = Start-TestSandbox
    $source = New-TestSigner $sandbox $sandbox.Source.AccountId
    $target = New-TestSigner $sandbox $sandbox.Target.AccountId
    $null = New-TestTable $sandbox Orders
    $cdc = Start-DdbExport Orders -Source $sandbox.Source -Target $sandbox.Target -S3Bucket $sandbox.S3Bucket -EnablePitr -EnableStream |
        Wait-DdbExport -Timeout 120 | DdbCrossAccount\Import-DdbTable | Wait-DdbImport -Timeout 120 |
        Enable-DdbCdc -FunctionRoleArn $sandbox.FunctionRoleArn -WriterRoleArn $sandbox.WriterRoleArn

    # The target refuses every write of change data capture, as one with an unfit index would.
    foreach ($operation in 'BatchWriteItem', 'PutItem') {
        $null = Set-DdbSandboxFault $sandbox -Effect Error -Code ValidationException -Service DynamoDb -Operation $operation `
            -Account Target -TableName Orders -FaultId "refuse-$operation"
    }

    # Waits for the function to have parked so many keys.
    function Wait-Parked([int] $Count) {
        foreach ($attempt in 1..120) {
            $failures = @(Get-DdbCdcFailure $cdc)
            if ($failures.Count -ge $Count) { return $failures }
            Start-Sleep -Milliseconds 500
        }

        throw "Only $($failures.Count) of $Count keys were parked."
    }

    foreach ($id in 'a', 'b', 'c') {
        $null = Invoke-TestDynamoDb $source PutItem @{ TableName = 'Orders'; Item = @{ id = @{ S = $id }; price = @{ N = '1.50' } } }
    }

    $failures = Wait-Parked 3
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Get-DdbCdcFailure and Repair-DdbCdcFailure' {
    It 'lists what the target has refused, by change data capture and by ledger, and it travels' {
        $failures.Kind | Sort-Object -Unique | Should -Be 'Parked'
        $failures.Key | Sort-Object | Should -Be '{"id":{"S":"a"}}', '{"id":{"S":"b"}}', '{"id":{"S":"c"}}'
        $failures[0].ErrorCode | Should -Be 'ValidationException'
        @(Get-DdbCdcFailure -Source $sandbox.Source -Target $sandbox.Target).Count | Should -Be 3
        @($cdc | ConvertTo-Json -Depth 4 | ConvertFrom-Json | Get-DdbCdcFailure -Source $sandbox.Source -Target $sandbox.Target).Count | Should -Be 3
    }

    It 'repairs nothing with -WhatIf' {
        $failures | Repair-DdbCdcFailure -WhatIf | Should -BeNullOrEmpty
        @(Get-DdbCdcFailure $cdc).Count | Should -Be 3
    }

    It 'says why it cannot, and keeps it listed' {
        $problem = (Get-ErrorOf { $failures | Where-Object Key -like '*"a"*' | Repair-DdbCdcFailure })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'CdcFailureNotRepaired,*'
        $problem.CategoryInfo.Category | Should -Be 'InvalidResult'
        $problem.TargetObject | Should -Be $cdc.TargetTableArn
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Get-DdbCdcFailure shows what is left.'
        @(Get-DdbCdcFailure $cdc).Count | Should -Be 3
    }

    It 'repairs what was chosen, then all that is left' {
        Set-DdbSandboxFault $sandbox -Clear
        $one = $failures | Where-Object Key -like '*"b"*' | ConvertTo-Json -Depth 4 | ConvertFrom-Json |
            Repair-DdbCdcFailure -Source $sandbox.Source -Target $sandbox.Target
        $one.Status | Should -Be 'Repaired'
        (Get-DdbCdcFailure $cdc).Key | Sort-Object | Should -Be '{"id":{"S":"a"}}', '{"id":{"S":"c"}}'

        (Repair-DdbCdcFailure -Cdc $cdc).Status | Should -Be 'Repaired', 'Repaired'
        Get-DdbCdcFailure $cdc | Should -BeNullOrEmpty
        foreach ($id in 'a', 'b', 'c') {
            $read = Invoke-TestDynamoDb $target GetItem @{ TableName = 'Orders'; Key = @{ id = @{ S = $id } } }
            $read.Item.price.N | Should -Be '1.5'
        }
    }

    It 'is refused once change data capture may not write any more' {
        $failure = $failures[0]
        $null = Disable-DdbCdc $cdc
        $problem = (Get-ErrorOf { $failure | Repair-DdbCdcFailure })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'CdcNotApplying,*'
        $problem.TargetObject | Should -Be $cdc.TargetTableArn
    }

    It 'refuses foreign objects' {
        (Get-ErrorOf { Get-Process -Id $PID | Repair-DdbCdcFailure })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }
}
