using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Observing;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Accounts;

public sealed class AccountConnectorTests : IDisposable
{
    private const string Profiles = """
        [default]
        aws_access_key_id = AKIADEFAULT
        aws_secret_access_key = secret
        region = us-west-2

        [prod]
        aws_access_key_id = AKIAPROFILE
        aws_secret_access_key = secret
        region = eu-central-1
        """;

    private static readonly ConnectOptions KeysGiven = new() { AccessKey = "AKIAKEYS", SecretKey = "secret", Region = "eu-west-1" };

    private readonly ConnectBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task ConnectAsync_ExplicitKeys_TellsAccountArnAndSource()
    {
        DdbAccount account = await _bench.ConnectAsync(KeysGiven);

        Assert.Equal("111111111111", account.AccountId);
        Assert.Equal("eu-west-1", account.Region);
        Assert.Equal("arn:aws:iam::111111111111:user/keys", account.Arn);
        Assert.Equal("explicit keys", account.CredentialSource);
        Assert.Null(account.EndpointUrl);
        Assert.Null(account.ExpiresAt);
        Assert.Equal("https://sts.eu-west-1.amazonaws.com", _bench.Request("GetCallerIdentity").Authority);
    }

    [Fact]
    public async Task ConnectAsync_EverySourceAtHand_TakesThemInTheOrderOfAwsTools()
    {
        UseAllSources();
        var stored = new StoredCredentials("AKIASTORED", "secret");
        ConnectOptions all = KeysGiven with { ProfileName = "prod", StoredCredentials = stored };

        Assert.Equal("explicit keys", await SourceOf(all));
        Assert.Equal("profile 'prod'", await SourceOf(all with { AccessKey = null, SecretKey = null }));
        ConnectOptions rest = new() { Region = "eu-west-1", StoredCredentials = stored };
        Assert.Equal("the stored credentials of the shell ($StoredAWSCredentials)", await SourceOf(rest));
        Assert.Equal("environment variables", await SourceOf(rest with { StoredCredentials = null }));
    }

