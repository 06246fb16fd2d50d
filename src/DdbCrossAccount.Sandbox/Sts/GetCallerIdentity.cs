using System.Xml;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>Tells who the caller is. It needs no permission, and none can be taken away.</summary>
[Operation("STS_20110615.GetCallerIdentity")]
internal sealed class GetCallerIdentity(SandboxServices services) : IQueryOperation
{
    public void Execute(QueryCall call, XmlWriter result)
    {
        _ = services;
        result.WriteElementString("Arn", call.Caller.Arn);
        result.WriteElementString("UserId", call.Caller.UserId);
        result.WriteElementString("Account", call.Caller.AccountId);
    }
}
