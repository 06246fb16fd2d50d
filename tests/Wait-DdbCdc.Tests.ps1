BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $open = Start-OpenSandbox
    $cdc = New-TestCdc $open Orders
}

AfterAll {
    Stop-OpenSandbox $open
}

Describe 'Wait-DdbCdc' {
    It 'passes on what is in sync: every change has its receipt, and the target holds it' {
        Write-TestItem $open Orders (3..40) 2
        $waited = $cdc | Wait-DdbCdc -InSync -MaximumLag 0 -Timeout 120
        $waited | Should -BeOfType DdbCrossAccount.DdbCdc
        $waited.State | Should -Be 'Enabled'
        $waited.IsInSync | Should -BeTrue
        $waited.IsDrained | Should -BeNullOrEmpty
        $waited.AppliedCount | Should -BeGreaterOrEqual 38
        $waited.UnreceiptedCount, $waited.ParkedCount, $waited.DoubtCount, $waited.LagMaxMilliseconds | Should -Be 0, 0, 0, 0
        $waited.LagP50Milliseconds | Should -BeGreaterThan 0
        $waited.WindowLeftSeconds | Should -Be 86400
        $values = Read-TestItem $open.TargetClient Orders
        $values.Count | Should -Be 40
        $values['item-1'], $values['item-3'], $values['item-40'] | Should -Be '1', '2', '2'
    }

    It 'drains when the source is quiet, with each shard read to its end' {
        Write-TestItem $open Orders (1..20) 3
        $drained = $cdc | Wait-DdbCdc -Drained -Timeout 120
        $drained.IsDrained | Should -BeTrue
        $drained.IsInSync | Should -BeNullOrEmpty
        $drained.Shards.IsDrained | Should -Not -Contain $false
        $values = Read-TestItem $open.TargetClient Orders
        $values['item-1'], $values['item-20'], $values['item-40'] | Should -Be '3', '3', '2'
    }

    It 'waits for a function of the target account' {
        $there = New-TestCdc $open There @{ FunctionAccount = 'Target'; FunctionName = 'there'; FunctionRoleArn = $open.WriterRoleArn }
        Write-TestItem $open There (1..9) 2
        $drained = Get-DdbCdc There -Source $open.Source -Target $open.Target | Wait-DdbCdc -Drained -Timeout 120
        $drained.FunctionAccount | Should -Be 'Target'
        $drained.FunctionArn | Should -BeLike 'arn:aws:lambda:eu-west-1:222222222222:function:there:*'
        $drained.IsDrained | Should -BeTrue
        (Read-TestItem $open.TargetClient There).Count | Should -Be 9
        $null = $there | Remove-DdbCdc -Force -Confirm:$false
    }

    It 'goes on with an object that was read back from <form>' -ForEach @(
        @{ Form = 'JSON'; Back = { $args[0] | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        @{ Form = 'CliXml'; Back = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($args[0])) } }
    ) {
        $waited = & $Back $cdc | Wait-DdbCdc -Source $open.Source -Target $open.Target -Timeout 120
        $waited.IsInSync | Should -BeTrue
        $waited.StreamArn | Should -Be $cdc.StreamArn
    }

    It 'waits for all together; what cannot come is an error and not passed on' {
        $stopped = New-TestCdc $open Stopped | Disable-DdbCdc
        Write-TestItem $open Stopped (1..3) 9
        $passed = $stopped, $cdc | Wait-DdbCdc -Drained -Timeout 120 -ErrorVariable problems -ErrorAction SilentlyContinue
        $passed.SourceTableName | Should -Be 'Orders'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'CdcDisabled,*'
        $problems[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        $problems[0].TargetObject | Should -Be $stopped.StreamArn
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*Enable-DdbCdc*'
    }

    It 'gives up after -Timeout and says what is missing' {
        $problem = (Get-ErrorOf { $cdc | Wait-DdbCdc -Drained -Timeout 0 })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'CdcNotReached,*'
        $problem.CategoryInfo.Category | Should -Be 'OperationTimeout'
        "$problem" | Should -BeLike "*was not drained after 0 s of waiting: the lag is * records were read, *not every shard is read to its end; *goes on by itself."
    }

    It 'names what is broken, with its remedy' {
        $broken = New-TestCdc $open Broken
        $off = [Amazon.DynamoDBv2.Model.StreamSpecification]@{ StreamEnabled = $false }
        $null = $open.SourceClient.UpdateTableAsync([Amazon.DynamoDBv2.Model.UpdateTableRequest]@{ TableName = 'Broken'; StreamSpecification = $off }).GetAwaiter().GetResult()
        $problem = (Get-ErrorOf { $broken | Wait-DdbCdc -Timeout 120 })[0]
        $problem.FullyQualifiedErrorId | Should -BeLike 'CdcBroken,*'
        "$problem" | Should -BeLike "*Stream '$($broken.StreamArn)' was turned off: changes since are not captured.*"
        $problem.ErrorDetails.RecommendedAction | Should -BeLike 'Remove what is there with Remove-DdbCdc -Force, export again*'
    }

    It 'ends at once when it is stopped, shows progress, and leaves everything as it is' {
        Write-TestItem $open Orders (1..3) 4
        $shell = [powershell]::Create([System.Management.Automation.RunspaceMode]::NewRunspace)
        $null = $shell.AddScript("Import-Module '$manifest'; `$args[0] | Wait-DdbCdc -Drained").AddArgument($cdc)
        $waiting = $shell.BeginInvoke()
        while (-not $waiting.AsyncWaitHandle.WaitOne(50) -and $shell.Streams.Progress.Count -eq 0) { }
        $stopwatch = [System.Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $stopwatch.Elapsed.TotalSeconds | Should -BeLessThan 5
        $shell.InvocationStateInfo.State | Should -BeIn 'Stopped', 'Completed'
        $shell.Streams.Progress[0].Activity | Should -Be 'Draining change data capture'
        $shell.Dispose()
        ($cdc | Wait-DdbCdc -Drained -Timeout 120).IsDrained | Should -BeTrue
    }

    It 'refuses foreign objects' {
        (Get-ErrorOf { Get-Process -Id $PID | Wait-DdbCdc })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }
}