    [Fact]
    public async Task ConnectAsync_NothingNamed_FollowsTheDefaultChain()
    {
        UseAllSources();
        var nothing = new ConnectOptions { Region = "eu-west-1" };

        Assert.Equal("environment variables", await SourceOf(nothing));
        _bench.Settings.Remove("AWS_ACCESS_KEY_ID");
        Assert.Equal("the web identity of the environment", await SourceOf(nothing));
        _bench.Settings.Remove("AWS_WEB_IDENTITY_TOKEN_FILE");
        Assert.Equal("profile 'prod'", await SourceOf(nothing));
        _bench.Settings.Remove("AWS_PROFILE");
        Assert.Equal("profile 'default'", await SourceOf(nothing));
        _bench.WriteCredentials(string.Empty);
        Assert.Equal("the container", await SourceOf(nothing));
        _bench.Settings.Remove("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        _bench.Settings.Remove("AWS_EC2_METADATA_DISABLED");
        Assert.Equal("the EC2 instance", await SourceOf(nothing));
    }

    [Fact]
    public async Task ConnectAsync_ProfileThatOnlyNamesRegion_GoesOnInTheChain()
    {
        _bench.WriteConfig("[default]\nregion = eu-north-1\n");
        _bench.Settings["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/role";

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions());

        Assert.Equal("the container", account.CredentialSource);
        Assert.Equal("eu-north-1", account.Region);
    }

    [Fact]
    public async Task ConnectAsync_EveryRegionAtHand_TakesThemInTheOrderOfAwsTools()
    {
        _bench.WriteCredentials(Profiles);
        _bench.Settings["AWS_REGION"] = "sa-east-1";
        _bench.Settings["AWS_DEFAULT_REGION"] = "ca-central-1";
        ConnectOptions all = new() { ProfileName = "prod", Region = "eu-west-1", StoredRegion = "eu-west-2" };

        Assert.Equal("eu-west-1", await RegionOf(all));
        Assert.Equal("eu-west-2", await RegionOf(all with { Region = null }));
        Assert.Equal("eu-central-1", await RegionOf(all with { Region = null, StoredRegion = null }));
        ConnectOptions unnamed = new();
        Assert.Equal("sa-east-1", await RegionOf(unnamed));
        _bench.Settings.Remove("AWS_REGION");
        Assert.Equal("ca-central-1", await RegionOf(unnamed));
        _bench.Settings.Remove("AWS_DEFAULT_REGION");
        Assert.Equal("us-west-2", await RegionOf(unnamed));
    }

    [Fact]
    public async Task ConnectAsync_OnInstanceWithoutRegion_TakesTheInstances()
    {
        _bench.Settings.Remove("AWS_EC2_METADATA_DISABLED");

        Assert.Equal("ap-south-1", await RegionOf(new ConnectOptions()));
    }

    [Fact]
    public async Task ConnectAsync_Verbose_TellsWhereCredentialsAndRegionCameFrom()
    {
        _bench.WriteCredentials(Profiles);

        await _bench.ConnectAsync(new ConnectOptions { ProfileName = "prod" });

        Assert.Equal(
            [
                "Connecting with profile 'prod'; Region eu-central-1 from profile 'prod'.",
                "Connected to account 333333333333 (eu-central-1) as 'arn:aws:iam::333333333333:user/profile' with profile 'prod'.",
            ],
            _bench.Observer.Of<PhaseEntered>().Select(phase => phase.Text));
    }

    [Fact]
    public async Task ConnectAsync_EndpointUrl_CallsEveryServiceThereInTheRegionsName()
    {
        DdbAccount account = await _bench.ConnectAsync(KeysGiven with { EndpointUrl = "http://127.0.0.1:9999/" });

        SentRequest request = _bench.Request("GetCallerIdentity");
        Assert.Equal("http://127.0.0.1:9999", account.EndpointUrl);
        Assert.Equal("http://127.0.0.1:9999", request.Authority);
        Assert.Contains("/eu-west-1/sts/aws4_request", request.Credential, StringComparison.Ordinal);
        var session = (AccountSession)account.Session!;
        Assert.Equal("http://127.0.0.1:9999", session.EndpointUrl);
        Assert.Equal("http://127.0.0.1:9999", session.StreamsEndpointUrl);
    }

    [Fact]
    public async Task ConnectAsync_ConfiguredEndpoints_AreTakenInTheOrderOfAllSdks()
    {
        _bench.WriteConfig("""
            [profile prod]
            aws_access_key_id = AKIAPROFILE
            aws_secret_access_key = secret
            region = eu-central-1
            endpoint_url = http://127.0.0.1:1
            services = local

            [services local]
            dynamodb =
              endpoint_url = http://127.0.0.1:2
            """);
        ConnectOptions options = new() { ProfileName = "prod" };

        Assert.Equal(("http://127.0.0.1:1", "http://127.0.0.1:2"), await EndpointsOf(options));
        _bench.Settings["AWS_ENDPOINT_URL"] = "http://127.0.0.1:3";
        Assert.Equal(("http://127.0.0.1:3", "http://127.0.0.1:3"), await EndpointsOf(options));
        _bench.Settings["AWS_ENDPOINT_URL_DYNAMODB"] = "http://127.0.0.1:4";
        Assert.Equal(("http://127.0.0.1:3", "http://127.0.0.1:4"), await EndpointsOf(options));
        Assert.Equal(
            ("http://127.0.0.1:5", "http://127.0.0.1:5"), await EndpointsOf(options with { EndpointUrl = "http://127.0.0.1:5" }));
        _bench.Settings["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true";
        Assert.Equal(("https://sts.eu-central-1.amazonaws.com", null), await EndpointsOf(options));
    }

    [Theory]
    [InlineData("LAMBDA", "lambda")]
    [InlineData("SQS", "sqs")]
    [InlineData("DYNAMODB_STREAMS", "dynamodb_streams")]
    public async Task ConnectAsync_EndpointOfAService_IsCalledForThatServiceAlone(string variable, string service)
    {
        _bench.Settings["AWS_ENDPOINT_URL_" + variable] = "http://127.0.0.1:7";

        DdbAccount account = await _bench.ConnectAsync(KeysGiven);

        AwsCall own = ((AccountSession)account.Session!).Call(service, "Any", "thing", "Nothing was done.");
        AwsCall other = ((AccountSession)account.Session!).Call("s3", "Any", "thing", "Nothing was done.");
        Assert.Equal(("http://127.0.0.1:7", null), (own.EndpointUrl, other.EndpointUrl));
    }

    [Fact]
    public async Task ConnectAsync_BlankTexts_CountAsAbsent()
    {
        _bench.WriteCredentials(Profiles);

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions
        {
            ProfileName = " prod ", AccessKey = string.Empty, SecretKey = " ", RoleArn = string.Empty, EndpointUrl = string.Empty,
        });

        Assert.Equal("333333333333", account.AccountId);
        Assert.Equal("prod", account.ProfileName);
    }

    [Fact]
    public async Task ConnectAsync_ProfileLocation_ReadsThatFileAndTheConfigBesideIt()
    {
        _bench.Settings.Remove("AWS_SHARED_CREDENTIALS_FILE");
        _bench.Settings.Remove("AWS_CONFIG_FILE");
        _bench.WriteCredentials("[prod]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret\n");
        _bench.WriteConfig("[profile prod]\nregion = eu-south-1\n");

        DdbAccount account = await _bench.ConnectAsync(
            new ConnectOptions { ProfileName = "prod", ProfileLocation = _bench.CredentialsFile });

        Assert.Equal("eu-south-1", account.Region);
        Assert.Equal(_bench.CredentialsFile, account.ProfileLocation);
    }

    [Fact]
    public async Task ConnectAsync_StoredCredentialsThatCanBeReread_AreReadAgainBeforeTheyExpire()
    {
        var second = new StoredCredentials("AKIAENV", "secret", "token");
        var first = new StoredCredentials("AKIASTORED", "secret", "token", _bench.Clock.Now.AddMinutes(10)) { Reread = () => second };

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions { Credential = first, Region = "eu-west-1" });
        _bench.Clock.Advance(TimeSpan.FromMinutes(9));

        Assert.Equal("a credential object", account.CredentialSource);
        Assert.Null(account.ExpiresAt);
        Assert.Equal("AKIAENV", (await ((AccountSession)account.Session!).Credentials.GetCredentialsAsync()).AccessKey);
    }

