using System.Text.Json;
using System.Text.Json.Serialization;
using DdbCrossAccount.Sandbox.S3.Storage;

namespace DdbCrossAccount.Sandbox.Setups;

/// <summary>A bucket. The policy of one with this name and owner is replaced.</summary>
internal sealed record BucketSetup
{
    public required string AccountId { get; init; }

    public required string Name { get; init; }

    /// <summary>Default: the Region that is announced.</summary>
    public string? Region { get; init; }

    /// <summary>Who owns what other accounts write. Default: BucketOwnerEnforced.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<ObjectOwnership>))]
    public ObjectOwnership Ownership { get; init; } = ObjectOwnership.BucketOwnerEnforced;

    /// <summary>
    /// The KMS key, by id, alias or ARN, with which objects are encrypted whose writer says nothing of it. Default: none, AES256.
    /// </summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Bucket policy, as JSON. Default: none.</summary>
    public JsonElement? Policy { get; init; }
}
