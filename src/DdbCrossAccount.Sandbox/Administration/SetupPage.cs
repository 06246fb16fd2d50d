using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Setups;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>POST makes roles, users and buckets (<see cref="Setup"/>), and answers the users' keys.</summary>
internal sealed class SetupPage(SandboxServices services) : IAdministrationPage
{
    public ValueTask<object?> AnswerAsync(AdministrationCall call) => new(call switch
    {
        { Method: "POST", Part: "" } => new { users = new SetupMaker(services).Make(SetupReader.Read(call.Body.Span)) },
        _ => null,
    });
}
