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

Describe 'Disable-DdbCdc' {
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
