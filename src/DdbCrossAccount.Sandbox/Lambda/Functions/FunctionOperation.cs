using System;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>What operations share whose path names a function.</summary>
internal abstract class FunctionOperation(SandboxServices services) : LambdaOperation(services)
{
    protected FunctionAccess Functions { get; } = new(services);

    protected DateTimeOffset Now => Services.Clock.GetUtcNow();

    protected override void Run(RestCall call)
    {
        RequestObject request = Read(call);
        FunctionArn? arn = FunctionAccess.Read(call, request);
        Run(call, request, arn ?? new FunctionArn(call.Caller.AccountId, call.Region, ""));
    }

    /// <summary>Answers the call, or throws a <see cref="ServiceException"/>.</summary>
    /// <param name="call">The request.</param>
    /// <param name="request">The members of its body; <see cref="RequestObject.Check"/> is still to be called.</param>
    /// <param name="arn">The function that the path names, with the qualifier of path and query.</param>
    protected abstract void Run(RestCall call, RequestObject request, FunctionArn arn);
}
