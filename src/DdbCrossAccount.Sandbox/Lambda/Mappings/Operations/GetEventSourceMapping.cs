using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Operations;

[Route("GET", "/2015-03-31/event-source-mappings/{UUID}")]
internal sealed class GetEventSourceMapping(SandboxServices services) : MappingOperation(services)
{
    protected override void Run(RestCall call) => Answer(call, Require(call, "GetEventSourceMapping"));
}
