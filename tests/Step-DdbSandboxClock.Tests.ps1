BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-DdbSandbox
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Step-DdbSandboxClock' {
    It 'moves on by a day, also by a number of seconds' {
        $before = (Step-DdbSandboxClock $sandbox -By 0).ServiceTime
        $clock = Step-DdbSandboxClock -Sandbox $sandbox -By (New-TimeSpan -Days 1)
        $clock | Should -BeOfType DdbCrossAccount.DdbSandboxClock
        ($clock.ServiceTime - $before).TotalHours | Should -BeGreaterOrEqual 24
        $later = $sandbox | Step-DdbSandboxClock -By 60.5
        ($later.ServiceTime - $clock.ServiceTime).TotalSeconds | Should -BeGreaterOrEqual 60.5
    }

    It 'moves on to a time, and goes at a rate' {
        $to = (Step-DdbSandboxClock $sandbox -By 0).ServiceTime.AddDays(2)
        $clock = Step-DdbSandboxClock $sandbox -To $to -Rate 60
        $clock.ServiceTime | Should -BeGreaterOrEqual $to
        $clock.ServiceTime.Kind | Should -Be 'Utc'
        $clock.Rate | Should -Be 60
        (Step-DdbSandboxClock $sandbox -Rate 1).Rate | Should -Be 1
    }

    It 'lets an export that takes a week end at once' {
        $other = Start-DdbSandbox -ExportDuration 604800 -ClockRate 600
        try {
            $name = New-TestTable $other Orders
            $export = Start-DdbExport $name -Source $other.Source -Target $other.Target -S3Bucket $other.S3Bucket -EnablePitr
            $export.Status | Should -Be 'IN_PROGRESS'
            $null = Step-DdbSandboxClock $other -By (New-TimeSpan -Days 7)
            (Get-DdbExportStatus $export).Status | Should -Be 'COMPLETED'
        } finally {
            Stop-DdbSandbox $other
        }
    }

    It 'moves nothing with -WhatIf' {
        Step-DdbSandboxClock $sandbox -By 86400 -WhatIf | Should -BeNullOrEmpty
    }

    It 'refuses to go back' {
        $problem = Get-ErrorOf { Step-DdbSandboxClock $sandbox -To ([datetime]'2020-01-01') }
        $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxSettingRefused,*'
        (Get-ErrorOf { Step-DdbSandboxClock $sandbox -By -5 }).FullyQualifiedErrorId | Should -BeLike 'SandboxSettingRefused,*'
    }
}
