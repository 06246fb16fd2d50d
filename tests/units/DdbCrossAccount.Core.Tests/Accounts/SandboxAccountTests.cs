using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>Connecting to the sandbox, which checks signatures, trust policies and the life of sessions for itself.</summary>
public sealed class SandboxAccountTests(SandboxAccountFixture fixture) : IClassFixture<SandboxAccountFixture>
{
    private const string Role = "arn:aws:iam::222222222222:role/mover";
    private readonly FakeClock _clock = new(TimeProvider.System.GetUtcNow());

    private ConnectOptions Ops => new()
    {
        AccessKey = "AKIAOPSOPSOPSOPSOPSO", SecretKey = "ops-secret", Region = "eu-west-1", EndpointUrl = fixture.Sandbox.EndpointUrl,
    };

    private ConnectOptions Mover => Ops with { RoleArn = Role, ExternalId = "ours" };

    [Fact]
    public async Task ConnectAsync_PrintedKeys_TellTheirAccounts()
    {
        foreach (SandboxKeys keys in fixture.Sandbox.Accounts)
        {
            DdbAccount account = await ConnectAsync(Ops with { AccessKey = keys.AccessKey, SecretKey = keys.SecretKey });

            Assert.Equal(keys.AccountId, account.AccountId);
        }
    }

