using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Aliases;

[Route("GET", "/2015-03-31/functions/{FunctionName}/aliases")]
internal sealed class ListAliases(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        string? version = call.Query("FunctionVersion");
        PageRequest page = PageRequest.Read(call, request);
        request.Check();
        LambdaFunction function = Functions.Require(call, "ListAliases", arn.Unqualified);
        FunctionAlias[] aliases;
        lock (function.Gate)
        {
            aliases = [.. function.Aliases.Values.Where(alias => version is null || alias.Version == version)];
        }

        Write(call, writer => page.Write(writer, "Aliases", aliases, alias => AliasMembers.Write(writer, function.Arn, alias)));
    }
}
