BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $open = Start-OpenSandbox
    $accounts = @{ Source = $open.Source; Target = $open.Target }
    $missing = (Get-ErrorOf { Get-DdbCdc @accounts })[0]
    $cdc = New-TestCdc $open Orders
    Write-TestItem $open Orders (1..10) 2
    $drained = $cdc | Wait-DdbCdc -Drained -Timeout 120
}

AfterAll {
    Stop-OpenSandbox $open
}

Describe 'Get-DdbCdc' {
    It 'reads it from its object, by its table, and with all of the ledger' {
        foreach ($now in ($cdc | Get-DdbCdc), (Get-DdbCdc -Cdc $cdc), (Get-DdbCdc Orders @accounts), (Get-DdbCdc @accounts)) {
            $now | Should -BeOfType DdbCrossAccount.DdbCdc
            $now.StreamArn | Should -Be $cdc.StreamArn
            $now.State | Should -Be 'Enabled'
            $now.AppliedCount | Should -BeGreaterOrEqual 10
            $now.FunctionRoleArn | Should -Be $open.FunctionRoleArn
            $now.WriterRoleArn | Should -Be $open.WriterRoleArn
            $now.Drift | Should -BeNullOrEmpty
            $now.LastProcessingResult | Should -Be 'OK'
            $now.LagMaxMilliseconds, $now.UnreceiptedCount | Should -Be 0, 0
        }
    }

    It 'goes on where the last proof was, for each shard' {
        $now = $cdc | Get-DdbCdc
        $now.Shards.ShardId | Should -Be $drained.Shards.ShardId
        ($now.Shards | Where-Object AppliedSequenceNumber).AppliedSequenceNumber |
            Should -Be ($drained.Shards | Where-Object AppliedSequenceNumber).AppliedSequenceNumber
    }

    It 'tells what waits while it is off' {
        $null = $cdc | Disable-DdbCdc
        Write-TestItem $open Orders (1..4) 3
        Step-OpenSandboxClock $open 3600
        $off = $cdc | Get-DdbCdc
        $off.State | Should -Be 'Disabled'
        $off.UnreceiptedCount | Should -Be 4
        $off.LagMaxMilliseconds | Should -BeGreaterOrEqual 3599000
        $off.WindowLeftSeconds | Should -BeGreaterThan 70000
        $off.WindowLeftSeconds | Should -BeLessThan 82802
    }

    It 'stays whole in JSON' {
        $back = $cdc | Get-DdbCdc | ConvertTo-Json -Depth 4 | ConvertFrom-Json | Get-DdbCdc @accounts
        $back.StreamArn | Should -Be $cdc.StreamArn
        $back.Shards.Count | Should -Be $drained.Shards.Count
    }

    It 'says that there is no ledger, or that it knows no such table' {
        $missing.FullyQualifiedErrorId | Should -BeLike 'LedgerNotFound,*'
        $missing.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        (Get-ErrorOf { Get-DdbCdc @accounts -LedgerTableName Orders })[0].FullyQualifiedErrorId | Should -BeLike 'LedgerNotFound,*'
        (Get-ErrorOf { Get-DdbCdc Other @accounts })[0].FullyQualifiedErrorId | Should -BeLike 'CdcNotFound,*'
        (Get-ErrorOf { Get-DdbCdc Orders -Source $open.Source })[0].FullyQualifiedErrorId | Should -BeLike 'AccountMissing,*'
        (Get-ErrorOf { Get-Process -Id $PID | Get-DdbCdc })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }

    It 'fits its views' {
        ($cdc | Get-DdbCdc | Format-Table | Out-String -Width 200) | Should -BeLike '*SourceTableName*Orders*'
        ($drained.Shards | Format-Table | Out-String -Width 200) | Should -BeLike '*AppliedRecordTime*shardId-*'
    }

    It 'is broken, and stays so, when changes were trimmed before anybody applied them' {
        $other = New-TestCdc $open Trimmed
        $null = $other | Wait-DdbCdc -Drained -Timeout 120
        $null = $other | Disable-DdbCdc
        Write-TestItem $open Trimmed (1..3) 2
        Step-OpenSandboxClock $open 108000
        $broken = $other | Get-DdbCdc
        $broken.State | Should -Be 'Broken'
        $broken.BrokenCause | Should -BeLike '*trimmed*'
        $broken.BrokenRemedy | Should -BeLike 'Remove what is there with Remove-DdbCdc -Force, export again*'
        (Get-ErrorOf { $other | Wait-DdbCdc -Timeout 60 })[0].FullyQualifiedErrorId | Should -BeLike 'CdcBroken,*'
        (Get-ErrorOf { Get-DdbCdc Trimmed @accounts | Wait-DdbCdc -Drained -Timeout 60 })[0].FullyQualifiedErrorId | Should -BeLike 'CdcBroken,*'
    }
}
