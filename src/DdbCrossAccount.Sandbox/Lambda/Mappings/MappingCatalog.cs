using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Failures;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Polling;
using DdbCrossAccount.Sandbox.Lambda.Mappings.Settings;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings;

/// <summary>
/// All event source mappings of all accounts, each running by itself as soon as it is made. Tests hand in functions
/// of their own.
/// </summary>
internal sealed class MappingCatalog : IDisposable
{
    /// <summary>How long making, changing or deleting a mapping takes at least, in service time.</summary>
    public static readonly TimeSpan ChangeTime = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    // A prime apart: the first 250 pollers have moments of their own.
    private const int PhaseStep = 7;

    private readonly ConcurrentDictionary<string, (EventSourceMapping Mapping, MappingRun Run)> _mappings =
        new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, AccessKey> _sessions = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _making = new();
    private int _phases;

    public MappingCatalog(SandboxServices services, IMappedFunctions functions)
    {
        Services = services;
        Functions = functions;
        Failures = new FailureDestinations(this);
    }

    public SandboxServices Services { get; }

    public IMappedFunctions Functions { get; set; }

    public FailureDestinations Failures { get; }

    /// <summary>
    /// Whether one who moves the service clock waits for the answers of functions. Default: true. False where functions
    /// wait for the service clock by other means than requests that are held: else both would wait for ever.
    /// </summary>
    public bool InvocationsHoldClock { get; set; } = true;

    /// <summary>Cancelled when the sandbox ends.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>In the order of their making.</summary>
    public IReadOnlyList<(EventSourceMapping Mapping, IReadOnlyList<ShardStatus> Shards)> All =>
    [
        .. _mappings.Values.OrderBy(pair => pair.Mapping.CreatedAt).ThenBy(pair => pair.Mapping.Id, StringComparer.Ordinal)
            .Select(pair => (pair.Mapping, pair.Run.Shards)),
    ];

    public EventSourceMapping? Find(string accountId, string region, string id)
    {
        return _mappings.TryGetValue(id, out var pair) && pair.Mapping.AccountId == accountId && pair.Mapping.Region == region
            ? pair.Mapping
            : null;
    }

    /// <summary>Those of an account in a Region, by id.</summary>
    public IReadOnlyList<EventSourceMapping> Of(string accountId, string region) =>
    [
        .. _mappings.Values.Select(pair => pair.Mapping)
            .Where(mapping => mapping.AccountId == accountId && mapping.Region == region)
            .OrderBy(mapping => mapping.Id, StringComparer.Ordinal),
    ];

    /// <summary>Makes the mapping, in state Creating, or tells the one that stream and function have already.</summary>
    public EventSourceMapping Create(EventSourceMapping made, out EventSourceMapping? existing)
    {
        lock (_making)
        {
            existing = Of(made.AccountId, made.Region).FirstOrDefault(other =>
                other.StreamArn == made.StreamArn && other.Settings.FunctionArn == made.Settings.FunctionArn);
            if (existing is not null)
            {
                return existing;
            }

            DateTimeOffset now = Services.Clock.GetUtcNow();
            made.BeginCreation(now, now + ChangeTime + Services.WorstForms.MappingChangeDelay);
            FixHorizon(made);
            var run = new MappingRun(this, made);
            _mappings[made.Id] = (made, run);
            _ = run.RunAsync();
            return made;
        }
    }

    /// <summary>Begins a change; false when another is under way.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="settings">Null deletes it.</param>
    public bool TryChange(EventSourceMapping mapping, MappingSettings? settings)
    {
        DateTimeOffset now = Services.Clock.GetUtcNow();
        bool isBegun = mapping.TryChange(settings, now, now + ChangeTime + Services.WorstForms.MappingChangeDelay);
        if (isBegun && _mappings.TryGetValue(mapping.Id, out var pair))
        {
            pair.Run.Wake();
        }

        return isBegun;
    }

    /// <summary>A change has ended: a mapping that is deleted is there no more.</summary>
    public void Settle(EventSourceMapping mapping)
    {
        if (mapping.IsDeleted)
        {
            _mappings.TryRemove(mapping.Id, out _);
        }
    }

    /// <summary>The role that the mapping reads with, as it may act now; null: it is not there.</summary>
    public Principal? RoleOf(EventSourceMapping mapping) => RoleOf(mapping.RoleArn);

    /// <summary>A session of a function's role, as it may act now; null: there is no such role.</summary>
    public Principal? RoleOf(string roleArn)
    {
        return Services.Accounts.FindRole(roleArn) is IamRole role
            ? _sessions.GetOrAdd(roleArn, _ => OpenSession(role)).Principal
            : null;
    }

    public TimeSpan NextPhase() => TimeSpan.FromMilliseconds(Interlocked.Add(ref _phases, PhaseStep) % 250);

    public void Dispose()
    {
        _stopping.Cancel();
        foreach (var pair in _mappings.Values)
        {
            pair.Run.Wake();
        }
    }

    private AccessKey OpenSession(IamRole role) =>
        Services.Accounts.AddSession(role, new RoleSession("awslambda", LongestSession));

    // Worst form: where TRIM_HORIZON is does not wait for the mapping to poll.
    private void FixHorizon(EventSourceMapping mapping)
    {
        if (Services.WorstForms.FixesTrimHorizon && mapping.StartingPosition == ShardIteratorType.TrimHorizon)
        {
            StreamReader reader = MappedStream.Find(Services, mapping.Region, mapping.StreamArn).Reader;
            mapping.Discover(reader.Shards(), reader);
        }
    }
}
