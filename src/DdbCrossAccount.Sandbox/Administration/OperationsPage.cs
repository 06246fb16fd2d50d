using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>GET tells all operations, and what is covered of each.</summary>
internal sealed class OperationsPage : IAdministrationPage
{
    public ValueTask<object?> AnswerAsync(AdministrationCall call)
    {
        return new(call is { Method: "GET", Part: "" } ? new { operations = OperationCoverage.All.Select(operation => operation.ToString()) } : null);
    }
}
