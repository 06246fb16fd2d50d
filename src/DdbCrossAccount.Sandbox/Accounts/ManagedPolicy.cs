using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>A policy with an ARN, for users, roles, permissions boundaries and sessions. A change reaches all of them.</summary>
internal sealed class ManagedPolicy(string arn, PolicyDocument document, PolicyPropagation propagation)
{
    private readonly Eventual<PolicyDocument> _document = new(document with { Arn = arn });

    public string Arn => arn;

    public void Replace(PolicyDocument document) => _document.Change(document with { Arn = arn }, propagation);

    /// <summary>What holds at this front end.</summary>
    public PolicyDocument At(int frontEnd) => _document.At(frontEnd, propagation);
}
