using System;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The signature that a request brings (Signature Version 4), in its Authorization header or its query.</summary>
internal sealed record RequestSignature
{
    public required string AccessKeyId { get; init; }

    /// <summary>Date, Region and service: <c>20260131/eu-west-1/dynamodb</c>.</summary>
    public required string Scope { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    /// <summary>Lower-case names, in the order of the signature.</summary>
    public required string SignedHeaders { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Signature { get; init; }

    /// <summary>As it came: <c>20260131T120000Z</c>.</summary>
    public required string TimestampText { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public string? SecurityToken { get; init; }

    /// <summary>Set for a presigned URL: how long after <see cref="Timestamp"/> it is good.</summary>
    public TimeSpan? Validity { get; init; }

    public bool IsPresigned => Validity is not null;
}
