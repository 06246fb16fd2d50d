using System.Collections.Generic;
using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>A function, or a version of one, without its code.</summary>
/// <remarks>
/// The answers that tell of one function inherit these members, which the official package repeats in each.
/// </remarks>
internal class FunctionConfiguration : AmazonWebServiceResponse
{
    public string? FunctionName { get; set; }

    public string? FunctionArn { get; set; }

    public Runtime? Runtime { get; set; }

    public string? Role { get; set; }

    public string? Handler { get; set; }

    public long? CodeSize { get; set; }

    public string? Description { get; set; }

    /// <summary>In seconds.</summary>
    public int? Timeout { get; set; }

    /// <summary>In MB.</summary>
    public int? MemorySize { get; set; }

    /// <summary>ISO 8601 text, unlike that of an event source mapping.</summary>
    public string? LastModified { get; set; }

    /// <summary>In base64.</summary>
    public string? CodeSha256 { get; set; }

    /// <summary><c>$LATEST</c>, or the number of the version.</summary>
    public string? Version { get; set; }

    public EnvironmentResponse? Environment { get; set; }

    public string? KMSKeyArn { get; set; }

    public string? RevisionId { get; set; }

    public State? State { get; set; }

    public string? StateReason { get; set; }

    public string? StateReasonCode { get; set; }

    public LastUpdateStatus? LastUpdateStatus { get; set; }

    public string? LastUpdateStatusReason { get; set; }

    public string? LastUpdateStatusReasonCode { get; set; }

    public string? PackageType { get; set; }

    public List<string>? Architectures { get; set; }
}
