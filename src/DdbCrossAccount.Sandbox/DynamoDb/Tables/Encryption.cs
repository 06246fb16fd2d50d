using DdbCrossAccount.Sandbox.Kms;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>Encryption with a KMS key. No object of this type stands for the key that AWS owns.</summary>
/// <param name="KeyArn">As the request names it until the key is found, then its ARN.</param>
/// <param name="Key">Null until it is found.</param>
internal sealed record Encryption(string KeyArn, KmsKey? Key = null);
