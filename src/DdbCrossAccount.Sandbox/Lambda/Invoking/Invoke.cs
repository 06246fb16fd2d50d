using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;
using Microsoft.AspNetCore.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Invoking;

/// <summary>Runs a function and gives its answer, or takes the wish to run it in, or only tells whether the caller may.</summary>
[Route("POST", "/2015-03-31/functions/{FunctionName}/invocations")]
[Lacks("DurableExecutionName", "TenantId")]
internal sealed class Invoke(SandboxServices services) : IRestOperation
{
    private static readonly string[] Types = ["Event", "RequestResponse", "DryRun"];
    private static readonly string[] LogTypes = ["None", "Tail"];
    private static readonly byte[] NoPayload = Encoding.UTF8.GetBytes("{}");

    private readonly EventQueue _events = new(services);

    public async ValueTask ExecuteAsync(RestCall call, CancellationToken token)
    {
        (Invocation invocation, string type, bool wantsLog) = Read(call);
        RequirePayload(invocation.Payload, type);
        switch (type)
        {
            case "DryRun":
                services.Lambda.Invoker.Require(invocation);
                call.Status = StatusCodes.Status204NoContent;
                break;
            case "Event":
                services.Lambda.Invoker.Require(invocation);
                _events.Add(invocation);
                call.Status = StatusCodes.Status202Accepted;
                break;
            default:
                Write(call, await services.Lambda.Invoker.InvokeAsync(invocation, token), wantsLog);
                break;
        }
    }

    private static (Invocation Invocation, string Type, bool WantsLog) Read(RestCall call)
    {
        RequestObject request = RequestObject.Parse(NoPayload);
        FunctionArn? arn = FunctionAccess.Read(call, request);
        string type = ReadChoice(call, request, "X-Amz-Invocation-Type", "InvocationType", Types) ?? "RequestResponse";
        string? logType = ReadChoice(call, request, "X-Amz-Log-Type", "LogType", LogTypes);
        RefuseHeader(call, "X-Amz-Durable-Execution-Name", "DurableExecutionName");
        RefuseHeader(call, "X-Amz-Tenant-Id", "TenantId");
        request.Check();
        if (arn!.Region != call.Region)
        {
            throw LambdaError.OtherRegion(arn.Region, call.Region);
        }

        ReadOnlyMemory<byte> payload = call.Body.IsEmpty ? NoPayload : call.Body.ToArray();
        bool wantsLog = logType == "Tail";
        return (new Invocation(arn, payload)
        {
            WantsLog = wantsLog,
            Caller = call.Caller,
            Conditions = call.Conditions,
            ClientContext = call.Header("X-Amz-Client-Context"),
        }, type, wantsLog);
    }

    private static string? ReadChoice(RestCall call, RequestObject request, string header, string member, string[] allowed)
    {
        string? value = call.Header(header);
        if (value is not null && !allowed.Contains(value))
        {
            request.Violate(member, value, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");
        }

        return value;
    }

    private static void RefuseHeader(RestCall call, string header, string member)
    {
        if (call.Header(header) is not null)
        {
            throw DynamoDb.DynamoDbError.NotImplemented($"the request member {member}");
        }
    }

    private static void RequirePayload(ReadOnlyMemory<byte> payload, string type)
    {
        int limit = type == "Event" ? LambdaLimits.AsynchronousPayload : LambdaLimits.SynchronousPayload;
        if (payload.Length > limit)
        {
            throw LambdaError.PayloadTooLarge(payload.Length, type, limit);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
        }
        catch (JsonException error)
        {
            throw LambdaError.InvalidContent(
                "Could not parse request body into json: Could not parse payload into json: Unexpected character at "
                + $"line: {error.LineNumber + 1}, column: {error.BytePositionInLine + 1}");
        }
    }

    private static void Write(RestCall call, FunctionOutcome outcome, bool wantsLog)
    {
        call.ResponseHeaders["X-Amz-Executed-Version"] = outcome.ExecutedVersion;
        if (outcome.FunctionError is string error)
        {
            call.ResponseHeaders["X-Amz-Function-Error"] = error;
        }

        if (wantsLog)
        {
            call.ResponseHeaders["X-Amz-Log-Result"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(outcome.LogTail));
        }

        outcome.Payload.Span.CopyTo(call.Response.GetSpan(outcome.Payload.Length));
        call.Response.Advance(outcome.Payload.Length);
    }
}
