using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>The policy of a table or a stream.</summary>
/// <param name="Content">As it is compared and shown.</param>
/// <param name="RevisionId">The service time of the change, in milliseconds.</param>
internal sealed record ResourcePolicy(CanonicalPolicy Content, string RevisionId)
{
    public PolicyDocument Document => Content.Document;
}
