BeforeAll {
    . "$PSScriptRoot/common.ps1"
}

Describe 'Stop-DdbSandbox' {
    It 'stops it and writes nothing, by parameter' {
        $sandbox = Start-DdbSandbox
        Stop-DdbSandbox $sandbox | Should -BeNullOrEmpty
        Get-Process -Id $sandbox.ProcessId -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'stops it and writes it with -PassThru, from the pipeline' {
        $sandbox = Start-DdbSandbox
        ($sandbox | Stop-DdbSandbox -PassThru).EndpointUrl | Should -Be $sandbox.EndpointUrl
    }

    It 'leaves it alone with -WhatIf' {
        $sandbox = Start-DdbSandbox
        Stop-DdbSandbox $sandbox -WhatIf
        (Get-Process -Id $sandbox.ProcessId).HasExited | Should -BeFalse
        Stop-DdbSandbox $sandbox
    }

    It 'takes one that was read back from JSON' {
        $sandbox = Start-DdbSandbox
        $sandbox | ConvertTo-Json | ConvertFrom-Json | Stop-DdbSandbox
        Get-Process -Id $sandbox.ProcessId -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'says that it has gone, and refuses foreign objects' {
        $sandbox = Start-DdbSandbox
        Stop-DdbSandbox $sandbox
        (Get-ErrorOf { Stop-DdbSandbox $sandbox }).FullyQualifiedErrorId | Should -BeLike 'SandboxGone,*'
        (Get-ErrorOf { Get-Process -Id $PID | Stop-DdbSandbox }).FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }
}
