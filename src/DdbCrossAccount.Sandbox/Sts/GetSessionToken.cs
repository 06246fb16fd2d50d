using System;
using System.Xml;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>Temporary keys for the same user, with a second factor if one is given. Sessions may not ask for them.</summary>
[Operation("STS_20110615.GetSessionToken")]
internal sealed class GetSessionToken(SandboxServices services) : IQueryOperation
{
    private const int MaximumSeconds = 129_600;
    private static readonly TimeSpan RootMaximum = TimeSpan.FromHours(1);
    private static readonly TimeSpan Default = TimeSpan.FromHours(12);

    public void Execute(QueryCall call, XmlWriter result)
    {
        if (call.Caller.Expires is not null)
        {
            throw StsError.SessionsMayNotAsk("GetSessionToken");
        }

        TimeSpan duration = SessionDuration.Read(call, MaximumSeconds) ?? Default;
        duration = call.Caller.IsRoot && duration > RootMaximum ? RootMaximum : duration;
        AccessKey key = services.Accounts.AddSession(call.Caller, duration, MultiFactorDevice.Check(call));
        CredentialsWriter.Write(result, key);
    }
}
