using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>A policy with an ARN, for users, roles, permissions boundaries and sessions. A change reaches all of them.</summary>
internal sealed class ManagedPolicy(string arn, PolicyDocument document)
{
    private volatile PolicyDocument _document = document with { Arn = arn };

    public string Arn => arn;

    public PolicyDocument Document
    {
        get => _document;
        set => _document = value with { Arn = arn };
    }
}
