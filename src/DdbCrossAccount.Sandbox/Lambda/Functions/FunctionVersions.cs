using System;
using DdbCrossAccount.Sandbox.Lambda.Code;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>Makes versions: each takes effect when the time that changes take has passed.</summary>
internal sealed class FunctionVersions(SandboxServices services)
{
    /// <summary>Service time in milliseconds, as times of functions are kept.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(services.Clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary><c>$LATEST</c> of a new function.</summary>
    public FunctionVersion First(FunctionArn function, FunctionSettings settings, FunctionCode code)
    {
        return Make(function.Unqualified, FunctionArn.Latest, settings, code, activeAt: null);
    }

    /// <summary><c>$LATEST</c> after a change.</summary>
    public FunctionVersion Next(FunctionVersion current, FunctionSettings settings, FunctionCode code)
    {
        return Make(current.Function, FunctionArn.Latest, settings, code, current.ActiveAt);
    }

    /// <summary>
    /// Publishes <c>$LATEST</c>; where neither code nor settings have changed since, it is the version that was published last.
    /// Its caller holds the function's gate.
    /// </summary>
    public FunctionVersion Publish(LambdaFunction function, string? description = null)
    {
        FunctionVersion latest = function.Latest;
        FunctionSettings settings = latest.Settings with { Description = description ?? latest.Settings.Description };
        if (function.Published is [.., FunctionVersion last] && last.Code == latest.Code
            && last.Settings.IsSameAs(settings with { Description = description ?? last.Settings.Description }))
        {
            return last;
        }

        FunctionVersion published = Make(latest.Function, function.NextVersion(), settings, latest.Code, activeAt: null);
        function.Add(published);
        return published;
    }

    private FunctionVersion Make(
        FunctionArn function, string version, FunctionSettings settings, FunctionCode code, DateTimeOffset? activeAt)
    {
        DateTimeOffset ready = Now + services.Options.FunctionChangeDuration;
        return new FunctionVersion
        {
            Function = function,
            Version = version,
            Settings = settings,
            Code = code,
            LastModified = Now,
            ActiveAt = activeAt ?? ready,
            ReadyAt = ready,
            FirstRevisionId = services.Ids.Guid().ToString(),
            LastRevisionId = services.Ids.Guid().ToString(),
        };
    }
}
