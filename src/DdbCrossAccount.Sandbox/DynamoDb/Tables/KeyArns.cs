using System;
using System.Security.Cryptography;
using System.Text;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>
/// Finds the ARN of the KMS key that a request names by id, alias or ARN; without a name, of the key that AWS manages
/// for DynamoDB in the account. Keys are not checked for existence.
/// </summary>
internal static class KeyArns
{
    public static Func<string?, string> For(JsonCall call)
    {
        return key => key switch
        {
            null => Arn(call, IdOf("alias/aws/dynamodb")),
            _ when key.StartsWith("arn:", StringComparison.Ordinal) => key,
            _ when key.StartsWith("alias/", StringComparison.Ordinal) => Arn(call, IdOf(key)),
            _ => Arn(call, key),
        };
    }

    private static string Arn(JsonCall call, string keyId)
    {
        return $"arn:aws:kms:{call.Region}:{call.Caller.AccountId}:key/{keyId}";
    }

    private static string IdOf(string alias)
    {
        return new Guid(MD5.HashData(Encoding.UTF8.GetBytes(alias))).ToString();
    }
}
