using System.Xml;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>Tells the account of an access key.</summary>
[Operation("STS_20110615.GetAccessKeyInfo")]
internal sealed class GetAccessKeyInfo(SandboxServices services) : IQueryOperation
{
    private const int MinimumLength = 16;

    public void Execute(QueryCall call, XmlWriter result)
    {
        string id = call.Find("AccessKeyId") ?? throw StsError.Constraint(null, "accessKeyId", "Member must not be null");
        if (id.Length < MinimumLength)
        {
            throw StsError.Constraint(id, "accessKeyId", $"Member must have length greater than or equal to {MinimumLength}");
        }

        StsError.Demand(services.Authorization, call, "sts:GetAccessKeyInfo");
        result.WriteElementString(
            "Account",
            services.Accounts.TryFindKey(id, out AccessKey? key)
                ? key.Principal.AccountId
                : throw StsError.Validation("Invalid Access Key ID"));
    }
}
