BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $sandbox = Start-TestSandbox
    $roles = @{ FunctionRoleArn = $sandbox.FunctionRoleArn; WriterRoleArn = $sandbox.WriterRoleArn }
    function New-TestCdc([string[]] $Name) {
        $Name | ForEach-Object { New-TestTable $sandbox $_ } |
            Start-DdbExport -Source $sandbox.Source -Target $sandbox.Target -S3Bucket $sandbox.S3Bucket -EnablePitr -EnableStream |
            Wait-DdbExport -Timeout 120 | DdbCrossAccount\Import-DdbTable | Wait-DdbImport -Timeout 120 | Enable-DdbCdc @roles
    }
    $cdcs = New-TestCdc Orders, Items
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

Describe 'Remove-DdbCdc' {
    It 'keeps what is not shown to be drained' {
        $problem = (Get-ErrorOf { $cdcs[0] | Remove-DdbCdc -Confirm:$false })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'CdcNotDrained,*'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        @(Get-DdbSandboxRequest $sandbox -Operation DeleteEventSourceMapping, DeleteQueue, DeleteFunction, DeleteTable) | Should -BeNullOrEmpty
    }

    It 'removes nothing by -WhatIf' {
        $cdcs | Remove-DdbCdc -Force -WhatIf | Should -BeNullOrEmpty
        @(Get-DdbSandboxRequest $sandbox -Operation DeleteEventSourceMapping) | Should -BeNullOrEmpty
    }

    It 'leaves what another table uses' {
        $removed = $cdcs[0] | Remove-DdbCdc -Force -PassThru -Confirm:$false
        $removed.State | Should -Be 'Removed'
        @(Get-DdbSandboxRequest $sandbox -Operation DeleteEventSourceMapping).Count | Should -Be 1
        @(Get-DdbSandboxRequest $sandbox -Operation DeleteQueue).Count | Should -Be 1
        @(Get-DdbSandboxRequest $sandbox -Operation DeleteFunction, DeleteTable) | Should -BeNullOrEmpty
        ($cdcs[1] | Disable-DdbCdc).State | Should -Be 'Disabled'
    }

    It 'takes function and ledger along with the last table, and says what AWS keeps' {
        $cdcs[1] | Remove-DdbCdc -Force -Confirm:$false -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike "*log group '/aws/lambda/ddb-cross-account-cdc'*"
        @(Get-DdbSandboxRequest $sandbox -Operation DeleteFunction).Count | Should -Be 1
        @(Get-DdbSandboxRequest $sandbox -Operation DeleteTable).Count | Should -Be 1
        (Get-ErrorOf { Get-DdbTableDefinition ddb-cross-account-ledger -Source $sandbox.Target })[0].FullyQualifiedErrorId |
            Should -BeLike 'TableNotFound,*'
        (Get-DdbTableDefinition Items -Source $sandbox.Source).StreamEnabled | Should -BeTrue
    }

    It 'does no harm when it is run again' {
        $cdcs | Remove-DdbCdc -Force -Confirm:$false | Should -BeNullOrEmpty
        @(Get-DdbSandboxRequest $sandbox -Operation DeleteFunction).Count | Should -Be 1
    }

    It 'lets change data capture be made again' {
        (New-TestCdc Third).State | Should -Be 'Enabled'
    }

    It 'has nothing to do where nothing is left' {
        $unknown | Remove-DdbCdc -Confirm:$false | Should -BeNullOrEmpty
    }

    It 'needs both accounts' {
        $unknown.Target = $null
        (Get-ErrorOf { $unknown | Remove-DdbCdc -Confirm:$false })[0].FullyQualifiedErrorId | Should -BeLike 'AccountMissing,*'
    }

    It 'refuses foreign objects' {
        (Get-ErrorOf { Get-Process -Id $PID | Remove-DdbCdc -Confirm:$false })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }
}
