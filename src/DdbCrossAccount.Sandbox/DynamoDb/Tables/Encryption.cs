namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>Encryption with a KMS key. No object of this type stands for the key that AWS owns.</summary>
internal sealed record Encryption(string KeyArn);
