BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
    $lines = Join-Path $TestDrive 'lines.jsonl'
    Set-Content $lines '{"id":"a","n":1}', '{"Item":{"id":{"S":"b"},"n":{"N":"2"}}}'
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Import-DdbSandboxTable' {
    It 'fills a table of the source account and writes nothing' {
        Import-DdbSandboxTable -Sandbox $sandbox -TableName Lines -Path $lines -PartitionKey id:S | Should -BeNullOrEmpty
        (Get-DdbTableDefinition Lines -Source $sandbox.Source -WarningAction Ignore).Keys.AttributeName | Should -Be 'id'
    }

    It 'takes the sandbox from the pipeline, fills the target, and writes the definition with -PassThru' {
        $definition = $sandbox | Import-DdbSandboxTable InTarget $lines id:S -Account Target -PassThru -WarningAction Ignore
        $definition | Should -BeOfType DdbCrossAccount.DdbTableDefinition
        $definition.Source.AccountId | Should -Be $sandbox.Target.AccountId
    }

    It 'reads <name>' -ForEach @(
        @{ Name = 'the films'; File = 'moviedata.json'; Key = 'year:N'; Sort = 'title:S' }
        @{ Name = 'a genuine export'; File = 'real-export'; Key = 'id:S'; Sort = $null }
    ) {
        $path = Join-Path (Split-Path $repository) "shared/data/$File"
        if (-not (Test-Path $path)) {
            Set-ItResult -Skipped -Because "there is no '../shared/data/$File' beside this checkout"
        }

        $given = @{ Sandbox = $sandbox; TableName = "Real-$($File.Length)"; Path = $path; PartitionKey = $Key }
        if ($Sort) { $given.SortKey = $Sort }
        { Import-DdbSandboxTable @given } | Should -Not -Throw
    }

    It 'makes nothing with -WhatIf' {
        Import-DdbSandboxTable NotMade $lines id:S -Sandbox $sandbox -WhatIf
        (Get-ErrorOf { Get-DdbTableDefinition NotMade -Source $sandbox.Source }).FullyQualifiedErrorId | Should -BeLike 'TableNotFound,*'
    }

    It 'names the line that is no item, and makes no table' {
        $bad = Join-Path $TestDrive 'bad.jsonl'
        Set-Content $bad '{"id":"a"}', '{"id":'
        $problem = Get-ErrorOf { Import-DdbSandboxTable Bad $bad id:S -Sandbox $sandbox }
        $problem.CategoryInfo.Category | Should -Be 'InvalidData'
        "$problem" | Should -BeLike '*2*'
        (Get-ErrorOf { Get-DdbTableDefinition Bad -Source $sandbox.Source }).FullyQualifiedErrorId | Should -BeLike 'TableNotFound,*'
    }

    It 'refuses a table that exists, a key that is none, and a path that is no file' {
        Import-DdbSandboxTable Twice $lines id:S -Sandbox $sandbox
        (Get-ErrorOf { Import-DdbSandboxTable Twice $lines id:S -Sandbox $sandbox }).FullyQualifiedErrorId | Should -BeLike 'SandboxTableExists,*'
        (Get-ErrorOf { Import-DdbSandboxTable Other $lines id -Sandbox $sandbox }).FullyQualifiedErrorId | Should -BeLike 'KeyTextMalformed,*'
        (Get-ErrorOf { Import-DdbSandboxTable Other env:PATH id:S -Sandbox $sandbox }).FullyQualifiedErrorId | Should -BeLike 'PathNotFileSystem,*'
        (Get-ErrorOf { Import-DdbSandboxTable Other "$TestDrive/none.json" id:S -Sandbox $sandbox }).FullyQualifiedErrorId | Should -BeLike 'ItemFileNotFound,*'
    }
}
