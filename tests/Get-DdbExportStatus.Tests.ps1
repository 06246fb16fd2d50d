BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
    $WarningPreference = 'SilentlyContinue'
    $export = New-TestExport $sandbox Orders
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Get-DdbExportStatus' {
    It 'reads an object again and keeps what was recorded, by parameter and from the pipeline' {
        foreach ($now in (Get-DdbExportStatus $export), (Get-DdbExportStatus -Export $export), ($export | Get-DdbExportStatus)) {
            $now.Status | Should -Be 'COMPLETED'
            $now.PitrWasEnabled | Should -BeFalse
            $now.Target.AccountId | Should -Be $sandbox.Target.AccountId
        }
    }

    It 'finds everything again in another session: by ARN, by table, and all' {
        (Get-DdbExportStatus -ExportArn $export.ExportArn -Source $sandbox.Source).TableName | Should -Be 'Orders'
        (Get-DdbExportStatus Orders -Source $sandbox.Source).ExportArn | Should -Be $export.ExportArn
        (Get-DdbExportStatus -Source $sandbox.Source).ExportArn | Should -Contain $export.ExportArn
    }

    It 'says that an export is unknown, and refuses foreign objects' {
        $arn = $export.ExportArn -replace '[^/]+$', '01700000000000-00000000'
        (Get-ErrorOf { Get-DdbExportStatus -ExportArn $arn -Source $sandbox.Source })[0].FullyQualifiedErrorId | Should -BeLike 'ExportNotFound,*'
        (Get-ErrorOf { Get-Process -Id $PID | Get-DdbExportStatus })[0].FullyQualifiedErrorId | Should -BeLike 'ObjectNotRecognized,*'
    }
}
