using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Functions;

namespace DdbCrossAccount.Sandbox.Lambda.Tags;

[Route("GET", "/2017-03-31/tags/{Resource}")]
internal sealed class ListTags(SandboxServices services) : LambdaOperation(services)
{
    private readonly FunctionAccess _functions = new(services);

    protected override void Run(RestCall call)
    {
        LambdaFunction function = FunctionTags.Require(_functions, call, "ListTags");
        lock (function.Gate)
        {
            Write(call, writer => FunctionTags.Write(writer, function));
        }
    }
}
