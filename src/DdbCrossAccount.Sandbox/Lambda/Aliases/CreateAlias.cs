using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Aliases;

[Route("POST", "/2015-03-31/functions/{FunctionName}/aliases", Status = 201)]
internal sealed class CreateAlias(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        string name = AliasMembers.ReadName(request);
        string version = AliasMembers.ReadVersion(request) ?? request.Missing("FunctionVersion");
        IReadOnlyDictionary<string, double> weights = AliasMembers.ReadWeights(request) ?? new Dictionary<string, double>();
        string description = request.Text("Description") ?? "";
        request.Check();
        LambdaFunction function = Functions.Require(call, "CreateAlias", arn.Unqualified);
        var alias = new FunctionAlias(name, version, description, weights, Services.Ids.Guid().ToString());
        lock (function.Gate)
        {
            AliasMembers.Require(function, version, weights);
            if (!function.Aliases.TryAdd(name, alias))
            {
                throw LambdaError.Conflict($"Alias already exists: {function.Arn with { Qualifier = name }}");
            }
        }

        Write(call, writer => AliasMembers.Write(writer, function.Arn, alias));
    }
}
