BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
    $table = New-TestTable $sandbox Orders
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Set-DdbSandboxFault' {
    AfterEach {
        Set-DdbSandboxFault $sandbox -Clear
    }

    It 'throttles what it names, is counted, and leaves the rest alone' {
        $fault = Set-DdbSandboxFault -Sandbox $sandbox -Effect DenyAccess -Operation DescribeTable -TableName Orders -Account Source
        $fault | Should -BeOfType DdbCrossAccount.DdbSandboxFault
        $fault.Effect | Should -Be 'DenyAccess'
        $fault.AccountId | Should -Be $sandbox.Source.AccountId
        $fault.FiredCount | Should -Be 0

        (Get-ErrorOf { Get-DdbTableDefinition $table -Source $sandbox.Source }).FullyQualifiedErrorId | Should -BeLike 'PermissionDenied,*'
        (Get-ErrorOf { Get-DdbTableDefinition $table -Source $sandbox.Target }).FullyQualifiedErrorId | Should -BeLike 'TableNotFound,*'
        (Get-DdbSandboxFault $sandbox -FaultId $fault.FaultId).FiredCount | Should -BeGreaterThan 0
    }

    It 'hits no more often than it may, and a command goes on past it' {
        $null = $sandbox | Set-DdbSandboxFault -Effect Throttle -FaultId twice -Operation DescribeTable -MaxCount 2
        (Get-DdbTableDefinition $table -Source $sandbox.Source).TableName | Should -Be 'Orders'
        (Get-DdbSandboxFault $sandbox -FaultId twice).FiredCount | Should -Be 2
    }

    It 'takes every parameter of <Effect>' -ForEach @(
        @{ Effect = 'Error'; Given = @{ Code = 'LimitExceededException'; Message = 'No.'; StatusCode = 400; When = 'After' } }
        @{ Effect = 'Delay'; Given = @{ Delay = 0.5; DelayClock = 'Service'; When = 'Before' } }
        @{ Effect = 'LateWrite'; Given = @{ Delay = '00:00:02'; DropConnection = $true } }
        @{ Effect = 'DropRequest'; Given = @{ ResetConnection = $true } }
        @{ Effect = 'CutAnswer'; Given = @{ ByteCount = 10; ResetConnection = $true } }
        @{ Effect = 'SlowAnswer'; Given = @{ BytesPerSecond = 1000 } }
        @{ Effect = 'StallAnswer'; Given = @{ ByteCount = 10; Delay = 1 } }
        @{ Effect = 'CorruptAnswer'; Given = @{ ByteCount = 10 } }
        @{ Effect = 'SkewDate'; Given = @{ DateOffset = -600 } }
        @{ Effect = 'Unprocessed'; Given = @{ EntryShare = 0.25 } }
        @{ Effect = 'KillFunction'; Given = @{ AtRequest = 3; When = 'Before'; FunctionName = 'apply*' } }
        @{ Effect = 'TimeOutFunction'; Given = @{ Delay = 0.5 } }
        @{ Effect = 'GarbleFunction'; Given = @{ Answer = '{' } }
    ) {
        $fault = Set-DdbSandboxFault $sandbox -Effect $Effect -Operation NoSuch* -Share 0.5 -Skip 3 -StartAfter 10 -Duration 20 @Given
        $fault.Effect | Should -Be $Effect
        $fault.Share, $fault.Skip, $fault.StartAfterSeconds, $fault.DurationSeconds | Should -Be 0.5, 3, 10, 20
        $fault.SetTime.Kind | Should -Be 'Utc'
    }

    It 'knows every effect that it offers' {
        $effects = ((Get-Command Set-DdbSandboxFault).Parameters.Effect.Attributes | Where-Object { $_ -is [ValidateSet] }).ValidValues
        $needed = @{
            Error = @{ Code = 'X' }; Delay = @{ Delay = 1 }; LateWrite = @{ Delay = 1 }; SlowAnswer = @{ BytesPerSecond = 1 }; SkewDate = @{ DateOffset = 1 }
        }
        foreach ($effect in $effects) {
            $parameters = $needed[$effect] ?? @{}
            (Set-DdbSandboxFault $sandbox -Effect $effect -FaultId $effect -Operation NoSuch* @parameters).FaultId | Should -Be $effect
        }

        (Get-DdbSandboxFault $sandbox).Effect | Should -Be $effects
    }

    It 'sets the faults of a file, all or none' {
        $file = Join-Path $TestDrive 'faults.json'
        Set-Content $file '[{"id":"a","effect":"throttle","operation":"NoSuch"},{"id":"b","effect":"unprocessed"}]'
        (Set-DdbSandboxFault $sandbox -Path $file).FaultId | Should -Be 'a', 'b'

        Set-Content $file '[{"id":"c","effect":"throttle"},{"id":"d","effect":"nonsense"}]'
        $problem = Get-ErrorOf { Set-DdbSandboxFault $sandbox -Path $file }
        $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxSettingRefused,*'
        "$problem" | Should -BeLike '*nonsense*'
        (Get-DdbSandboxFault $sandbox).FaultId | Should -Be 'a', 'b'
    }

    It 'takes one away, and all' {
        $null = 'a', 'b', 'c' | ForEach-Object { Set-DdbSandboxFault $sandbox -Effect Throttle -FaultId $_ -Operation NoSuch }
        Set-DdbSandboxFault $sandbox -Clear -FaultId b | Should -BeNullOrEmpty
        (Get-DdbSandboxFault $sandbox).FaultId | Should -Be 'a', 'c'
        Set-DdbSandboxFault $sandbox -Clear
        Get-DdbSandboxFault $sandbox | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        Set-DdbSandboxFault $sandbox -Effect Throttle -WhatIf | Should -BeNullOrEmpty
        Get-DdbSandboxFault $sandbox | Should -BeNullOrEmpty
    }

    It 'takes a sandbox that was read back from JSON' {
        ($sandbox | ConvertTo-Json | ConvertFrom-Json | Set-DdbSandboxFault -Effect Throttle -Operation NoSuch).FaultId | Should -Not -BeNullOrEmpty
    }

    It 'says what cannot be set' {
        (Get-ErrorOf { Set-DdbSandboxFault $sandbox -Effect Throttle -Delay 1 }).FullyQualifiedErrorId | Should -BeLike 'SandboxSettingRefused,*'
        (Get-ErrorOf { Set-DdbSandboxFault $sandbox -Clear -FaultId none }).FullyQualifiedErrorId | Should -BeLike 'SandboxFaultNotFound,*'
        (Get-ErrorOf { Set-DdbSandboxFault $sandbox -Path "$TestDrive/none.json" }).FullyQualifiedErrorId | Should -BeLike 'SandboxFaultFileUnreadable,*'
        (Get-ErrorOf { Get-Process -Id $PID | Set-DdbSandboxFault -Effect Throttle }).FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }

    It 'completes effects, operations, tables, accounts and faults' {
        $null = Set-DdbSandboxFault $sandbox -Effect Throttle -FaultId slow -Operation NoSuch
        $global:completedSandbox = $sandbox
        try {
            Complete 'Set-DdbSandboxFault -Effect Drop' | Should -Be 'DropAnswer', 'DropRequest'
            Complete 'Set-DdbSandboxFault -Sandbox $completedSandbox -Operation BatchW' | Should -Be 'BatchWriteItem'
            Complete 'Set-DdbSandboxFault -Sandbox $completedSandbox -TableName O' | Should -Be 'Orders'
            Complete 'Set-DdbSandboxFault -Sandbox $completedSandbox -Clear -FaultId s' | Should -Be 'slow'
            Complete 'Set-DdbSandboxFault -Account ' | Should -Be 'Source', 'Target'
        } finally {
            Remove-Variable completedSandbox -Scope Global
        }
    }
}
