using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Administration;
using DdbCrossAccount.Sandbox.Faults.Effects;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>The effects by name, each with the members of a rule that it takes.</summary>
internal sealed class EffectCatalog(SandboxServices services)
{
    private const double DefaultEntryShare = 0.5;

    // Ten thousand days, as for every other span.
    private const double LongestDelay = 864_000_000_000;

    private readonly Dictionary<string, Func<SettingsObject, FaultEffect>> _readers = new(StringComparer.Ordinal)
    {
        ["throttle"] = settings => ReadError(settings, ServiceErrors.Throttle),
        ["internalError"] = settings => ReadError(settings, ServiceErrors.Internal),
        ["unavailable"] = settings => ReadError(settings, ServiceErrors.Unavailable),
        ["limitExceeded"] = settings => ReadError(settings, _ => ServiceErrors.LimitExceeded()),
        ["denyAccess"] = settings => ReadError(settings, ServiceErrors.AccessDenied),
        ["error"] = ReadOwnError,
        ["expireToken"] = _ => new ExpireToken(services),
        ["delay"] = settings => new Delay(RequireDelay(settings, "wall"), IsAfter(settings)),
        ["lateWrite"] = settings => new LateWrite(RequireDelay(settings, "service"), settings.Flag("drop") ?? false),
        ["dropRequest"] = settings => new DropRequest(settings.Flag("reset") ?? false),
        ["dropAnswer"] = settings => new DropAnswer(settings.Flag("reset") ?? false),
        ["cutAnswer"] = settings => new CutAnswer(settings.Whole("bytes", 0), settings.Flag("reset") ?? false),
        ["slowAnswer"] = settings =>
            new SlowAnswer(settings.Number("bytesPerSecond", 1) ?? throw Missing(settings, "bytesPerSecond")),
        ["stallAnswer"] = settings => new StallAnswer(settings.Whole("bytes", 0), ReadDelay(settings, "wall")),
        ["corruptAnswer"] = settings => new CorruptAnswer(settings.Whole("bytes", 0)),
        ["wrongChecksum"] = _ => new WrongChecksum(),
        ["skewDate"] = ReadSkew,
        ["killFunction"] = settings => ReadEnd(settings, (id, _) => FunctionOutcome.Killed(id)),
        ["timeOutFunction"] = settings => ReadEnd(settings, (id, seconds) => FunctionOutcome.Timeout(id, seconds)),
        ["exhaustMemory"] = settings => ReadEnd(settings, (id, _) => FunctionOutcome.Killed(id, FunctionOutcome.OutOfMemory)),
        ["garbleFunction"] = settings => new ReplaceFunctionAnswer(settings.Text("answer") ?? "<html>"),
        ["duplicateInvocation"] = _ => new DuplicateInvocation(),
        ["unprocessed"] = settings => new LeaveUnprocessed(settings.Number("entryShare", 0, 1) ?? DefaultEntryShare),
    };

    /// <summary>Reads the effect of a rule with its own members.</summary>
    public FaultEffect Read(SettingsObject settings)
    {
        string name = settings.Text("effect") ?? throw Missing(settings, "effect");
        return _readers.TryGetValue(name, out Func<SettingsObject, FaultEffect>? read)
            ? read(settings)
            : throw settings.Wrong("effect", $"must be one of {string.Join(", ", _readers.Keys.Order(StringComparer.Ordinal))}");
    }

    private static AnswerError ReadError(SettingsObject settings, Func<RequestFacts, ServiceException> usual)
    {
        string? code = settings.Text("code");
        string? message = settings.Text("message");
        int? status = (int?)settings.Whole("status", 400, 599);
        ServiceException Make(RequestFacts facts)
        {
            ServiceException error = usual(facts);
            return new ServiceException(code ?? error.Code, message ?? error.Message, status ?? error.StatusCode)
            {
                Members = code is null ? error.Members : [],
            };
        }

        return new AnswerError(Make, IsAfter(settings));
    }

    private static EndFunction ReadEnd(SettingsObject settings, Func<string, int, FunctionOutcome> outcome)
    {
        int? request = (int?)settings.Whole("atRequest", 1, int.MaxValue);
        return new EndFunction(outcome, request, IsAfter(settings, usual: "after"), ReadDelay(settings, "wall"));
    }

    private static AnswerError ReadOwnError(SettingsObject settings)
    {
        string code = settings.Text("code") ?? throw Missing(settings, "code");
        return ReadError(settings, _ => new ServiceException(code, ""));
    }

    private static SkewDate ReadSkew(SettingsObject settings)
    {
        double seconds = settings.Number("seconds", -LongestDelay / 1000, LongestDelay / 1000) ?? throw Missing(settings, "seconds");
        return new SkewDate(TimeSpan.FromSeconds(seconds));
    }

    private static FaultDelay RequireDelay(SettingsObject settings, string usualClock)
    {
        return ReadDelay(settings, usualClock) ?? throw Missing(settings, "delayMs");
    }

    private static FaultDelay? ReadDelay(SettingsObject settings, string usualClock)
    {
        string clock = settings.Text("clock") ?? usualClock;
        if (clock is not ("wall" or "service"))
        {
            throw settings.Wrong("clock", "must be 'wall' or 'service'");
        }

        return settings.Number("delayMs", 0, LongestDelay) is double milliseconds
            ? new FaultDelay(TimeSpan.FromMilliseconds(milliseconds), clock == "service")
            : null;
    }

    private static bool IsAfter(SettingsObject settings, string usual = "before") => (settings.Text("when") ?? usual) switch
    {
        "before" => false,
        "after" => true,
        _ => throw settings.Wrong("when", "must be 'before' or 'after'"),
    };

    private static SettingsException Missing(SettingsObject settings, string name) => settings.Wrong(name, "must be given");
}
