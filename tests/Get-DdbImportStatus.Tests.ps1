BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
    $WarningPreference = 'SilentlyContinue'
    $import = New-TestExport $sandbox Orders | DdbCrossAccount\Import-DdbTable | Wait-DdbImport
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Get-DdbImportStatus' {
    It 'reads an object again and keeps what was recorded, by parameter and from the pipeline' {
        foreach ($now in (Get-DdbImportStatus $import), (Get-DdbImportStatus -Import $import), ($import | Get-DdbImportStatus)) {
            $now.Status | Should -Be 'COMPLETED'
            $now.ExportArn | Should -Be $import.ExportArn
            $now.Source.AccountId | Should -Be $sandbox.Source.AccountId
        }
    }

    It 'finds everything again in another session: by ARN, by table, and all' {
        (Get-DdbImportStatus -ImportArn $import.ImportArn -Target $sandbox.Target).TableName | Should -Be 'Orders'
        (Get-DdbImportStatus Orders -Target $sandbox.Target).ImportArn | Should -Be $import.ImportArn
        (Get-DdbImportStatus -Target $sandbox.Target).ImportArn | Should -Contain $import.ImportArn
    }

    It 'says that an import is unknown, and refuses foreign objects' {
        $arn = $import.ImportArn -replace '[^/]+$', '01700000000000-00000000'
        (Get-ErrorOf { Get-DdbImportStatus -ImportArn $arn -Target $sandbox.Target })[0].FullyQualifiedErrorId | Should -BeLike 'ImportNotFound,*'
        (Get-ErrorOf { Get-Process -Id $PID | Get-DdbImportStatus })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }
}
