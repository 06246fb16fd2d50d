BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $WarningPreference = 'SilentlyContinue'
    $sandbox = Start-TestSandbox
    $place = @{ Source = $sandbox.Source; Target = $sandbox.Target; S3Bucket = $sandbox.S3Bucket }
}

AfterAll {
    Stop-DdbSandbox $sandbox
}

Describe 'The pipeline' {
    It 'moves one table' {
        $null = New-TestTable $sandbox Orders -Count 40
        $import = Start-DdbExport Orders @place -EnablePitr -EnableStream |
            Wait-DdbExport | DdbCrossAccount\Import-DdbTable | Wait-DdbImport
        $import.Status | Should -Be 'COMPLETED'
        $import.ImportedItemCount | Should -Be 40
        $import.OwesCompare | Should -BeFalse
        $import.StreamArn | Should -BeLike '*:table/Orders/stream/*'
        (Get-DdbTableDefinition Orders -Source $sandbox.Target).Keys.AttributeName | Should -Be 'id'
    }

    It 'moves three tables at once, in the time of the slowest' {
        $null = 'One', 'Two', 'Three' | ForEach-Object { New-TestTable $sandbox $_ }
        $single = Measure-Command { $null = New-TestTable $sandbox Alone
            Start-DdbExport Alone @place -EnablePitr -EnableStream | Wait-DdbExport | DdbCrossAccount\Import-DdbTable | Wait-DdbImport }
        $imports = $null
        $three = Measure-Command {
            $imports = 'One', 'Two', 'Three' | Start-DdbExport @place -EnablePitr -EnableStream |
                Wait-DdbExport | DdbCrossAccount\Import-DdbTable | Wait-DdbImport
            $imports.Status | Should -Be @('COMPLETED', 'COMPLETED', 'COMPLETED')
            $imports.TableName | Sort-Object | Should -Be @('One', 'Three', 'Two')
        }
        $three.TotalSeconds | Should -BeLessThan (2 * $single.TotalSeconds)
    }

    It 'changes nothing and passes nothing on when one table is unfit' {
        $null = New-TestTable $sandbox Fine
        $imports = 'Missing', 'Fine' | Start-DdbExport @place -EnablePitr -ErrorAction SilentlyContinue -ErrorVariable problems |
            Wait-DdbExport | DdbCrossAccount\Import-DdbTable | Wait-DdbImport
        $imports | Should -BeNullOrEmpty
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'TableNotFound,*'
        (Get-DdbTableDefinition Fine -Source $sandbox.Source).PitrEnabled | Should -BeFalse
    }

    It 'passes on what succeeds when one import cannot be started' {
        $null = New-TestTable $sandbox Second
        $null = 'Second', 'Fine' | Start-DdbExport @place -EnablePitr | Wait-DdbExport -OutVariable exports
        $damaged = $exports | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        ($damaged | Where-Object TableName -EQ 'Second').PSObject.Properties.Remove('S3Bucket')
        $imports = $damaged | DdbCrossAccount\Import-DdbTable -Source $sandbox.Source -Target $sandbox.Target -ErrorAction SilentlyContinue -ErrorVariable problems |
            Wait-DdbImport
        $imports.TableName | Should -Be 'Fine'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ObjectDamaged,*'
    }

    It 'goes on in another session with an object written as <form>' -ForEach @(
        @{ Form = 'Json'; Read = 'Get-Content -Raw $file | ConvertFrom-Json' }
        @{ Form = 'CliXml'; Read = 'Import-Clixml $file' }
    ) {
        $dll = Join-Path (Split-Path $manifest) 'module/bin/sandbox/DdbCrossAccount.Sandbox.dll'
        $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$dll`" --port 0 --parent-stdin --clock-rate 600 --export-seconds 60 --import-seconds 60")
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $process = [System.Diagnostics.Process]::Start($start)
        try {
            # Profiles, so that the accounts can be connected again where their live sessions are not.
            $open = $process.StandardOutput.ReadLine() | ConvertFrom-Json
            $credentials = Join-Path $TestDrive "credentials-$Form"
            Set-Content $credentials (@('old', 'new') | ForEach-Object -Begin { $index = 0 } -Process {
                    $keys = $open.accounts[$index++]
                    "[$_]`naws_access_key_id = $($keys.accessKey)`naws_secret_access_key = $($keys.secretKey)" })
            $given = @{ ProfileLocation = $credentials; Region = 'eu-west-1'; EndpointUrl = $open.endpoint }
            $source = Connect-DdbAccount old @given
            $target = Connect-DdbAccount new @given
            $own = [pscustomobject]@{
                EndpointUrl = $open.endpoint; ProcessId = $process.Id; StartTime = $process.StartTime.ToUniversalTime()
                Source = $source; Target = $target; S3Bucket = $open.s3Bucket
            }
            $null = New-TestTable $own Orders
            $file = Join-Path $TestDrive "export.$Form"
            $export = Start-DdbExport Orders -Source $source -Target $target -S3Bucket $open.s3Bucket -EnablePitr -EnableStream
            if ($Form -eq 'Json') { $export | ConvertTo-Json | Set-Content $file } else { $export | Export-Clixml $file }
            $script = "`$file = '$file'; $Read | Wait-DdbExport -WarningAction Ignore | DdbCrossAccount\Import-DdbTable -WarningAction Ignore | Wait-DdbImport -WarningAction Ignore | ConvertTo-Json -Depth 4"
            $import = Invoke-InNewSession $script | Out-String | ConvertFrom-Json
            $import.Status | Should -Be 'COMPLETED'
            $import.ImportedItemCount | Should -Be 5
            $import.StreamArn | Should -Be $export.StreamArn
            $import.ShardPositions.Count | Should -Be $export.ShardPositions.Count
        } finally {
            $process.StandardInput.Close()
            $process.WaitForExit()
        }
    }

    It 'says that keys are not kept when an object of explicit keys is used in another session' {
        $null = New-TestTable $sandbox Keys
        $export = Start-DdbExport Keys @place -EnablePitr
        $file = Join-Path $TestDrive 'keys.xml'
        $export | Export-Clixml $file
        $script = "try { Import-Clixml '$file' | Wait-DdbExport -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId.Split(',')[0] }"
        Invoke-InNewSession $script | Should -Be 'CredentialsNotKept'
    }
}
