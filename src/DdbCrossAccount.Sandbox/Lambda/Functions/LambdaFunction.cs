using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.Lambda.Permissions;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>A function with its versions, aliases and settings. Whoever reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class LambdaFunction(FunctionVersion first)
{
    private readonly List<FunctionVersion> _published = [];
    private FunctionVersion _before = first;
    private int _lastVersion;

    public Lock Gate { get; } = new();

    /// <summary>Without qualifier.</summary>
    public FunctionArn Arn => Latest.Function;

    /// <summary><c>$LATEST</c> as it was set last; see <see cref="InvokedAt"/>.</summary>
    public FunctionVersion Latest { get; private set; } = first;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<FunctionVersion> Published => _published;

    public SortedDictionary<string, FunctionAlias> Aliases { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Statements of resource policies, by qualifier; that of the function itself has an empty one.</summary>
    public Dictionary<string, FunctionPolicy> Policies { get; } = new(StringComparer.Ordinal);

    /// <summary>Null: it shares what others leave. 0: it cannot be invoked.</summary>
    public int? ReservedConcurrency { get; set; }

    /// <summary>Invocations that run now.</summary>
    public int Running { get; set; }

    /// <summary>Bytes of the zip files of all versions.</summary>
    public long CodeSize => Latest.Code.Size + _published.Sum(version => version.Code.Size);

    /// <summary>Replaces <c>$LATEST</c>; the version that it replaces is invoked until the new one is ready.</summary>
    public void Replace(FunctionVersion latest)
    {
        _before = Latest;
        Latest = latest;
    }

    /// <summary>What an invocation of <c>$LATEST</c> meets.</summary>
    public FunctionVersion InvokedAt(DateTimeOffset now) => now < Latest.ReadyAt && now >= Latest.ActiveAt ? _before : Latest;

    /// <summary>Whether an invocation may still meet this version.</summary>
    public bool Has(FunctionVersion version, DateTimeOffset now)
    {
        lock (Gate)
        {
            return version == Latest || version == InvokedAt(now) || _published.Contains(version);
        }
    }

    /// <summary>A change of <c>$LATEST</c> has not taken effect yet.</summary>
    public bool IsUpdating(DateTimeOffset now) => now < Latest.ReadyAt;

    /// <summary>The number that the next published version gets: none is ever given twice.</summary>
    public string NextVersion() => (++_lastVersion).ToString(CultureInfo.InvariantCulture);

    public void Add(FunctionVersion published) => _published.Add(published);

    public void Remove(FunctionVersion published) => _published.Remove(published);

    /// <summary>A version by number or <c>$LATEST</c>; null: there is none.</summary>
    public FunctionVersion? FindVersion(string version)
    {
        return version == FunctionArn.Latest ? Latest : _published.Find(published => published.Version == version);
    }

    /// <summary>The version that a qualifier means, be it that of an alias; null: there is none.</summary>
    public FunctionVersion? Find(string? qualifier)
    {
        return qualifier is null ? Latest
            : Aliases.TryGetValue(qualifier, out FunctionAlias? alias) ? FindVersion(alias.Version)
            : FindVersion(qualifier);
    }
}
