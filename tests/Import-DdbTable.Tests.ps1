BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
    $WarningPreference = 'SilentlyContinue'
    $export = New-TestExport $sandbox Orders
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Import-DdbTable' {
    It 'starts an import into a new table, from the pipeline' {
        $import = $export | DdbCrossAccount\Import-DdbTable
        $import | Should -BeOfType DdbCrossAccount.DdbImport
        $import.TableName | Should -Be 'Orders'
        $import.ExpectedItemCount | Should -Be 5
        $import.SourceTableArn | Should -Be $export.TableArn
        $import.ExportTime | Should -Be $export.ExportTime
        ($import | Wait-DdbImport).Status | Should -Be 'COMPLETED'
    }

    It 'takes name, billing and capacities that are given' {
        $import = DdbCrossAccount\Import-DdbTable $export Provisioned -BillingMode PROVISIONED -ReadCapacityUnits 7 -WriteCapacityUnits 8
        $null = $import | Wait-DdbImport
        $definition = Get-DdbTableDefinition Provisioned -Source $sandbox.Target
        $definition.BillingMode | Should -Be 'PROVISIONED'
        $definition.ReadCapacityUnits | Should -Be 7
        $definition.WriteCapacityUnits | Should -Be 8
    }

    It 'imports from a place in S3' {
        $prefix = $export.ExportManifest -replace '/manifest-summary\.json$'
        $import = DdbCrossAccount\Import-DdbTable -S3Bucket $sandbox.S3Bucket -S3KeyPrefix $prefix -Target $sandbox.Target -Source $sandbox.Source -TargetTableName FromPlace
        ($import | Wait-DdbImport).ImportedItemCount | Should -Be 5
    }

    It 'makes nothing with -WhatIf' {
        $export | DdbCrossAccount\Import-DdbTable -TargetTableName NotMade -WhatIf | Should -BeNullOrEmpty
        (Get-ErrorOf { Get-DdbTableDefinition NotMade -Source $sandbox.Target })[0].FullyQualifiedErrorId | Should -BeLike 'TableNotFound,*'
    }

    It 'refuses a table that exists' {
        $problem = Get-ErrorOf { DdbCrossAccount\Import-DdbTable $export Provisioned }
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'TargetTableExists,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ResourceExists'
    }

    It 'needs a target, and an export' {
        $lonely = $export | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        $lonely.Target = $null
        (Get-ErrorOf { $lonely | DdbCrossAccount\Import-DdbTable })[0].FullyQualifiedErrorId | Should -BeLike 'AccountMissing,*'
        (Get-ErrorOf { Get-Process -Id $PID | DdbCrossAccount\Import-DdbTable })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }
}
