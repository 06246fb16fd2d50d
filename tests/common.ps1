# First line of each test file: the built module, one sandbox for the file, and what the tests share.

$ErrorActionPreference = 'Stop'
$PSModuleAutoLoadingPreference = 'None'
$repository = Split-Path $PSScriptRoot
$manifest = if ($env:DDBCROSSACCOUNT_MANIFEST) { $env:DDBCROSSACCOUNT_MANIFEST } else { Join-Path $repository 'DdbCrossAccount.psd1' }
if (-not (Get-Module DdbCrossAccount)) {
    Import-Module $manifest
}

# Exports and imports take seconds of the sandbox's time, and ten minutes of it pass in a second, so that the newest
# restorable time passes a fresh stream soon.
function Start-TestSandbox {
    Start-DdbSandbox -ExportDuration 60 -ImportDuration 60 -ClockRate 600
}

# Makes a table of a few items and returns its name.
function New-TestTable {
    param($Sandbox, [string] $Name, [int] $Count = 5)

    $path = Join-Path $TestDrive "$Name.jsonl"
    1..$Count | ForEach-Object { @{ id = "item-$_"; number = $_; nested = @{ list = @(1, 'two', $null) } } | ConvertTo-Json -Compress } |
        Set-Content -LiteralPath $path
    Import-DdbSandboxTable $Name $path id:S -Sandbox $Sandbox
    $Name
}

# Moves one finished export's worth of time: everything is made, exported and waited for.
function New-TestExport {
    param($Sandbox, [string] $Name)

    $null = New-TestTable $Sandbox $Name
    Start-DdbExport $Name -Source $Sandbox.Source -Target $Sandbox.Target -S3Bucket $Sandbox.S3Bucket -EnablePitr |
        Wait-DdbExport -Timeout 120
}

# What Tab offers at the end of the line.
function Complete {
    param([string] $Line)

    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object CompletionText
}

# Runs a script block that fails and returns its error records, and nothing else.
function Get-ErrorOf {
    param([scriptblock] $Script)

    $ErrorActionPreference = 'Continue'
    $output = try { & $Script 2>&1 } catch { $_ }
    , @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
}

# Runs a script in a new PowerShell, as a later session would, and returns what it prints.
function Invoke-InNewSession {
    param([string] $Script)

    $text = "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; `$PSModuleAutoLoadingPreference = 'None'; Import-Module Microsoft.PowerShell.Utility, Microsoft.PowerShell.Management; Import-Module '$manifest'; $Script"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -EncodedCommand $encoded
}

