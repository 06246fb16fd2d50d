using System.Linq;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>Deletes a function with all its versions, or one published version. Event source mappings stay.</summary>
[Route("DELETE", "/2015-03-31/functions/{FunctionName}", Status = 204)]
internal sealed class DeleteFunction(SandboxServices services) : FunctionOperation(services)
{
    protected override void Run(RestCall call, RequestObject request, FunctionArn arn)
    {
        request.Check();
        LambdaFunction function = Functions.Require(call, "DeleteFunction", arn);
        if (arn.Qualifier is string qualifier)
        {
            DeleteVersion(function, qualifier);
        }
        else if (!Services.Lambda.Account(arn.AccountId, arn.Region).Remove(function))
        {
            throw LambdaError.NoFunction(arn);
        }
    }

    private static void DeleteVersion(LambdaFunction function, string qualifier)
    {
        lock (function.Gate)
        {
            if (qualifier == FunctionArn.Latest)
            {
                throw LambdaError.InvalidParameter("$LATEST version cannot be deleted without deleting the function.");
            }

            if (function.Aliases.ContainsKey(qualifier))
            {
                throw LambdaError.InvalidParameter("Deletion of aliases is not currently supported.");
            }

            string[] aliases =
            [
                .. function.Aliases.Values.Where(alias => alias.Version == qualifier || alias.Weights.ContainsKey(qualifier))
                    .Select(alias => alias.Name),
            ];
            if (aliases.Length > 0)
            {
                throw LambdaError.Conflict(
                    $"Version: {qualifier} cannot be deleted since it is referenced by alias: [{string.Join(", ", aliases)}]");
            }

            // That of a version which is not there succeeds as well.
            if (function.FindVersion(qualifier) is FunctionVersion version)
            {
                function.Remove(version);
            }
        }
    }
}
