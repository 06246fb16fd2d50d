using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>
/// What becomes known of one request while it is answered, for faults and for the record of requests.
/// </summary>
/// <param name="target">Service and operation: <c>DynamoDB_20120810.PutItem</c>, <c>S3.PutObject</c>.</param>
internal sealed class RequestFacts(string target)
{
    public string Target => target;

    public string? Service => ServiceName.Of(target);

    public string Operation => target[(target.LastIndexOf('.') + 1)..];

    /// <summary>Who signed it; null until the signature was found good.</summary>
    public Principal? Caller { get; set; }

    /// <summary>The first table that the operation has looked for.</summary>
    public TableArn? Table { get; set; }

    public string? Bucket { get; set; }

    public string? ObjectKey { get; set; }

    /// <summary>The account that owns the bucket or the role.</summary>
    public string? OwnerAccount { get; set; }

    /// <summary>The role that is to be assumed.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The function that the request names, by name or ARN.</summary>
    public string? FunctionName { get; set; }

    /// <summary>The account in which the operation is done: that of table, bucket or role, else the caller's.</summary>
    public string? Account => Table?.AccountId ?? OwnerAccount ?? Caller?.AccountId;

    /// <summary>The rule whose effect was applied.</summary>
    public string? FaultId { get; set; }

    /// <summary>The connection was closed on purpose.</summary>
    public bool IsDropped { get; set; }

    public string? ErrorCode { get; set; }

    /// <summary>Kept only where that was asked for.</summary>
    public byte[]? RequestBody { get; set; }

    /// <summary>Kept only where that was asked for.</summary>
    public byte[]? AnswerBody { get; set; }

    /// <summary>A body was longer than what is kept of it.</summary>
    public bool AreBodiesCut { get; set; }
}
