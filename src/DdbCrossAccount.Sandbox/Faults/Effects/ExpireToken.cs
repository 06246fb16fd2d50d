using System;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Faults.Effects;

/// <summary>
/// Ends the temporary keys that signed the request, for it and for all that follow; lasting keys are refused this once.
/// </summary>
internal sealed class ExpireToken(SandboxServices services) : FaultEffect
{
    public override ValueTask ApplyAsync(FaultedRequest request, Func<ValueTask> apply)
    {
        if (request.Facts.Caller is { } caller)
        {
            // Lasting keys are passed over.
            services.Accounts.Expire(caller.AccessKeyId);
        }

        throw request.Facts.Service == ServiceName.Sso
            ? new ServiceException("UnauthorizedException", "Session token not found or invalid", 401)
            : new SignatureException(SignatureFailure.TokenExpired);
    }
}
