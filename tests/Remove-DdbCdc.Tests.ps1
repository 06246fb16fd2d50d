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

Describe 'Remove-DdbCdc' {
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
