using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Operations;

/// <summary>The mappings of the caller's account: all, or those of a stream or of a function.</summary>
[Route("GET", "/2015-03-31/event-source-mappings")]
internal sealed class ListEventSourceMappings(SandboxServices services) : MappingOperation(services)
{
    private const int LargestPage = 100;

    protected override void Run(RestCall call)
    {
        RequestObject request = Read(call);
        string? streamArn = call.Query("EventSourceArn");
        FunctionArn? function = call.Query("FunctionName") is string name ? FunctionAccess.Read(call, request, name) : null;
        PageRequest page = PageRequest.Read(call, request, LargestPage);
        request.Check();
        Access.Demand(call, "lambda:ListEventSourceMappings", "*", call.Caller.AccountId);
        EventSourceMapping[] found =
        [
            .. Mappings.Of(call.Caller.AccountId, call.Region)
                .Where(mapping => streamArn is null || mapping.StreamArn == streamArn)
                .Where(mapping => function is null || mapping.Settings.FunctionArn == function.ToString()),
        ];
        Write(call, writer => page.Write(
            writer, "EventSourceMappings", found, mapping => MappingDescription.Write(writer, mapping)));
    }
}
