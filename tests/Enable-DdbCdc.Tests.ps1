BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $sandbox = Start-TestSandbox
    $null = New-TestTable $sandbox Orders
    $import = Start-DdbExport Orders -Source $sandbox.Source -Target $sandbox.Target -S3Bucket $sandbox.S3Bucket -EnablePitr -EnableStream |
        Wait-DdbExport -Timeout 120 | DdbCrossAccount\Import-DdbTable | Wait-DdbImport -Timeout 120
    $accounts = @{ Source = $sandbox.Source; Target = $sandbox.Target }
    $roles = @{ FunctionRoleArn = $sandbox.FunctionRoleArn; WriterRoleArn = $sandbox.WriterRoleArn }
    function Get-Change {
        Get-DdbSandboxRequest $sandbox -Operation PutResourcePolicy, CreateQueue, CreateFunction, PublishVersion, CreateEventSourceMapping,
            UpdateEventSourceMapping, PutItem, CreateTable
    }
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

    It 'wants to know as of when a table was loaded that no import made' {
        (Get-ErrorOf { Enable-DdbCdc -TableName Orders @accounts -FunctionRoleArn $sandbox.FunctionRoleArn })[0].FullyQualifiedErrorId |
            Should -BeLike 'SnapshotTimeMissing,*'
    }

    It 'wants a snapshot that is younger than the stream' {
        $old = $import.StreamEnabledTime.AddMinutes(-1)
        (Get-ErrorOf { Enable-DdbCdc -TableName Orders @accounts -SnapshotTime $old -FunctionRoleArn $sandbox.FunctionRoleArn })[0].FullyQualifiedErrorId |
            Should -BeLike 'StreamYoungerThanSnapshot,*'
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

Describe 'Enable-DdbCdc, what it makes' {
    It 'tells by -WhatIf what it would make, and makes nothing' {
        $before = @(Get-Change).Count
        $import | Enable-DdbCdc @roles -WhatIf | Should -BeNullOrEmpty
        @(Get-Change).Count | Should -Be $before
    }

    It 'tells by -WhatIf what stands against it' {
        (Get-ErrorOf { $import | Enable-DdbCdc -FunctionName nobody -WhatIf })[0].FullyQualifiedErrorId | Should -BeLike 'FunctionNotFound,*'
    }

    It 'publishes the function, makes the other parts and waits until changes are read' {
        $script:cdc = $import | Enable-DdbCdc @roles
        $cdc | Should -BeOfType DdbCrossAccount.DdbCdc
        $cdc.State | Should -Be 'Enabled'
        $cdc.SourceTableArn | Should -Be $import.SourceTableArn
        $cdc.TargetTableId | Should -Be $import.TableId
        $cdc.StreamArn | Should -Be $import.StreamArn
        $cdc.SnapshotTime | Should -Be $import.ExportTime
        $cdc.FunctionArn | Should -BeLike '*:function:ddb-cross-account-cdc:1'
        $cdc.FunctionAccount | Should -Be 'Source'
        $cdc.WriterRoleArn | Should -Be $sandbox.WriterRoleArn
        $cdc.Epoch | Should -Be 1
        (Get-DdbTableDefinition $cdc.LedgerTableName -Source $sandbox.Target).Keys.AttributeName | Should -Be @('Scope', 'Entry')
    }

    It 'changes nothing when it is run again, and gives the same object' {
        $before = @(Get-Change).Count
        $again = $import | Enable-DdbCdc @roles
        ($again | ConvertTo-Json -Depth 4) | Should -Be ($cdc | ConvertTo-Json -Depth 4)
        @(Get-Change).Count | Should -Be $before
    }

    It 'goes on without the import once the ledger knows the table' {
        (Enable-DdbCdc -TableName Orders @accounts).MappingId | Should -Be $cdc.MappingId
    }

    It 'changes the batches of a mapping that is there only when that is asked for' {
        ($import | Enable-DdbCdc -BatchSize 250 -BatchWindowSeconds 2).BatchSize | Should -Be 250
        $kept = $import | Enable-DdbCdc
        $kept.BatchSize | Should -Be 250
        $kept.BatchWindowSeconds | Should -Be 2
    }

    It 'refuses a second stream for the target, and a second target for the stream' {
        $null = New-TestTable $sandbox Second
        $other = Start-DdbExport Second @accounts -S3Bucket $sandbox.S3Bucket -EnablePitr -EnableStream | Wait-DdbExport -Timeout 120
        (Get-ErrorOf { Enable-DdbCdc -TableName Second -TargetTableName Orders @accounts -SnapshotTime $other.ExportTime })[0].FullyQualifiedErrorId |
            Should -BeLike 'TargetFedByOtherStream,*'
        $copy = $other | DdbCrossAccount\Import-DdbTable | Wait-DdbImport -Timeout 120
        (Get-ErrorOf { Enable-DdbCdc -TableName Orders -TargetTableName Second @accounts })[0].FullyQualifiedErrorId |
            Should -BeLike 'StreamFeedsOtherTarget,*'
        ($copy | Enable-DdbCdc -Disabled).State | Should -Be 'Disabled'
        ($copy | Enable-DdbCdc).State | Should -Be 'Enabled'
    }

    It 'shows the state in a table' {
        $cdc | Format-Table | Out-String -Width 200 | Should -BeLike '*SourceTableName*Orders*Enabled*'
    }
}

Describe 'Enable-DdbCdc with a function of the target account' {
    It 'lets the role read the stream by a policy of the stream' {
        $null = New-TestTable $sandbox Third
        $copy = Start-DdbExport Third @accounts -S3Bucket $sandbox.S3Bucket -EnablePitr -EnableStream | Wait-DdbExport -Timeout 120 |
            DdbCrossAccount\Import-DdbTable | Wait-DdbImport -Timeout 120
        $cdc = $copy | Enable-DdbCdc -FunctionAccount Target -FunctionRoleArn $sandbox.WriterRoleArn
        $cdc.State | Should -Be 'Enabled'
        $cdc.FunctionArn | Should -BeLike 'arn:aws:lambda:*:222222222222:*'
        @(Get-DdbSandboxRequest $sandbox -Operation PutResourcePolicy).Count | Should -Be 1
        { $cdc | Remove-DdbCdc -Force -Confirm:$false } | Should -Not -Throw
        @(Get-DdbSandboxRequest $sandbox -Operation DeleteResourcePolicy).Count | Should -Be 1
    }
}

Describe 'Enable-DdbCdc with a function that lacks rights' {
    It 'has the function try them, and names which and where' {
        $null = New-TestTable $sandbox Fourth
        $copy = Start-DdbExport Fourth @accounts -S3Bucket $sandbox.S3Bucket -EnablePitr -EnableStream | Wait-DdbExport -Timeout 120 |
            DdbCrossAccount\Import-DdbTable | Wait-DdbImport -Timeout 120

        # Its own policies name nothing of the target account, so the target's policy alone does not let it in.
        $problem = (Get-ErrorOf {
                $copy | Enable-DdbCdc -FunctionName own-role -FunctionRoleArn $sandbox.FunctionRoleArn -LedgerTableName own-ledger
            })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'FunctionRoleLacksRights,*'
        $problem.CategoryInfo.Category | Should -Be 'PermissionDenied'
        $problem.TargetObject | Should -Be $sandbox.FunctionRoleArn
        $problem.Exception.Message | Should -BeLike '*table/own-ledger*: dynamodb:GetItem, dynamodb:PutItem, dynamodb:DeleteItem. *'
        @(Get-DdbSandboxRequest $sandbox -Operation CreateEventSourceMapping -TableName Fourth) | Should -BeNullOrEmpty
    }
}
