using System.Text;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>Reads a resource policy that a request carries, and refuses what DynamoDB refuses.</summary>
internal sealed class ResourcePolicyReader(AccountDirectory accounts)
{
    /// <summary>White space counts.</summary>
    private const int MaximumLength = 20 * 1024;

    /// <summary>Throws ValidationException.</summary>
    public CanonicalPolicy Read(string text, bool isForStream)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaximumLength)
        {
            throw DynamoDbError.InvalidValues($"Maximum policy size of {MaximumLength} bytes exceeded");
        }

        PolicyDocument document = Parse(text);
        ResourcePolicyRules.Check(document, isForStream);
        PolicyPrincipals.Check(document, accounts);
        return CanonicalPolicy.Of(document);
    }

    private static PolicyDocument Parse(string text)
    {
        try
        {
            return PolicyDocument.Parse(text);
        }
        catch (PolicyFormatException error)
        {
            throw DynamoDbError.InvalidPolicy(error.Message);
        }
    }
}
