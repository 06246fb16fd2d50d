using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Accounts;

/// <summary>The limits of an account in a Region, and what of them is in use.</summary>
[Route("GET", "/2016-08-19/account-settings")]
internal sealed class GetAccountSettings(SandboxServices services) : LambdaOperation(services)
{
    protected override void Run(RestCall call)
    {
        Access.Demand(call, "lambda:GetAccountSettings", "*", call.Caller.AccountId);
        LambdaAccount account = Services.Lambda.Account(call.Caller.AccountId, call.Region);
        Write(call, writer =>
        {
            writer.WriteStartObject("AccountLimit");
            writer.WriteNumber("TotalCodeSize", LambdaLimits.TotalCodeSize);
            writer.WriteNumber("CodeSizeUnzipped", LambdaLimits.UnzippedCodeSize);
            writer.WriteNumber("CodeSizeZipped", LambdaLimits.ZippedCodeSize);
            writer.WriteNumber("ConcurrentExecutions", LambdaLimits.ConcurrentExecutions);
            writer.WriteNumber("UnreservedConcurrentExecutions", account.UnreservedConcurrency);
            writer.WriteEndObject();
            writer.WriteStartObject("AccountUsage");
            writer.WriteNumber("TotalCodeSize", account.CodeSize);
            writer.WriteNumber("FunctionCount", account.Functions.Count);
            writer.WriteEndObject();
        });
    }
}