# Starts a sandbox that tells its keys to the test: the module keeps those of its own to itself. Its clock runs sixty times
# as fast, and what lasts minutes at AWS takes a second.
function Start-OpenSandbox {
    $dll = Join-Path (Split-Path $manifest) 'module/bin/sandbox/DdbCrossAccount.Sandbox.dll'
    $arguments = "`"$dll`" --port 0 --parent-stdin --clock-rate 60 --export-seconds 30 --import-seconds 30"
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', $arguments)
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $open = $process.StandardOutput.ReadLine() | ConvertFrom-Json
    $source, $target = $open.accounts | ForEach-Object {
        Connect-DdbAccount -AccessKey $_.accessKey -SecretKey $_.secretKey -Region $_.region -EndpointUrl $open.endpoint
    }
    'AWSSDK.Core', 'AWSSDK.DynamoDBv2' | ForEach-Object {
        Add-Type -LiteralPath (Join-Path (Split-Path $manifest) "module/bin/net8.0/$_.dll")
    }
    $clients = $open.accounts | ForEach-Object {
        $config = [Amazon.DynamoDBv2.AmazonDynamoDBConfig]::new()
        $config.ServiceURL = $open.endpoint
        $config.AuthenticationRegion = $_.region
        [Amazon.DynamoDBv2.AmazonDynamoDBClient]::new($_.accessKey, $_.secretKey, $config)
    }
    [pscustomobject]@{
        Process = $process; EndpointUrl = $open.endpoint; Source = $source; Target = $target; S3Bucket = $open.s3Bucket
        FunctionRoleArn = $open.functionRoleArn; WriterRoleArn = $open.writerRoleArn
        SourceClient = $clients[0]; TargetClient = $clients[1]
    }
}

function Stop-OpenSandbox {
    param($Open)

    $Open.Process.StandardInput.Close()
    $Open.Process.WaitForExit()
}

function Step-OpenSandboxClock {
    param($Open, [int] $Seconds)

    $body = @{ advanceSeconds = $Seconds } | ConvertTo-Json
    $null = Invoke-RestMethod "$($Open.EndpointUrl)/_sandbox/clock" -Method Post -Body $body -ContentType application/json
}

# Makes a table in the source account with a stream, moves it and turns change data capture on.
function New-TestCdc {
    param(
        $Open,
        [string] $Name,
        [hashtable] $Enable = @{ FunctionRoleArn = $Open.FunctionRoleArn; WriterRoleArn = $Open.WriterRoleArn }
    )

    $key = [Amazon.DynamoDBv2.Model.KeySchemaElement]::new('id', [Amazon.DynamoDBv2.KeyType]::HASH)
    $attribute = [Amazon.DynamoDBv2.Model.AttributeDefinition]::new('id', [Amazon.DynamoDBv2.ScalarAttributeType]::S)
    $request = [Amazon.DynamoDBv2.Model.CreateTableRequest]@{ TableName = $Name; BillingMode = 'PAY_PER_REQUEST' }
    $request.KeySchema = [System.Collections.Generic.List[Amazon.DynamoDBv2.Model.KeySchemaElement]]@($key)
    $request.AttributeDefinitions = [System.Collections.Generic.List[Amazon.DynamoDBv2.Model.AttributeDefinition]]@($attribute)
    $null = $Open.SourceClient.CreateTableAsync($request).GetAwaiter().GetResult()
    while ($Open.SourceClient.DescribeTableAsync($Name).GetAwaiter().GetResult().Table.TableStatus -ne 'ACTIVE') { }
    Write-TestItem $Open $Name (1..5) 1
    Start-DdbExport $Name -Source $Open.Source -Target $Open.Target -S3Bucket $Open.S3Bucket -EnablePitr -EnableStream |
        Wait-DdbExport -Timeout 120 | DdbCrossAccount\Import-DdbTable | Wait-DdbImport -Timeout 120 |
        Enable-DdbCdc @Enable
}

# Puts items with these ids, all with one value.
function Write-TestItem {
    param($Open, [string] $Name, [int[]] $Id, [int] $Value)

    foreach ($each in $Id) {
        $item = [System.Collections.Generic.Dictionary[string, Amazon.DynamoDBv2.Model.AttributeValue]]::new()
        $item['id'] = [Amazon.DynamoDBv2.Model.AttributeValue]::new("item-$each")
        $item['value'] = [Amazon.DynamoDBv2.Model.AttributeValue]@{ N = "$Value" }
        $null = $Open.SourceClient.PutItemAsync($Name, $item).GetAwaiter().GetResult()
    }
}

# The values of a table's items by id.
function Read-TestItem {
    param($Client, [string] $Name)

    $values = @{}
    $items = $Client.ScanAsync([Amazon.DynamoDBv2.Model.ScanRequest]::new($Name)).GetAwaiter().GetResult().Items
    $items | ForEach-Object { $values[$_['id'].S] = $_['value'].N }
    $values
}

# Makes a user of a sandbox's account who may use DynamoDB, with keys that this session can sign with.
function New-TestSigner {
    param($Sandbox, [string] $AccountId)

    $signer = @{ AccessKey = "AKIATEST$AccountId"; SecretKey = "secret-of-$AccountId"; Region = $Sandbox.Source.Region; Url = $Sandbox.EndpointUrl }
    $policy = @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Action = 'dynamodb:*'; Resource = '*' }) }
    $user = @{ accountId = $AccountId; userName = 'signer'; policies = @($policy); accessKey = $signer.AccessKey; secretKey = $signer.SecretKey }
    $null = Invoke-RestMethod "$($signer.Url)/_sandbox/setup" -Method Post -ContentType 'application/json' -Body (
        @{ users = @($user) } | ConvertTo-Json -Depth 8)
    $signer
}

# Calls DynamoDB of a sandbox as an application does: signed with Signature Version 4.
function Invoke-TestDynamoDb {
    param($Signer, [string] $Operation, $Request)

    $body = $Request | ConvertTo-Json -Depth 10 -Compress
    $time = [datetime]::UtcNow.ToString('yyyyMMddTHHmmssZ')
    $scope = "$($time.Substring(0, 8))/$($Signer.Region)/dynamodb/aws4_request"
    $utf8 = [Text.Encoding]::UTF8
    $hash = { param($text) [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData($utf8.GetBytes($text))).ToLowerInvariant() }
    $mac = { param($key, $text) , [Security.Cryptography.HMACSHA256]::HashData([byte[]] $key, $utf8.GetBytes($text)) }
    $canonical = "POST`n/`n`nhost:$(([uri] $Signer.Url).Authority)`nx-amz-date:$time`n`nhost;x-amz-date`n$(& $hash $body)"
    $key = $utf8.GetBytes("AWS4$($Signer.SecretKey)")
    foreach ($part in $scope -split '/') {
        $key = & $mac $key $part
    }

    $signature = [Convert]::ToHexString((& $mac $key "AWS4-HMAC-SHA256`n$time`n$scope`n$(& $hash $canonical)")).ToLowerInvariant()
    $headers = @{
        'X-Amz-Target' = "DynamoDB_20120810.$Operation"
        'X-Amz-Date' = $time
        Authorization = "AWS4-HMAC-SHA256 Credential=$($Signer.AccessKey)/$scope, SignedHeaders=host;x-amz-date, Signature=$signature"
    }
    Invoke-RestMethod $Signer.Url -Method Post -Headers $headers -ContentType 'application/x-amz-json-1.0' -Body $body -SkipHeaderValidation
}
