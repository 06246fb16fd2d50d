using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Engines;
using DdbCrossAccount.Conformance.Tests.Wire;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>The sandbox beside one engine of DynamoDB, both running for all cases of a class.</summary>
public abstract class DynamoDbEngines(EngineKind kind) : IAsyncLifetime
{
    private EngineProcess? _sandboxProcess;
    private EngineProcess? _engineProcess;
    private int _tables;

    internal EngineKind Kind => kind;

    internal JsonClient Sandbox { get; private set; } = null!;

    internal JsonClient Other { get; private set; } = null!;

    /// <summary>A name that no case before had.</summary>
    internal string NewTableName() => $"Table{Interlocked.Increment(ref _tables):D4}";

    public async Task InitializeAsync()
    {
        if (EngineAvailability.Missing(kind) is not null)
        {
            return;
        }

        (_sandboxProcess, Engine sandbox) = await EngineStart.SandboxAsync();
        (_engineProcess, Engine engine) = await (kind == EngineKind.Dynalite ? EngineStart.DynaliteAsync() : EngineStart.DynamoDbLocalAsync());
        Sandbox = new JsonClient(sandbox);
        Other = new JsonClient(engine);
    }

    public async Task DisposeAsync()
    {
        Sandbox?.Dispose();
        Other?.Dispose();
        await (_sandboxProcess?.DisposeAsync() ?? default);
        await (_engineProcess?.DisposeAsync() ?? default);
    }
}
