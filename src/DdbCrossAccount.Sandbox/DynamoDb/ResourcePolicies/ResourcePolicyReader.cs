using System;
using System.Text;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>Reads a resource policy that a request carries.</summary>
internal static class ResourcePolicyReader
{
    private const int MaximumLength = 20 * 1024;

    public static ResourcePolicy Read(string text, DateTimeOffset now)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaximumLength)
        {
            throw DynamoDbError.InvalidValues("Resource-based policy exceeds the maximum size of 20 KB");
        }

        string revision = now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new ResourcePolicy(text, Parse(text), revision, now);
    }

    private static PolicyDocument Parse(string text)
    {
        try
        {
            return PolicyDocument.Parse(text);
        }
        catch (PolicyFormatException error)
        {
            throw DynamoDbError.Validation($"Invalid policy document: {error.Message}");
        }
    }
}
