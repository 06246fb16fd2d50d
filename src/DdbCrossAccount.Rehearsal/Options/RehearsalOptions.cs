namespace DdbCrossAccount.Rehearsal.Options;

/// <summary>What the command line asks for.</summary>
internal sealed record RehearsalOptions
{
    /// <summary>A file or export folder with the items; null generates them.</summary>
    public string? Input { get; init; }

    /// <summary>The partition key as <c>name:T</c>; null for generated items takes the generator's own.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>The sort key as <c>name:T</c>; null = none, or the generator's own.</summary>
    public string? SortKey { get; init; }

    /// <summary>How many items are generated. Default: 5,000.</summary>
    public int Items { get; init; } = 5_000;

    /// <summary>How many writes a second an application makes while the table is moved; 0 for none. Default: 0.</summary>
    public int WritesPerSecond { get; init; }

    /// <summary>Makes generated items, and what the sandbox does by chance, the same in every run. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Prints one JSON object as the last line.</summary>
    public bool Json { get; init; }

    /// <summary>Prints the usage and does nothing else.</summary>
    public bool Help { get; init; }
}
