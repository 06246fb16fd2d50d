using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>POST <c>{"accessKey":"ASIA…"}</c>: temporary keys end now.</summary>
internal sealed class ExpirePage(AccountDirectory accounts) : IAdministrationPage
{
    public ValueTask<object?> AnswerAsync(AdministrationCall call)
    {
        return new(call is { Method: "POST", Part: "" } ? Expire(call.Settings("body")) : null);
    }

    private object Expire(SettingsObject settings)
    {
        string accessKey = settings.Text("accessKey") ?? throw settings.Wrong("accessKey", "must be given");
        settings.RefuseOthers();
        return accounts.Expire(accessKey)
            ? new { accessKey }
            : throw new SettingsException($"There are no temporary keys '{accessKey}'.");
    }
}
