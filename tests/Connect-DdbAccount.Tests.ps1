BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
    # The sandbox prints its keys to whoever starts it; the module keeps them to itself, so one is started by hand.
    $dll = Join-Path (Split-Path $manifest) 'module/bin/sandbox/DdbCrossAccount.Sandbox.dll'
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$dll`" --port 0 --parent-stdin")
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $open = $process.StandardOutput.ReadLine() | ConvertFrom-Json
    $keys = @{
        AccessKey = $open.accounts[0].accessKey; SecretKey = $open.accounts[0].secretKey
        Region = $open.accounts[0].region; EndpointUrl = $open.endpoint
    }
    $credentials = Join-Path $TestDrive 'credentials'
    Set-Content $credentials "[old]`naws_access_key_id = $($keys.AccessKey)`naws_secret_access_key = $($keys.SecretKey)`n[old spare]`naws_access_key_id = a`naws_secret_access_key = b"
}

AfterAll {
    Stop-DdbSandbox $sandbox
    $process.StandardInput.Close()
    $process.WaitForExit()
}

Describe 'Connect-DdbAccount' {
    It 'connects with explicit keys' {
        $account = Connect-DdbAccount @keys
        $account | Should -BeOfType DdbCrossAccount.DdbAccount
        $account.AccountId | Should -Be $open.accounts[0].accountId
        $account.Region | Should -Be 'eu-west-1'
        $account.Arn | Should -BeLike 'arn:aws:iam::*'
        $account.CredentialSource | Should -Be 'explicit keys'
    }

    It 'takes its parameters by property name' {
        ([pscustomobject] $keys | Connect-DdbAccount).AccountId | Should -Be $open.accounts[0].accountId
    }

    It 'takes a profile of a file, with aliases of AWS.Tools' {
        $account = Connect-DdbAccount old -ProfilesLocation $credentials -Region eu-west-1 -EndpointUrl $open.endpoint
        $account.AccountId | Should -Be $open.accounts[0].accountId
        $account.ProfileName | Should -Be 'old'
    }

    It 'shows no secret when printed, listed, serialized or told' {
        $said = Connect-DdbAccount @keys -Verbose -Debug 4>&1 5>&1
        $account = $said | Where-Object { $_ -is [DdbCrossAccount.DdbAccount] }
        $text = ($said | Out-String -Width 500) + ($account | Format-List * -Force | Out-String -Width 500) +
            ($account | ConvertTo-Json -Depth 9) + [System.Management.Automation.PSSerializer]::Serialize($account, 9)
        $text | Should -Not -BeLike "*$($keys.SecretKey)*"
        $text | Should -BeLike '*explicit keys*'
    }

    It 'uses what Set-AWSCredential and Set-DefaultAWSRegion left in the session' {
        Add-Type -TypeDefinition '
            public class KeysOfShell { public string AccessKey { get; set; } public string SecretKey { get; set; } public string Token { get; set; } }
            public class CredentialsOfShell { public KeysOfShell Keys; public KeysOfShell GetCredentials() { return Keys; } }'
        $StoredAWSCredentials = [CredentialsOfShell]::new()
        $StoredAWSCredentials.Keys = [KeysOfShell]@{ AccessKey = $keys.AccessKey; SecretKey = $keys.SecretKey }
        $StoredAWSRegion = 'eu-central-1'
        $account = Connect-DdbAccount -EndpointUrl $open.endpoint
        $account.AccountId | Should -Be $open.accounts[0].accountId
        $account.Region | Should -Be 'eu-central-1'
    }

    It 'says which profile does not exist' {
        $problem = Get-ErrorOf { Connect-DdbAccount nobody -ProfileLocation $credentials -Region eu-west-1 }
        $problem.Count | Should -Be 1
        $problem.FullyQualifiedErrorId | Should -BeLike 'ProfileNotFound,*'
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $problem.Exception | Should -BeOfType DdbCrossAccount.Errors.DdbCrossAccountException
    }

    It 'says where nothing answers' {
        $problem = Get-ErrorOf { Connect-DdbAccount -AccessKey AKIA0 -SecretKey x -Region eu-west-1 -EndpointUrl http://127.0.0.1:9 }
        $problem.FullyQualifiedErrorId | Should -BeLike 'EndpointUnreachable,*'
        $problem.CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'asks for the code of an MFA device, and says so where nobody can be asked' {
        $script = "try { Connect-DdbAccount -AccessKey $($keys.AccessKey) -SecretKey '$($keys.SecretKey)' -Region eu-west-1 -EndpointUrl $($open.endpoint) -RoleArn arn:aws:iam::222222222222:role/Mover -MfaSerial arn:aws:iam::111111111111:mfa/ops -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId.Split(',')[0] }"
        Invoke-InNewSession $script | Should -Be 'MfaCodeNeeded'
    }

    It 'completes profiles and Regions' {
        Complete "Connect-DdbAccount -ProfileLocation '$credentials' -ProfileName o" | Should -Be @('old', "'old spare'")
        Complete 'Connect-DdbAccount -Region eu-west-' | Should -Contain 'eu-west-1'
    }
}
