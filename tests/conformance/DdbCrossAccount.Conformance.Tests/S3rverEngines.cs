using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Engines;
using DdbCrossAccount.Conformance.Tests.S3;
using Xunit;

namespace DdbCrossAccount.Conformance.Tests;

/// <summary>The sandbox beside s3rver.</summary>
public sealed class S3rverEngines : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "s3rver", Guid.NewGuid().ToString("N"));
    private EngineProcess? _sandboxProcess;
    private EngineProcess? _engineProcess;
    private int _buckets;

    internal S3Client Sandbox { get; private set; } = null!;

    internal S3Client Other { get; private set; } = null!;

    /// <summary>A name that no case before had.</summary>
    internal string NewBucketName() => $"bucket-{Interlocked.Increment(ref _buckets)}";

    public async Task InitializeAsync()
    {
        if (EngineAvailability.Missing(EngineKind.S3rver) is not null)
        {
            return;
        }

        Directory.CreateDirectory(_folder);
        (_sandboxProcess, Engine sandbox) = await EngineStart.SandboxAsync();
        (_engineProcess, Engine engine) = await EngineStart.S3rverAsync(_folder);
        Sandbox = new S3Client(sandbox);
        Other = new S3Client(engine);
    }

    public async Task DisposeAsync()
    {
        Sandbox?.Dispose();
        Other?.Dispose();
        await (_sandboxProcess?.DisposeAsync() ?? default);
        await (_engineProcess?.DisposeAsync() ?? default);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
