BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $sandbox = Start-TestSandbox
    $null = New-TestTable $sandbox Orders
    $import = Start-DdbExport Orders -Source $sandbox.Source -Target $sandbox.Target -S3Bucket $sandbox.S3Bucket -EnablePitr -EnableStream |
        Wait-DdbExport -Timeout 120 | DdbCrossAccount\Import-DdbTable | Wait-DdbImport -Timeout 120
    $accounts = @{ Source = $sandbox.Source; Target = $sandbox.Target }
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Enable-DdbCdc, what it refuses' {
    It 'wants the import to be whole' {
        $running = $import | Select-Object *
        $running.Status = 'IN_PROGRESS'
        (Get-ErrorOf { $running | Enable-DdbCdc })[0].FullyQualifiedErrorId | Should -BeLike 'ImportStillRunning,*'
    }

    It 'wants a function' {
        $problem = (Get-ErrorOf { $import | Enable-DdbCdc -FunctionName nobody })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'FunctionNotFound,*'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem.TargetObject | Should -Be 'nobody'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Publish-DdbCdcFunction*'
    }

    It 'wants a stream' {
        $null = New-TestTable $sandbox Still
        (Get-ErrorOf { Enable-DdbCdc -TableName Still -TargetTableName Orders @accounts -FunctionRoleArn $sandbox.FunctionRoleArn })[0].FullyQualifiedErrorId |
            Should -BeLike 'StreamOff,*'
    }

    It 'wants two tables' {
        (Get-ErrorOf { Enable-DdbCdc -TableName None @accounts })[0].FullyQualifiedErrorId | Should -BeLike 'TableNotFound,*'
        (Get-ErrorOf { Enable-DdbCdc -TableName Orders -Source $sandbox.Source -Target $sandbox.Source })[0].FullyQualifiedErrorId |
            Should -BeLike 'TablesAreTheSame,*'
    }

    It 'refuses foreign objects' {
        (Get-ErrorOf { Get-Process -Id $PID | Enable-DdbCdc })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }

    It 'has changed nothing until here' {
        $changes = Get-DdbSandboxRequest $sandbox -Operation PutResourcePolicy, CreateQueue, CreateFunction, CreateEventSourceMapping
        $changes | Should -BeNullOrEmpty
        (Get-ErrorOf { Get-DdbTableDefinition ddb-cross-account-ledger -Source $sandbox.Target })[0].FullyQualifiedErrorId |
            Should -BeLike 'TableNotFound,*'
    }
}