    [Fact]
    public async Task ConnectAsync_RoleWithExternalId_WorksInTheOtherAccountAndIsRenewed()
    {
        DdbAccount account = await ConnectAsync(Mover);
        var session = (AccountSession)account.Session!;
        string first = (await session.Credentials.GetCredentialsAsync()).AccessKey;
        await session.DynamoDb.ListTablesAsync(CancellationToken.None);

        _clock.Advance(TimeSpan.FromMinutes(58));
        await session.DynamoDb.ListTablesAsync(CancellationToken.None);

        Assert.Equal("222222222222", account.AccountId);
        Assert.NotEqual(first, (await session.Credentials.GetCredentialsAsync()).AccessKey);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("theirs")]
    public async Task ConnectAsync_RoleWithoutItsExternalId_IsRefused(string? externalId)
    {
        AssumeRoleRefusedException error = await Assert.ThrowsAsync<AssumeRoleRefusedException>(
            () => ConnectAsync(Mover with { ExternalId = externalId }));

        Assert.Contains(externalId is null ? "(without an external id," : "(with an external id,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConnectAsync_SessionLongerThanTheRoleAllows_IsRefused() =>
        await Assert.ThrowsAsync<RoleDurationRefusedException>(() => ConnectAsync(Mover with { DurationSeconds = 7_201 }));

    [Fact]
    public async Task ConnectAsync_MfaRole_TakesTheLongestSessionThatTheRoleAllows()
    {
        DdbAccount account = await ConnectAsync(Mover with
        {
            MfaSerial = "arn:aws:iam::111111111111:mfa/ops", MfaTokenCode = (_, _) => Task.FromResult("123456"),
        });

        Assert.InRange(account.ExpiresAt!.Value - _clock.Now, TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(120));
    }

    [Fact]
    public async Task ConnectAsync_WrongSecret_IsASignatureThatDoesNotMatch() =>
        await Assert.ThrowsAsync<SignatureRefusedException>(() => ConnectAsync(Ops with { SecretKey = "wrong" }));

    [Fact]
    public async Task ConnectAsync_UnknownKey_IsTold() =>
        await Assert.ThrowsAsync<CredentialsRefusedException>(() => ConnectAsync(Ops with { AccessKey = "AKIANOBODYNOBODYNOBO" }));

    [Fact]
    public async Task Call_NothingListens_TellsTheAddress()
    {
        using System.Net.Sockets.TcpListener freed = new(System.Net.IPAddress.Loopback, 0);
        freed.Start();
        string address = $"http://{freed.LocalEndpoint}";
        freed.Stop();
        SessionClients clients = new("eu-west-1", ServiceEndpoints.Aws with { General = address }, new AccountSurroundings());
        using AmazonDynamoDBClient client = clients.CreateDynamoDb(new BasicAWSCredentials("a", "s"), maxErrorRetry: 0);

        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => client.ListTablesAsync());
        DdbCrossAccountException error = ServiceErrors.Translate(
            thrown, new AwsCall("dynamodb", "ListTables", "tables", string.Empty, "eu-west-1", string.Empty, "Nothing was read."));

        Assert.Equal(
            $"No answer from '{address}' to dynamodb:ListTables (1 attempt: the connection was refused). Nothing was read.", error.Message);
    }

    [Fact]
    public async Task Call_WhatTheRoleMayNot_TellsActionResourceAndRole()
    {
        DdbAccount account = await ConnectAsync(Mover with { RoleSessionName = "night" });
        var session = (AccountSession)account.Session!;
        AwsCall call = session.Call("dynamodb", "DescribeTable", "table 'Orders'", "Nothing was read.");

        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(
            () => session.DynamoDb.DescribeTableAsync("Orders", CancellationToken.None));
        DdbCrossAccountException error = ServiceErrors.Translate(thrown, call);

        Assert.StartsWith(
            "'arn:aws:sts::222222222222:assumed-role/mover/night' may not call dynamodb:DescribeTable on "
                + "'arn:aws:dynamodb:eu-west-1:222222222222:table/Orders' (account 222222222222, eu-west-1): "
                + "no identity-based policy allows it. Nothing was read. [AccessDeniedException, request ",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_KeysThatHaveEnded_AreToldAsExpired()
    {
        var role = (AccountSession)(await ConnectAsync(Mover)).Session!;
        ImmutableCredentials keys = await role.Credentials.GetCredentialsAsync();
        DdbAccount account = await ConnectAsync(Ops with { AccessKey = keys.AccessKey, SecretKey = keys.SecretKey, SessionToken = keys.Token });
        var session = (AccountSession)account.Session!;
        await fixture.Sandbox.AskAsync("expire", $$"""{"accessKey":"{{keys.AccessKey}}"}""");

        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => session.DynamoDb.ListTablesAsync(CancellationToken.None));
        DdbCrossAccountException error = ServiceErrors.Translate(thrown, session.Call("dynamodb", "ListTables", "tables", "Nothing was read."));

        Assert.StartsWith(
            $"The credentials of '{account.Arn}' have expired; dynamodb:ListTables was refused. Nothing was read. [ExpiredTokenException, request ",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task S3_BucketThatIsNotThere_IsToldByItsName()
    {
        DdbAccount account = await ConnectAsync(Ops with { AccessKey = fixture.Sandbox.Source.AccessKey, SecretKey = fixture.Sandbox.Source.SecretKey });
        var session = (AccountSession)account.Session!;

        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(
            () => session.S3.ListObjectsV2Async(new() { BucketName = "nobody-has-this" }, CancellationToken.None));

        DdbCrossAccountException error = ServiceErrors.Translate(
            thrown, session.Call("s3", "ListBucket", "nobody-has-this", "Nothing was read."));
        Assert.IsType<BucketNotFoundException>(error);
        Assert.Equal("nobody-has-this", error.Target);
    }

    [Fact]
    public async Task OpenAsync_AccountThatTravelledAsJson_IsRefusedBecauseItsKeysDidNotTravel()
    {
        DdbAccount travelled = JsonSerializer.Deserialize<DdbAccount>(JsonSerializer.Serialize(await ConnectAsync(Mover)))!;

        await Assert.ThrowsAsync<CredentialsNotKeptException>(() => new AccountSessions(Context()).OpenAsync(travelled, CancellationToken.None));
    }

    private Task<DdbAccount> ConnectAsync(ConnectOptions options) =>
        new AccountConnector(Context()).ConnectAsync(options, CancellationToken.None);

    private EngineContext Context() => new(_clock, new Random(1), new RecordingObserver());
}
