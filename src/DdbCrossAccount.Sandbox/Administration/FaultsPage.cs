using System.Collections.Generic;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Faults;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// GET tells the rules and how often each has fired, POST sets some, DELETE removes one (<c>faults/ID</c>) or all.
/// </summary>
internal sealed class FaultsPage(SandboxServices services) : IAdministrationPage
{
    public ValueTask<object?> AnswerAsync(AdministrationCall call) => new(call switch
    {
        { Method: "GET", Part: "" } => FaultList.Show(services.Faults.Rules),
        { Method: "POST", Part: "" } => Set(call),
        { Method: "DELETE", Part: "" } => new { removed = services.Faults.Remove() },
        { Method: "DELETE" } => services.Faults.Remove(call.Part) is > 0 and int removed ? new { removed } : null,
        _ => null,
    });

    private object Set(AdministrationCall call)
    {
        IReadOnlyList<FaultRule> rules = services.Faults.Reader.Read(call.Json(FaultReader.Subject));
        services.Faults.Set(rules);
        return FaultList.Show(rules);
    }
}
