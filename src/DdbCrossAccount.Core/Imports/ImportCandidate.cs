using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;

namespace DdbCrossAccount.Core.Imports;

/// <summary>An export that was found whole, and the table that is made from it.</summary>
internal sealed record ImportCandidate
{
    /// <summary>The export.</summary>
    public required DdbExport Export { get; init; }

    /// <summary>Its manifest and data objects.</summary>
    public required ExportData Data { get; init; }

    /// <summary>The account that owns its bucket.</summary>
    public required string BucketOwner { get; init; }

    /// <summary>The account that the table is made in.</summary>
    public required AccountSession Target { get; init; }

    /// <summary>How the table is made.</summary>
    public required TableCreationParameters Table { get; init; }

    /// <summary>The token of the request.</summary>
    public required string ClientToken { get; init; }
}
