using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Lambda.Mappings.Operations;

[Route("DELETE", "/2015-03-31/event-source-mappings/{UUID}", Status = 202)]
internal sealed class DeleteEventSourceMapping(SandboxServices services) : MappingOperation(services)
{
    protected override void Run(RestCall call)
    {
        EventSourceMapping mapping = Require(call, "DeleteEventSourceMapping");
        if (!Mappings.TryChange(mapping, settings: null))
        {
            throw MappingError.InUse("delete");
        }

        Answer(call, mapping);
    }
}
