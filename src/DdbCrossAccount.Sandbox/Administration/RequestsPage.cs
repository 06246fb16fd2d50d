using System.Collections.Generic;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>
/// GET tells the last requests (<see cref="RequestQuery"/>). POST <c>{"keepBodies":true,"bodyBytes":65536}</c> begins
/// or ends the keeping of bodies. DELETE forgets all of them.
/// </summary>
internal sealed class RequestsPage(RequestLog log) : IAdministrationPage
{
    public ValueTask<object?> AnswerAsync(AdministrationCall call) => new(call switch
    {
        { Method: "GET", Part: "" } => Read(new RequestQuery(call.Query)),
        { Method: "POST", Part: "" } => Set(call.Settings("body")),
        { Method: "DELETE", Part: "" } => new { removed = log.Clear() },
        _ => null,
    });

    private object Read(RequestQuery query)
    {
        IReadOnlyList<RecordedRequest> requests = log.Read(query, out long next);
        return new { requests, next, keepsBodies = log.KeepsBodies };
    }

    private object Set(SettingsObject settings)
    {
        bool keeps = settings.Flag("keepBodies") ?? throw settings.Wrong("keepBodies", "must be given");
        long bytes = settings.Whole("bodyBytes", 1, RequestLog.MaximumBodyBytes) ?? RequestLog.DefaultBodyBytes;
        settings.RefuseOthers();
        if (keeps)
        {
            log.KeepBodies((int)bytes);
        }
        else
        {
            log.ForgetBodies();
        }

        return new { keepsBodies = log.KeepsBodies, bodyBytes = log.BodyBytes };
    }
}
