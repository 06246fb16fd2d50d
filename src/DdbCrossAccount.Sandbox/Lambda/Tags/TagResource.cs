using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Tags;

[Route("POST", "/2017-03-31/tags/{Resource}", Status = 204)]
internal sealed class TagResource(SandboxServices services) : LambdaOperation(services)
{
    private readonly FunctionAccess _functions = new(services);

    protected override void Run(RestCall call)
    {
        RequestObject request = Read(call);
        request.RequiredObject("Tags");
        IReadOnlyList<KeyValuePair<string, string>> tags = FunctionTags.Read(request);
        LambdaFunction function = FunctionTags.Require(_functions, call, "TagResource");
        lock (function.Gate)
        {
            FunctionTags.Add(function, tags);
        }
    }
}
