namespace DdbCrossAccount.Core.Comparing.Pairing;

/// <summary>Where waiting items are kept, and how many.</summary>
internal sealed record PairStoreOptions
{
    /// <summary>About what waiting items may take in memory, in bytes.</summary>
    public long MemoryLimit { get; init; } = 256L * 1024 * 1024;

    /// <summary>A folder that exists, that only its owner may read, and that nothing else writes to.</summary>
    public required string SpillFolder { get; init; }
}
