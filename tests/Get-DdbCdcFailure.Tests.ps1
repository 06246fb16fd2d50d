BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $sandbox = Start-TestSandbox
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

Describe 'Get-DdbCdcFailure' {
    It 'knows only what its ledger knows' {
        (Get-ErrorOf { $unknown | Get-DdbCdcFailure })[0].FullyQualifiedErrorId | Should -BeLike 'CdcNotFound,*'
    }

    It 'says that there is no ledger, and wants its account' {
        $problem = (Get-ErrorOf { Get-DdbCdcFailure -Target $sandbox.Target -LedgerTableName none })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'LedgerNotFound,*'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        (Get-ErrorOf { Get-DdbCdcFailure })[0].FullyQualifiedErrorId | Should -BeLike 'AccountMissing,*'
    }

    It 'refuses foreign objects' {
        (Get-ErrorOf { Get-Process -Id $PID | Get-DdbCdcFailure })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }
}
