using System.Xml;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>None of the services here gives out encoded messages, so that none can be decoded.</summary>
[Operation("STS_20110615.DecodeAuthorizationMessage")]
internal sealed class DecodeAuthorizationMessage(SandboxServices services) : IQueryOperation
{
    public void Execute(QueryCall call, XmlWriter result)
    {
        StsError.Demand(services.Authorization, call, "sts:DecodeAuthorizationMessage");
        throw call.Find("EncodedMessage") is null
            ? StsError.Constraint(null, "encodedMessage", "Member must not be null")
            : new ServiceException("InvalidAuthorizationMessageException", "Message is not valid");
    }
}
