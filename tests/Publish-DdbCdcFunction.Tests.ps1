BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
    $accounts = @{ Source = $sandbox.Source; Target = $sandbox.Target }
    $roles = @{ FunctionRoleArn = $sandbox.FunctionRoleArn; WriterRoleArn = $sandbox.WriterRoleArn }

    # A zip that is fit for runtime dotnet10; what is in it plays no part here.
    function New-FunctionZip {
        param([string] $Code)

        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $folder
        $program = Join-Path $folder 'DdbCrossAccount.CdcFunction'
        Set-Content "$program.dll" $Code
        Set-Content "$program.deps.json", "$program.runtimeconfig.json" '{}'
        [System.IO.Compression.ZipFile]::CreateFromDirectory($folder, "$folder.zip")
        "$folder.zip"
    }

    # The calls that changed something since the sandbox had served that many.
    function Get-ChangeSince {
        param([long] $Sequence)

        Get-DdbSandboxRequest $sandbox -AfterSequence $Sequence | ForEach-Object Operation |
            Where-Object { $_ -match 'CreateFunction|UpdateFunction|PublishVersion' }
    }

    function Get-LastSequence {
        (Get-DdbSandboxRequest $sandbox -Last 1).Sequence
    }

    $zip = New-FunctionZip 'one'
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Publish-DdbCdcFunction' {
    It 'creates the function that comes with the module and pins its version' {
        $function = Publish-DdbCdcFunction @roles @accounts
        $function.FunctionArn | Should -Be 'arn:aws:lambda:eu-west-1:111111111111:function:ddb-cross-account-cdc:1'
        $function.Outcome | Should -Be 'Created'
        $function.FunctionRoleArn | Should -Be $sandbox.FunctionRoleArn
        $function.WriterRoleArn | Should -Be $sandbox.WriterRoleArn
        $function.LedgerTableArn | Should -Be 'arn:aws:dynamodb:eu-west-1:222222222222:table/ddb-cross-account-ledger'
        $function.Runtime, $function.Architecture, $function.MemorySize, $function.TimeoutSeconds | Should -Be 'dotnet10', 'x86_64', 1024, 60
        $function | ConvertTo-Json -Depth 4 | Should -Not -Match 'secret|AKIA'
    }

    It 'changes nothing when nothing differs, and gives the same version' {
        $sequence = Get-LastSequence
        $function = Publish-DdbCdcFunction @roles @accounts
        $function.Version, $function.Outcome | Should -Be '1', 'Unchanged'
        Get-ChangeSince $sequence | Should -Be 'PublishVersion'
    }

    It 'changes what differs and pins a new version' {
        $null = Publish-DdbCdcFunction cdc @roles @accounts -Path $zip
        $other = New-FunctionZip 'two'
        $function = Publish-DdbCdcFunction cdc @roles @accounts -Path $other -MemorySize 512 -Timeout 90 -Architecture arm64
        $function.Version, $function.Outcome | Should -Be '2', 'Updated'
        $function.MemorySize, $function.TimeoutSeconds, $function.Architecture | Should -Be 512, 90, 'arm64'
        (Publish-DdbCdcFunction cdc @roles @accounts -Path $other).Version | Should -Be '2'
    }

    It 'publishes in the target account under one role' {
        $function = Publish-DdbCdcFunction cdc -FunctionAccount Target -FunctionRoleArn $sandbox.WriterRoleArn -Target $sandbox.Target -Path $zip
        $function.FunctionArn | Should -Be 'arn:aws:lambda:eu-west-1:222222222222:function:cdc:1'
        $function.WriterRoleArn | Should -BeNullOrEmpty
        $function.FunctionAccount | Should -Be 'Target'
    }

    It 'takes the accounts of an object and the ledger''s ARN' {
        $arn = 'arn:aws:dynamodb:eu-west-1:222222222222:table/receipts'
        $function = [pscustomobject] $accounts | Publish-DdbCdcFunction piped @roles -LedgerTableArn $arn -Path $zip
        $function.LedgerTableArn | Should -Be $arn
        $function.Source.AccountId, $function.Target.AccountId | Should -Be '111111111111', '222222222222'
    }

    It 'reads and does nothing with -WhatIf' {
        $sequence = Get-LastSequence
        Publish-DdbCdcFunction new @roles @accounts -Path $zip -WhatIf | Should -BeNullOrEmpty
        Get-ChangeSince $sequence | Should -BeNullOrEmpty
        (Get-ErrorOf { Publish-DdbCdcFunction new @roles @accounts -Path nowhere.zip -WhatIf }).FullyQualifiedErrorId |
            Should -BeLike 'FunctionPackageNotFound,*'
    }

    It 'makes one function though the answers are lost' {
        $null = $sandbox | Set-DdbSandboxFault -Effect DropAnswer -Operation CreateFunction, PublishVersion -MaxCount 2 -FaultId lost
        $function = Publish-DdbCdcFunction unanswered @roles @accounts -Path $zip
        $function.FunctionArn, $function.Outcome | Should -Be 'arn:aws:lambda:eu-west-1:111111111111:function:unanswered:1', 'Created'
        (Get-DdbSandboxFault $sandbox -FaultId lost).FiredCount | Should -Be 2
    }

    It 'names the right that is missing' {
        $null = $sandbox | Set-DdbSandboxFault -Effect DenyAccess -Operation PublishVersion -FaultId denied
        $problem = Get-ErrorOf { Publish-DdbCdcFunction denied @roles @accounts -Path $zip }
        $null = $sandbox | Set-DdbSandboxFault -Clear -FaultId denied
        $problem.FullyQualifiedErrorId | Should -BeLike 'PermissionDenied,*'
        $problem.Exception.Message | Should -BeLike '*lambda:PublishVersion*goes on from here*'
        (Publish-DdbCdcFunction denied @roles @accounts -Path $zip).Version | Should -Be '1'
    }

    It 'completes the names of the functions' {
        $global:completionSource = $sandbox.Source
        Complete 'Publish-DdbCdcFunction -Source $completionSource -FunctionName ddb' | Should -Be 'ddb-cross-account-cdc'
        Remove-Variable completionSource -Scope Global
    }

    It 'refuses <Id>' -ForEach @(
        @{ Id = 'FunctionNameUnusable'; Category = 'InvalidArgument'; Parameters = @{ FunctionName = 'a b' } }
        @{ Id = 'RoleArnUnusable'; Category = 'InvalidArgument'; Parameters = @{ FunctionRoleArn = 'role' } }
        @{ Id = 'RoleOfOtherAccount'; Category = 'InvalidArgument'; Parameters = @{ FunctionRoleArn = 'arn:aws:iam::222222222222:role/x' } }
        @{ Id = 'FunctionTimeoutUnusable'; Category = 'InvalidArgument'; Parameters = @{ Timeout = 901 } }
        @{ Id = 'LedgerArnUnusable'; Category = 'InvalidArgument'; Parameters = @{ LedgerTableArn = 'ledger' } }
        @{ Id = 'FunctionPackageNotFound'; Category = 'ObjectNotFound'; Parameters = @{ Path = 'nowhere.zip' } }
        @{ Id = 'FunctionRoleUnusable'; Category = 'InvalidArgument'; Parameters = @{ FunctionRoleArn = 'arn:aws:iam::111111111111:role/unknown' } }
    ) {
        $sequence = Get-LastSequence
        $given = @{ FunctionName = 'refused'; Path = $zip } + $roles + $accounts
        foreach ($name in $Parameters.Keys) { $given[$name] = $Parameters[$name] }
        $problem = Get-ErrorOf { Publish-DdbCdcFunction @given }
        $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem.CategoryInfo.Category | Should -Be $Category
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-ChangeSince $sequence | Where-Object { $_ -ne 'CreateFunction' } | Should -BeNullOrEmpty
    }

    It 'refuses a damaged zip and one of another runtime' {
        $damaged = Join-Path $TestDrive 'damaged.zip'
        Set-Content $damaged 'no zip'
        (Get-ErrorOf { Publish-DdbCdcFunction refused @roles @accounts -Path $damaged }).FullyQualifiedErrorId | Should -BeLike 'FunctionPackageDamaged,*'
        (Get-ErrorOf { Publish-DdbCdcFunction refused @roles @accounts -Path $zip -Runtime provided.al2023 }).FullyQualifiedErrorId |
            Should -BeLike 'FunctionPackageIncomplete,*'
    }

    It 'ends with an error that a script can catch' {
        { Publish-DdbCdcFunction 'a b' @roles @accounts -ErrorAction Stop } |
            Should -Throw -ExceptionType ([DdbCrossAccount.Errors.FunctionNameUnusableException])
    }
}
