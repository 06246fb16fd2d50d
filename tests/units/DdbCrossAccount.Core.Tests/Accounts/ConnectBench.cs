using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Tests.Accounts;

/// <summary>Everything that connecting finds around it, made by the test: files, environment, STS, clock, machine.</summary>
internal sealed class ConnectBench : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"ddb-accounts-{Guid.NewGuid():N}");

    public ConnectBench()
    {
        Directory.CreateDirectory(_folder);
        Sts = new FakeSts(Clock);
        Network = new FakeNetwork(request => Sts.Answer(request));
        Context = new EngineContext(Clock, new Random(1), Observer);
        Settings = new TableOfSettings
        {
            ["AWS_SHARED_CREDENTIALS_FILE"] = CredentialsFile,
            ["AWS_CONFIG_FILE"] = ConfigFile,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        Surroundings = new AccountSurroundings
        {
            Environment = Settings,
            Network = Network,
            Container = () => new BasicAWSCredentials("AKIAMACHINE", "secret"),
            Instance = () => new BasicAWSCredentials("AKIAMACHINE", "secret"),
            InstanceRegion = () => "ap-south-1",
            SsoCacheFolder = _folder,
        };
    }

    public FakeClock Clock { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public FakeSts Sts { get; }

    public FakeNetwork Network { get; }

    public EngineContext Context { get; }

    public TableOfSettings Settings { get; }

    public AccountSurroundings Surroundings { get; set; }

    public string CredentialsFile => Path.Combine(_folder, "credentials");

    public string ConfigFile => Path.Combine(_folder, "config");

    public string Folder => _folder;

    public void WriteCredentials(string text) => File.WriteAllText(CredentialsFile, text);

    public void WriteConfig(string text) => File.WriteAllText(ConfigFile, text);

    public Task<DdbAccount> ConnectAsync(ConnectOptions options) =>
        new AccountConnector(Context, Surroundings).ConnectAsync(options, CancellationToken.None);

    public AccountSessions Sessions() => new(Context, Surroundings);

    public SentRequest Request(string action) => Network.Requests.Last(request => request.Field("Action") == action);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
