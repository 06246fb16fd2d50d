using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Concurrency;

/// <summary>Reserves concurrent executions for a function, which are also the most that it can have.</summary>
[Route("PUT", "/2017-10-31/functions/{FunctionName}/concurrency")]
internal sealed class PutFunctionConcurrency(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        int? reserved = (int?)request.IntegerBetween("ReservedConcurrentExecutions", 0, int.MaxValue);
        if (reserved is null)
        {
            request.Missing("ReservedConcurrentExecutions");
        }

        request.Check();
        LambdaFunction function = Functions.Require(call, "PutFunctionConcurrency", arn);
        if (arn.Qualifier is not null)
        {
            throw LambdaError.FunctionOnly();
        }

        Reserve(Services.Lambda.Account(arn.AccountId, arn.Region), function, reserved!.Value);
        Write(call, writer => writer.WriteNumber("ReservedConcurrentExecutions", reserved.Value));
    }

    private static void Reserve(LambdaAccount account, LambdaFunction function, int reserved)
    {
        lock (function.Gate)
        {
            int left = account.UnreservedConcurrency + (function.ReservedConcurrency ?? 0) - reserved;
            if (left < LambdaLimits.LeastUnreserved)
            {
                throw LambdaError.InvalidParameter(
                    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its "
                    + $"minimum value of [{LambdaLimits.LeastUnreserved}].");
            }

            function.ReservedConcurrency = reserved;
        }
    }
}
