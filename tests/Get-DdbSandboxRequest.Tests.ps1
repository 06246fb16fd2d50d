BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-DdbSandbox -KeepBody
    $table = New-TestTable $sandbox Orders
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Get-DdbSandboxRequest' {
    It 'writes what was called, in order' {
        $requests = Get-DdbSandboxRequest $sandbox
        $requests[0] | Should -BeOfType DdbCrossAccount.DdbSandboxRequest
        $requests.Sequence | Should -Be ($requests.Sequence | Sort-Object)
        $create = $requests | Where-Object Operation -EQ CreateTable
        $create.TableName, $create.AccountId, $create.StatusCode, $create.ErrorCode | Should -Be 'Orders', $sandbox.Source.AccountId, 200, $null
        $create.Service | Should -Be 'dynamodb'
        $create.PrincipalArn | Should -BeLike 'arn:aws:*'
        $create.Time.Kind | Should -Be 'Utc'
    }

    It 'picks by operation, table, account and number, from the pipeline too' {
        ($sandbox | Get-DdbSandboxRequest -Operation Create*, Delete*).Operation | Should -Be 'CreateTable'
        Get-DdbSandboxRequest $sandbox -TableName Other | Should -BeNullOrEmpty
        Get-DdbSandboxRequest $sandbox -Operation CreateTable -Account Target | Should -BeNullOrEmpty
        $last = Get-DdbSandboxRequest $sandbox -Last 1
        $null = Get-ErrorOf { Get-DdbTableDefinition NotThere -Source $sandbox.Source }
        $new = Get-DdbSandboxRequest $sandbox -AfterSequence $last.Sequence
        $new[0].Sequence | Should -Be ($last.Sequence + 1)
        $new[0].ErrorCode | Should -Be 'ResourceNotFoundException'
        $new[0].StatusCode | Should -Be 400
    }

    It 'picks by the time of the sandbox' {
        $now = (Step-DdbSandboxClock $sandbox -By 3600).ServiceTime
        $null = Get-DdbTableDefinition $table -Source $sandbox.Source
        $found = Get-DdbSandboxRequest $sandbox -Since $now
        @($found).Count | Should -BeGreaterThan 0
        ($found.Time | Measure-Object -Minimum).Minimum | Should -BeGreaterOrEqual $now
        Get-DdbSandboxRequest $sandbox -Since $now.AddHours(1) | Should -BeNullOrEmpty
    }

    It 'shows which fault has hit' {
        $null = Set-DdbSandboxFault $sandbox -Effect Throttle -FaultId once -Operation DescribeTable -MaxCount 1
        $null = Get-DdbTableDefinition $table -Source $sandbox.Source
        $hit = Get-DdbSandboxRequest $sandbox -FaultId once
        $hit.FaultId, $hit.Operation | Should -Be 'once', 'DescribeTable'
        $hit.ErrorCode | Should -Not -BeNullOrEmpty
        Set-DdbSandboxFault $sandbox -Clear
    }

    It 'shows bodies only when they are asked for' {
        (Get-DdbSandboxRequest $sandbox -Operation CreateTable).RequestBody | Should -BeNullOrEmpty
        $create = Get-DdbSandboxRequest $sandbox -Operation CreateTable -IncludeBody -WarningVariable warnings
        ($create.RequestBody | ConvertFrom-Json).TableName | Should -Be 'Orders'
        ($create.AnswerBody | ConvertFrom-Json).TableDescription.TableName | Should -Be 'Orders'
        $warnings | Should -BeNullOrEmpty
    }

    It 'warns when bodies are asked for that are not kept' {
        $other = Start-DdbSandbox
        $found = Get-DdbSandboxRequest $other -IncludeBody -WarningVariable warnings -WarningAction SilentlyContinue
        Stop-DdbSandbox $other
        @($found).Count | Should -BeGreaterThan 0
        $warnings | Should -BeLike '*keeps no bodies*-KeepBody*'
    }

    It 'completes operations of the sandbox' {
        $global:completedSandbox = $sandbox
        try {
            Complete 'Get-DdbSandboxRequest -Sandbox $completedSandbox -Operation CreateT' | Should -Be 'CreateTable'
        } finally {
            Remove-Variable completedSandbox -Scope Global
        }
    }
}
