BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $sandbox = Start-TestSandbox
    $WarningPreference = 'SilentlyContinue'
    $null = 'Orders', 'Items', 'Users', 'Untouched', 'NoPitr' | ForEach-Object { New-TestTable $sandbox $_ }
    $place = @{ Source = $sandbox.Source; Target = $sandbox.Target; S3Bucket = $sandbox.S3Bucket }
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'Start-DdbExport' {
    It 'starts an export whose object holds the proof' {
        $export = Start-DdbExport Orders @place -S3Prefix proof -EnablePitr -EnableStream
        $export | Should -BeOfType DdbCrossAccount.DdbExport
        $export.TableName | Should -Be 'Orders'
        $export.S3Prefix | Should -Be 'proof'
        $export.PitrWasEnabled | Should -BeFalse
        $export.StreamWasEnabled | Should -BeFalse
        $export.StreamViewType | Should -Be 'NEW_AND_OLD_IMAGES'
        $export.StreamArn | Should -BeLike '*:table/Orders/stream/*'
        $export.ShardPositions.Count | Should -BeGreaterThan 0
        $export.ExportTime | Should -BeGreaterOrEqual $export.StreamEnabledTime.AddMinutes(2)
        $export.Source.AccountId | Should -Be $sandbox.Source.AccountId
        $export.Target.AccountId | Should -Be $sandbox.Target.AccountId
    }

    It 'takes names from the pipeline, and tables by property name' {
        $exports = 'Items', 'Users' | Start-DdbExport @place -EnablePitr
        $exports.TableName | Sort-Object | Should -Be @('Items', 'Users')
        $again = Get-DdbTableDefinition Items -Source $sandbox.Source | Start-DdbExport -Target $sandbox.Target -S3Bucket $sandbox.S3Bucket
        $again.TableName | Should -Be 'Items'
        $again.PitrWasEnabled | Should -BeTrue
    }

    It 'shows real numbers with -WhatIf and changes nothing' {
        $definition = Get-DdbTableDefinition Untouched -Source $sandbox.Source
        Start-DdbExport Untouched @place -EnablePitr -EnableStream -WhatIf | Should -BeNullOrEmpty
        $after = Get-DdbTableDefinition Untouched -Source $sandbox.Source
        $after.PitrEnabled | Should -Be $definition.PitrEnabled
        $after.StreamEnabled | Should -BeFalse
        Get-DdbExportStatus Untouched -Source $sandbox.Source | Should -BeNullOrEmpty
    }

    It 'starts no second export for the same client token' {
        $time = (Get-DdbTableDefinition Items -Source $sandbox.Source).LatestRestorableTime
        $first = Start-DdbExport Items @place -ClientToken token-of-items -ExportTime $time
        $second = Start-DdbExport Items @place -ClientToken token-of-items -ExportTime $time
        $second.ExportArn | Should -Be $first.ExportArn
    }

    It 'refuses <id> before anything is changed' -ForEach @(
        @{ Id = 'TableNotFound'; Given = @{ TableName = 'None' } }
        @{ Id = 'PointInTimeRecoveryOff'; Given = @{ TableName = 'NoPitr' } }
    ) {
        $problem = Get-ErrorOf { Start-DdbExport @place @Given }
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem[0].TargetObject | Should -Not -BeNullOrEmpty
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'needs a source, and says which profile does not exist when one is named' {
        (Get-ErrorOf { Start-DdbExport Orders -S3Bucket b })[0].FullyQualifiedErrorId | Should -BeLike 'AccountMissing,*'
        (Get-ErrorOf { Start-DdbExport Orders -S3Bucket b -Source nobody-of-that-name })[0].FullyQualifiedErrorId |
            Should -BeLike 'ProfileNotFound,*'
    }

    It 'warns when another module has taken the name of Import-DdbTable' {
        function global:Import-DDBTable { }
        try {
            Start-DdbExport Untouched @place -WhatIf -WarningVariable warned -WarningAction SilentlyContinue
            "$warned" | Should -BeLike '*DdbCrossAccount\Import-DdbTable*'
            Start-DdbExport Untouched @place -WhatIf -WarningVariable warned -WarningAction SilentlyContinue | DdbCrossAccount\Import-DdbTable -WhatIf
            "$warned" | Should -BeNullOrEmpty
        } finally {
            Remove-Item function:Import-DDBTable
        }
    }
}
