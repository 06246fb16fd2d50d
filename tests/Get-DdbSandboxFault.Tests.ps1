BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Get-DdbSandboxFault' {
    It 'writes nothing when there are none' {
        Get-DdbSandboxFault $sandbox | Should -BeNullOrEmpty
    }

    It 'writes all in the order in which they were set, with what they were set with, by parameter and from the pipeline' {
        $null = Set-DdbSandboxFault $sandbox -Effect Delay -FaultId second -Delay 0.25 -Operation PutItem, Batch* -TableName Orders -MaxCount 3
        $null = Set-DdbSandboxFault $sandbox -Effect Throttle -FaultId first -Operation NoSuch
        (Get-DdbSandboxFault -Sandbox $sandbox).FaultId | Should -Be 'second', 'first'
        $fault = $sandbox | Get-DdbSandboxFault -FaultId second
        $fault.DelaySeconds, $fault.MaxCount, $fault.MatchedCount, $fault.FiredCount | Should -Be 0.25, 3, 0, 0
        $fault.Operation | Should -Be 'PutItem', 'Batch*'
        $fault.TableName | Should -Be 'Orders'
    }

    It 'keeps whole as JSON and CliXml' {
        $fault = Set-DdbSandboxFault $sandbox -Effect Throttle -FaultId travels -Operation NoSuch, NoOther -Share 0.5
        $json = $fault | ConvertTo-Json | ConvertFrom-Json
        $json.Operation | Should -Be 'NoSuch', 'NoOther'
        $fault | Export-Clixml "$TestDrive/fault.xml"
        (Import-Clixml "$TestDrive/fault.xml").Share | Should -Be 0.5
    }

    It 'says that there is none of that name, and that the sandbox has gone' {
        (Get-ErrorOf { Get-DdbSandboxFault $sandbox -FaultId none }).FullyQualifiedErrorId | Should -BeLike 'SandboxFaultNotFound,*'
        $gone = Start-DdbSandbox
        Stop-DdbSandbox $gone
        $problem = Get-ErrorOf { Get-DdbSandboxFault $gone }
        $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxUnreachable,*'
        $problem.CategoryInfo.Category | Should -Be 'ConnectionError'
    }
}
