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
        if (function.Published is [.., { PublishedFrom: FunctionVersion source } last]
            && source.Code == latest.Code && source.Settings.IsSameAs(latest.Settings))
        {
            return last;
        }

        FunctionSettings settings = latest.Settings with { Description = description ?? latest.Settings.Description };
        FunctionVersion published = Make(latest.Function, function.NextVersion(), settings, latest.Code, activeAt: null, latest);
        function.Add(published);
        return published;
    }

    private FunctionVersion Make(
        FunctionArn function, string version, FunctionSettings settings, FunctionCode code, DateTimeOffset? activeAt,
        FunctionVersion? source = null)
    {
        DateTimeOffset ready = Now + services.Options.FunctionChangeDuration;
        return new FunctionVersion
        {
            Function = function,
            Version = version,
            Settings = settings,
            Code = code,
            PublishedFrom = source,
            LastModified = Now,
            ActiveAt = activeAt ?? ready,
            ReadyAt = ready,
            FirstRevisionId = services.Ids.Guid().ToString(),
            LastRevisionId = services.Ids.Guid().ToString(),
        };
    }
}