    [Fact]
    public async Task ConnectAsync_EnvironmentThatTellsItsEnd_TellsItToo()
    {
        UseAllSources();
        _bench.Settings["AWS_CREDENTIAL_EXPIRATION"] = "2026-11-20T13:00:00+00:00";

        DdbAccount account = await _bench.ConnectAsync(new ConnectOptions { Region = "eu-west-1" });

        Assert.Equal(new DateTime(2026, 11, 20, 13, 0, 0, DateTimeKind.Utc), account.ExpiresAt);
    }

    [Fact]
    public async Task ConnectAsync_RequestsBearProductAndVersion()
    {
        await _bench.ConnectAsync(KeysGiven);

        Assert.Contains("DdbCrossAccount", _bench.Request("GetCallerIdentity").Headers, StringComparison.Ordinal);
    }

    private void UseAllSources()
    {
        _bench.WriteCredentials(Profiles);
        string token = Path.Combine(_bench.Folder, "token");
        File.WriteAllText(token, "jwt");
        _bench.Settings["AWS_ACCESS_KEY_ID"] = "AKIAENV";
        _bench.Settings["AWS_SECRET_ACCESS_KEY"] = "secret";
        _bench.Settings["AWS_WEB_IDENTITY_TOKEN_FILE"] = token;
        _bench.Settings["AWS_ROLE_ARN"] = "arn:aws:iam::777777777777:role/web";
        _bench.Settings["AWS_PROFILE"] = "prod";
        _bench.Settings["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://127.0.0.1/role";
    }

    private async Task<string> SourceOf(ConnectOptions options) => (await _bench.ConnectAsync(options)).CredentialSource;

    private async Task<string> RegionOf(ConnectOptions options) => (await _bench.ConnectAsync(options)).Region;

    private async Task<(string Sts, string? DynamoDb)> EndpointsOf(ConnectOptions options)
    {
        DdbAccount account = await _bench.ConnectAsync(options);
        return (_bench.Request("GetCallerIdentity").Authority, ((AccountSession)account.Session!).EndpointUrl);
    }
}
