using System;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings;

/// <summary>The functions of the sandbox, as mappings call them: in the name of Lambda itself.</summary>
internal sealed class StoredFunctions(SandboxServices services) : IMappedFunctions
{
    /// <summary>Those of another account or Region cannot be mapped.</summary>
    public MappedFunction? Find(string accountId, string region, string nameOrArn)
    {
        if (!FunctionArn.TryParse(nameOrArn, accountId, region, out FunctionArn? arn)
            || arn.AccountId != accountId || arn.Region != region
            || services.Lambda.Find(arn) is not LambdaFunction function)
        {
            return null;
        }

        lock (function.Gate)
        {
            return function.Find(arn.Qualifier) is FunctionVersion version
                ? new MappedFunction(arn.ToString(), version.Settings.Role)
                : null;
        }
    }

    public async Task<BatchOutcome> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken token)
    {
        try
        {
            _ = FunctionArn.TryParse(functionArn, "", "", out FunctionArn? arn);
            FunctionOutcome outcome = await services.Lambda.Invoker.InvokeAsync(new Invocation(arn!, payload), token);
            return new BatchOutcome
            {
                RequestId = outcome.RequestId,
                FunctionError = outcome.FunctionError,
                ExecutedVersion = outcome.ExecutedVersion,
                Payload = outcome.Payload,
            };
        }
        catch (ServiceException error)
        {
            return new BatchOutcome { RequestId = services.Ids.Guid().ToString(), NotInvoked = error.Message };
        }
    }
}
