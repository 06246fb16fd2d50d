using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>A user. Its MFA device, if it has one, is <c>arn:aws:iam::ACCOUNT:mfa/NAME</c>.</summary>
internal sealed class IamUser(
    string accountId, string path, string name, string uniqueId, IdentityGrants grants, PolicyPropagation propagation)
    : IamIdentity(accountId, "user", path, name, uniqueId, grants, propagation);
