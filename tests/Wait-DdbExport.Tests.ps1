BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $sandbox = Start-DdbSandbox -ExportDuration 600 -ClockRate 600
    $slow = Start-DdbSandbox -ExportDuration 1000000 -ClockRate 600
    $null = New-TestTable $slow Slow
    $running = Start-DdbExport Slow -Source $slow.Source -Target $slow.Target -S3Bucket $slow.S3Bucket -EnablePitr
}

AfterAll {
    Stop-DdbSandbox $sandbox
    Stop-DdbSandbox $slow
}

Describe 'Wait-DdbExport' {
    It 'passes a completed export on, with what it holds now' {
        $export = New-TestExport $sandbox Orders
        $export.Status | Should -Be 'COMPLETED'
        $export.ItemCount | Should -Be 5
        $export.ExportManifest | Should -BeLike '*/manifest-summary.json'
    }

    It 'gives up after -Timeout with an error for each that still runs, passing none on' {
        $passed = $running | Wait-DdbExport -Timeout 1 -ErrorVariable problems -ErrorAction SilentlyContinue
        $passed | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ExportWaitTimedOut,*'
        $problems[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
    }

    It 'goes on with an object that was read back from <form>' -ForEach @(
        @{ Form = 'JSON'; Back = { $args[0] | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        @{ Form = 'CliXml'; Back = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($args[0])) } }
    ) {
        $export = New-TestExport $sandbox "Orders$Form"
        $back = & $Back $export
        $waited = $back | Wait-DdbExport -Source $sandbox.Source -Target $sandbox.Target
        $waited | Should -BeOfType DdbCrossAccount.DdbExport
        $waited.Status | Should -Be 'COMPLETED'
        $waited.ExportTime | Should -Be $export.ExportTime
        $waited.PitrWasEnabled | Should -Be $export.PitrWasEnabled
        $waited.ShardPositions.Count | Should -Be $export.ShardPositions.Count
    }

    It 'names what is wrong with a damaged object, and waits for the others' {
        $export = New-TestExport $sandbox Good
        $damaged = $export | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $damaged.ItemCount = 'many'
        $passed = $damaged, $export | Wait-DdbExport -ErrorVariable problems -ErrorAction SilentlyContinue
        $passed.TableName | Should -Be 'Good'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ObjectDamaged,*'
        "$($problems[0])" | Should -Be "A DdbExport was read back in which 'ItemCount' is no whole number. Nothing was called."
    }

    It 'ends at once when it is stopped, leaves the sandbox alive and the object usable' {
        $shell = [powershell]::Create([System.Management.Automation.RunspaceMode]::NewRunspace)
        $null = $shell.AddScript("Import-Module '$manifest'; `$args[0] | Wait-DdbExport").AddArgument($running)
        $waiting = $shell.BeginInvoke()
        while (-not $waiting.AsyncWaitHandle.WaitOne(50) -and $shell.Streams.Progress.Count -eq 0) { }
        $stopwatch = [System.Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $stopwatch.Elapsed.TotalSeconds | Should -BeLessThan 5
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Dispose()
        (Get-Process -Id $slow.ProcessId).HasExited | Should -BeFalse
        ($running | Get-DdbExportStatus).Status | Should -Be 'IN_PROGRESS'
    }
}
