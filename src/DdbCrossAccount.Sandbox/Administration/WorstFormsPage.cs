using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Faults;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// GET tells how harsh the sandbox is where AWS leaves it open; POST sets any of them, DELETE makes all mild again.
/// </summary>
internal sealed class WorstFormsPage(SandboxServices services) : IAdministrationPage
{
    public ValueTask<object?> AnswerAsync(AdministrationCall call) => new(call switch
    {
        { Method: "GET", Part: "" } => WorstFormsReader.Show(services.WorstForms),
        { Method: "POST", Part: "" } => Set(WorstFormsReader.Read(call.Json(WorstFormsReader.Subject), services.WorstForms)),
        { Method: "DELETE", Part: "" } => Set(new WorstForms()),
        _ => null,
    });

    private object Set(WorstForms forms)
    {
        services.WorstForms = forms;
        return WorstFormsReader.Show(forms);
    }
}
