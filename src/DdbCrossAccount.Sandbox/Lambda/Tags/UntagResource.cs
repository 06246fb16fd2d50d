using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Tags;

[Route("DELETE", "/2017-03-31/tags/{Resource}", Status = 204)]
internal sealed class UntagResource(SandboxServices services) : LambdaOperation(services)
{
    private readonly FunctionAccess _functions = new(services);

    protected override void Run(RestCall call)
    {
        RequestObject request = Read(call);
        IReadOnlyList<string> keys = call.QueryAll("tagKeys");
        if (keys.Count == 0)
        {
            request.Missing("TagKeys");
        }

        request.Check();
        LambdaFunction function = FunctionTags.Require(_functions, call, "UntagResource");
        lock (function.Gate)
        {
            foreach (string key in keys)
            {
                function.Tags.Remove(key);
            }
        }
    }
}
