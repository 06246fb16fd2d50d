BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
    $WarningPreference = 'SilentlyContinue'
    $null = New-TestTable $sandbox Orders
    $null = New-TestTable $sandbox Items
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Get-DdbTableDefinition' {
    It 'reads a table, by parameter and from the pipeline by value' {
        (Get-DdbTableDefinition Orders -Source $sandbox.Source).TableName | Should -Be 'Orders'
        ('Orders', 'Items' | Get-DdbTableDefinition -Source $sandbox.Source).TableName | Should -Be @('Orders', 'Items')
    }

    It 'takes table and account by property name' {
        $definition = Get-DdbTableDefinition Orders -Source $sandbox.Source
        ($definition | Get-DdbTableDefinition).TableArn | Should -Be $definition.TableArn
    }

    It 'shows its keys by their names' {
        Get-DdbTableDefinition Orders -Source $sandbox.Source | Format-List Keys | Out-String | Should -Match '\{id\}'
    }

    It 'does not see the other account''s tables' {
        $problem = Get-ErrorOf { Get-DdbTableDefinition Orders -Source $sandbox.Target }
        $problem.FullyQualifiedErrorId | Should -BeLike 'TableNotFound,*'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'goes on after a table that does not exist' {
        $found = 'None', 'Items' | Get-DdbTableDefinition -Source $sandbox.Source -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.TableName | Should -Be 'Items'
        $problems.Count | Should -Be 1
    }

    It 'ends a pipeline with -ErrorAction Stop' {
        { 'None', 'Items' | Get-DdbTableDefinition -Source $sandbox.Source -ErrorAction Stop } |
            Should -Throw -ExceptionType ([DdbCrossAccount.Errors.TableNotFoundException])
    }

    It 'completes the names of the tables' {
        $global:completionSource = $sandbox.Source
        Complete 'Get-DdbTableDefinition -Source $completionSource -TableName O' | Should -Be 'Orders'
        Complete 'Get-DdbTableDefinition -Source nobody -TableName O' | Should -Not -Contain 'Orders'
        Remove-Variable completionSource -Scope Global
    }
}
