using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Aliases;

[Route("PUT", "/2015-03-31/functions/{FunctionName}/aliases/{Name}")]
internal sealed class UpdateAlias(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        string? version = AliasMembers.ReadVersion(request);
        IReadOnlyDictionary<string, double>? weights = AliasMembers.ReadWeights(request);
        string? description = request.Text("Description");
        string? revision = request.Text("RevisionId");
        request.Check();
        LambdaFunction function = Functions.Require(call, "UpdateAlias", arn.Unqualified);
        FunctionAlias changed;
        lock (function.Gate)
        {
            FunctionAlias alias = AliasMembers.Require(function, call.Path["Name"]);
            if (revision is not null && revision != alias.RevisionId)
            {
                throw LambdaError.OtherRevision();
            }

            changed = alias with
            {
                Version = version ?? alias.Version,
                Weights = weights ?? alias.Weights,
                Description = description ?? alias.Description,
                RevisionId = Services.Ids.Guid().ToString(),
            };
            AliasMembers.Require(function, changed.Version, changed.Weights);
            function.Aliases[alias.Name] = changed;
        }

        Write(call, writer => AliasMembers.Write(writer, function.Arn, changed));
    }
}
