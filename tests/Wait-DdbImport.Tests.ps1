BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $slow = Start-DdbSandbox -ExportDuration 60 -ImportDuration 1000000 -ClockRate 600
    $running = New-TestExport $slow Slow | DdbCrossAccount\Import-DdbTable
}

AfterAll {
    Stop-DdbSandbox $slow
}

Describe 'Wait-DdbImport' {
    It 'gives up after -Timeout with an error for each that still runs, passing none on' {
        $passed = $running | Wait-DdbImport -Timeout 1 -ErrorVariable problems -ErrorAction SilentlyContinue
        $passed | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ImportWaitTimedOut,*'
        $problems[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
    }

    It 'shows what is measured while it waits' {
        $told = $running | Wait-DdbImport -Timeout 3 -Verbose -ErrorAction SilentlyContinue 4>&1
        "$told" | Should -BeLike "*Importing table 'Slow': IN_PROGRESS, * read, *items*elapsed*"
    }

    It 'refuses foreign objects' {
        (Get-ErrorOf { Get-Process -Id $PID | Wait-DdbImport })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }

    It 'ends at once when it is stopped, leaves the sandbox alive and the object usable' {
        $shell = [powershell]::Create([System.Management.Automation.RunspaceMode]::NewRunspace)
        $null = $shell.AddScript("Import-Module '$manifest'; `$args[0] | Wait-DdbImport").AddArgument($running)
        $waiting = $shell.BeginInvoke()
        while (-not $waiting.AsyncWaitHandle.WaitOne(50) -and $shell.Streams.Progress.Count -eq 0) { }
        $stopwatch = [System.Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $stopwatch.Elapsed.TotalSeconds | Should -BeLessThan 5
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Dispose()
        (Get-Process -Id $slow.ProcessId).HasExited | Should -BeFalse
        ($running | Get-DdbImportStatus).Status | Should -Be 'IN_PROGRESS'
    }
}
