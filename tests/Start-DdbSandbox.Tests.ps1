BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'Start-DdbSandbox' {
    It 'starts two accounts that are connected, and a bucket' {
        $sandbox = Start-DdbSandbox -Region eu-central-1 -AccountId 333333333333, 444444444444
        try {
            $sandbox.Source.AccountId | Should -Be '333333333333'
            $sandbox.Target.AccountId | Should -Be '444444444444'
            $sandbox.Source.Region | Should -Be 'eu-central-1'
            $sandbox.EndpointUrl | Should -Match '^http://127\.0\.0\.1:\d+$'
            $sandbox.S3Bucket | Should -Not -BeNullOrEmpty
            $sandbox.FunctionRoleArn | Should -Be "arn:aws:iam::$($sandbox.Source.AccountId):role/ddb-cdc-function"
            $sandbox.WriterRoleArn | Should -Be "arn:aws:iam::$($sandbox.Target.AccountId):role/ddb-cdc-writer"
            (Get-Process -Id $sandbox.ProcessId).HasExited | Should -BeFalse
        } finally {
            Stop-DdbSandbox $sandbox
        }
    }

    It 'starts nothing with -WhatIf' {
        Start-DdbSandbox -WhatIf | Should -BeNullOrEmpty
    }

    It 'has the faults and worst forms of files from the start' {
        $faults = Join-Path $TestDrive 'faults.json'
        $worstForms = Join-Path $TestDrive 'worst-forms.json'
        Set-Content $faults '{"id":"early","effect":"throttle","operation":"NoSuch"}'
        Set-Content $worstForms '{"emptyStreamPages":0.3}'
        $sandbox = Start-DdbSandbox -FaultPath $faults -WorstFormPath $worstForms -Capacity Enforced
        try {
            (Get-DdbSandboxFault $sandbox).FaultId | Should -Be 'early'
        } finally {
            Stop-DdbSandbox $sandbox
        }

        Set-Content $worstForms '{"emptyStreamPages":3}'
        $problem = Get-ErrorOf { Start-DdbSandbox -WorstFormPath $worstForms }
        $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxEnded,*'
        "$problem" | Should -BeLike '*emptyStreamPages*'
    }

    It 'ends with the session that started it' {
        $sandboxId = Invoke-InNewSession '(Start-DdbSandbox).ProcessId'
        $process = Get-Process -Id $sandboxId -ErrorAction Ignore
        if ($process) { $process.WaitForExit(10000) | Should -BeTrue }
        Get-Process -Id $sandboxId -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'says which program is missing' {
        $problem = Get-ErrorOf { Start-DdbSandbox -ProgramPath "$TestDrive/none.dll" }
        $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxProgramNotFound,*'
        $problem.CategoryInfo.Category | Should -Be 'NotInstalled'
    }
}
