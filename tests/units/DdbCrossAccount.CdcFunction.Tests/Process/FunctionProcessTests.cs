using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using DdbCrossAccount.Core;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Tests;
using DdbCrossAccount.Core.Tests.Cdc.Ledgers;
using Xunit;
using static DdbCrossAccount.Core.Tests.Cdc.Records.StreamEvents;

namespace DdbCrossAccount.CdcFunction.Tests.Process;

/// <summary>The deployable file, run as a process against a sandbox.</summary>
public sealed class FunctionProcessTests : IAsyncLifetime
{
    /// <summary>A role that the function runs under, and one in the target account that trusts it and may write there.</summary>
    private const string Setup = """
        {
          "users": [{
            "accountId": "111111111111", "userName": "lambda", "accessKey": "AKIALAMBDALAMBDALAMB", "secretKey": "lambda-secret",
            "policies": [{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}]
          }],
          "roles": [{
            "accountId": "111111111111", "roleName": "function",
            "trustPolicy": {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::111111111111:root"}}]},
            "policies": [{"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::222222222222:role/writer"}]}]
          }, {
            "accountId": "222222222222", "roleName": "writer",
            "trustPolicy": {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::111111111111:role/function"},
              "Condition": {"StringEquals": {"sts:ExternalId": "ours"}}}]},
            "policies": [{"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "dynamodb:BatchWriteItem", "Resource": "arn:aws:dynamodb:*:222222222222:table/Orders"},
              {"Effect": "Allow", "Resource": "arn:aws:dynamodb:*:222222222222:table/ledger",
               "Action": ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"]}]}]
          }]
        }
        """;

    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly EngineContext _context = new(TimeProvider.System, new Random(1), new RecordingObserver());
    private readonly RuntimeServer _runtime = new();
    private SandboxUnderTest? _sandbox;
    private AccountSession? _target;
    private string _ledgerArn = string.Empty;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxUnderTest.StartAsync(Setup);
        SandboxKeys keys = _sandbox.Target;
        _target = new AccountSession(
            new DdbAccount { AccountId = keys.AccountId, Region = keys.Region },
            new BasicAWSCredentials(keys.AccessKey, keys.SecretKey),
            _sandbox.EndpointUrl);
        _ledgerArn = await new LedgerTable(_target.DynamoDb, _context, "ledger").CreateAsync(Token);
    }

    public async Task DisposeAsync()
    {
        _runtime.Dispose();
        _target?.Dispose();
        await _sandbox!.DisposeAsync();
    }

    [Fact]
    public async Task Function_GivenEvents_AppliesEveryTypeExactlyAndEndsWithTheRuntimeApi()
    {
        const string Image =
            """{"id":{"B":"AQI="},"n":{"N":"12345678901234567890123456789012345678"},"e":{"S":""},"s":{"BS":["AQI=","Aw=="]},"l":{"L":[{"NULL":true},{"B":"AQI="},{"M":{"k":{"NS":["1","2.5"]}}}]}}""";
        CdcControl control = await StartAsync(KeyAttributeType.B);
        await using FunctionProcess function = FunctionProcess.Start(Environment());

        (string path, string body) = await _runtime.InvokeAsync(control.FunctionArn, Event(
            Record(Number(1), """{"id":{"B":"AQI="}}""", """{"id":{"B":"AQI="}}""", Now()),
            Record(Number(2), """{"id":{"B":"AQI="}}""", Image, Now()),
            Record(Number(3), """{"id":{"B":"AAAA"}}""", """{"id":{"B":"AAAA"}}""", Now()))).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(("/2018-06-01/runtime/invocation/r1/response", """{"batchItemFailures":[]}"""), (path, body));
        (_, body) = await _runtime.InvokeAsync(
            control.FunctionArn, Event(Record(Number(4), """{"id":{"B":"AAAA"}}""", null, Now()))).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal("""{"batchItemFailures":[]}""", body);

        Dictionary<string, AttributeValue> item = Assert.Single((await _target!.DynamoDb.ScanAsync(new ScanRequest { TableName = "Orders" })).Items);
        Assert.Equal("12345678901234567890123456789012345678", item["n"].N);
        Assert.Equal([1, 2], item["l"].L[1].B.ToArray());
        Assert.Equal(["1", "2.5"], item["l"].L[2].M["k"].NS.Order());
        Assert.Equal(2, item["s"].BS.Count);
        CdcFigures figures = await Ledger().ReadFiguresAsync(control.Scope, Token);
        Assert.Equal((2, 4, 2, 1, 1), (figures.Batches, figures.Records, figures.Puts, figures.Deletes, figures.Superseded));

        _runtime.Dispose();
        Assert.Equal(1, await function.WaitForExitAsync());
        string[] lines = (await function.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["BatchEnded", "BatchEnded", "InvocationFailed"], lines.Select(EventOf));
    }

    [Fact]
    public async Task Function_InvokedUnderAnOldVersion_WritesNothingAndFails()
    {
        CdcControl control = await StartAsync(KeyAttributeType.S);
        await using FunctionProcess function = FunctionProcess.Start(Environment());

        (string path, string body) = await _runtime.InvokeAsync(
            control.FunctionArn.Replace(":7", ":6", StringComparison.Ordinal), Event(Record(1, "a", "1"))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal("/2018-06-01/runtime/invocation/r1/error", path);
        Assert.Equal("FunctionNotInCharge", JsonDocument.Parse(body).RootElement.GetProperty("errorType").GetString());
        Assert.Empty((await _target!.DynamoDb.ScanAsync(new ScanRequest { TableName = "Orders" })).Items ?? []);
    }

    [Fact]
    public async Task Function_WithAWriterRole_WritesUnderItWithTheRightsThatAreNamed()
    {
        CdcControl control = await StartAsync(KeyAttributeType.S);
        Credentials keys = await AssumeAsync("function");
        await using FunctionProcess function = FunctionProcess.Start(EnvironmentOf(keys));

        (string path, string body) = await _runtime.InvokeAsync(
            control.FunctionArn, Event(Record(1, "a", "1", Now()), Record(2, "b", null, Now()))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(("/2018-06-01/runtime/invocation/r1/response", """{"batchItemFailures":[]}"""), (path, body));
        Assert.Single((await _target!.DynamoDb.ScanAsync(new ScanRequest { TableName = "Orders" })).Items);
    }

    [Fact]
    public async Task Function_WhoseCredentialsAreSpent_FailsTheInvocationAndEndsItsEnvironment()
    {
        CdcControl control = await StartAsync(KeyAttributeType.S);
        Credentials keys = await AssumeAsync("function");
        Dictionary<string, string> environment = EnvironmentOf(keys);
        await _sandbox!.AskAsync("expire", $$"""{"accessKey":"{{keys.AccessKeyId}}"}""");
        await using FunctionProcess function = FunctionProcess.Start(environment);

        (string path, string body) = await _runtime.InvokeAsync(
            control.FunctionArn, Event(Record(1, "a", "1", Now()))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal("/2018-06-01/runtime/invocation/r1/error", path);
        Assert.Equal("CredentialsExpired", JsonDocument.Parse(body).RootElement.GetProperty("errorType").GetString());
        Assert.Equal(1, await function.WaitForExitAsync());
        Assert.Equal(["InvocationFailed", "InvocationFailed"], (await function.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(EventOf));
    }

    [Fact]
    public async Task Function_WithoutItsSettings_TellsLambdaAndEnds()
    {
        Dictionary<string, string> environment = Environment();
        environment.Remove("DDB_CDC_LEDGER_TABLE");
        await using FunctionProcess function = FunctionProcess.Start(environment);

        (string path, string body) = await _runtime.ReceiveAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal("/2018-06-01/runtime/init/error", path);
        Assert.Contains("DDB_CDC_LEDGER_TABLE is not set", body, StringComparison.Ordinal);
        Assert.Equal(1, await function.WaitForExitAsync());
    }

    private static DateTime Now() => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static string EventOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()!;

    private async Task<CdcControl> StartAsync(KeyAttributeType keyType)
    {
        CreateTableResponse made = await _target!.DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = "Orders",
            BillingMode = Amazon.DynamoDBv2.BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("id", Amazon.DynamoDBv2.KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", keyType.ToString())],
        });
        while ((await _target.DynamoDb.DescribeTableAsync("Orders")).Table.TableStatus != Amazon.DynamoDBv2.TableStatus.ACTIVE)
        {
            await Task.Yield();
        }

        CdcControl control = LedgerSamples.Control with
        {
            Key = new KeySchema(new KeyAttribute("id", keyType)),
            TargetTableArn = made.TableDescription.TableArn,
            SkipBefore = null,
        };
        return (await Ledger().TryWriteControlAsync(control, Token))!;
    }

    private async Task<Credentials> AssumeAsync(string role)
    {
        using AccountSession session = new(
            new DdbAccount { AccountId = "111111111111", Region = _sandbox!.Source.Region },
            new BasicAWSCredentials("AKIALAMBDALAMBDALAMB", "lambda-secret"),
            _sandbox.EndpointUrl);
        AssumeRoleResponse answer = await session.Sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = $"arn:aws:iam::111111111111:role/{role}",
            RoleSessionName = "lambda",
        });
        return answer.Credentials;
    }

    private Dictionary<string, string> EnvironmentOf(Credentials keys)
    {
        Dictionary<string, string> environment = Environment();
        environment["AWS_ACCESS_KEY_ID"] = keys.AccessKeyId;
        environment["AWS_SECRET_ACCESS_KEY"] = keys.SecretAccessKey;
        environment["AWS_SESSION_TOKEN"] = keys.SessionToken;
        environment["DDB_CDC_WRITER_ROLE_ARN"] = "arn:aws:iam::222222222222:role/writer";
        environment["DDB_CDC_WRITER_EXTERNAL_ID"] = "ours";
        return environment;
    }

    private Ledger Ledger() => new(DynamoLedgerStore.Of(_target!, "ledger", _context, "Nothing was changed."));

    private Dictionary<string, string> Environment() => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = _runtime.Address,
        ["AWS_REGION"] = _sandbox!.Target.Region,
        ["AWS_ACCESS_KEY_ID"] = _sandbox.Target.AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = _sandbox.Target.SecretKey,
        ["AWS_ENDPOINT_URL"] = _sandbox.EndpointUrl,
        ["DDB_CDC_LEDGER_TABLE"] = _ledgerArn,
    };
}
