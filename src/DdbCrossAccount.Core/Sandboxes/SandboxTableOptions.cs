using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>A table of a sandbox, and the items that fill it.</summary>
internal sealed record SandboxTableOptions
{
    /// <summary>The account of the sandbox that the table is made in.</summary>
    public required DdbAccount Account { get; init; }

    /// <summary>The table's name.</summary>
    public required string TableName { get; init; }

    /// <summary>The table's key.</summary>
    public required KeySchema Key { get; init; }

    /// <summary>The full path of a file or of an export folder.</summary>
    public required string Path { get; init; }
}
