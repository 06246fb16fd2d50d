using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Cdc.Probing;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Waiting;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Has the function itself show, in its own role, that it may write to ledger and target.</summary>
/// <remarks>
/// A right that it lacks is named and refused. What cannot be shown, because the caller may not invoke the function or it
/// fails, is a warning only: nothing is lost by a function that may not write yet.
/// </remarks>
internal sealed class FunctionProbe(EngineContext context, AccountSession session, PartWait wait, string state)
{
    private const string WaitingForRights = "its role to be let in";
    private const string AssumeRole = "sts:AssumeRole";
    private const string IdentityPolicy = "identity-based policy";

    // How services, and our own errors in the function's answer, spell that something is not allowed.
    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "AccessDeniedException", "AccessDenied", nameof(ErrorCatalogue.PermissionDenied),
        nameof(ErrorCatalogue.AssumeRoleRefused),
    };

    /// <summary>Asks the function, and again while rights that were just given may not hold yet.</summary>
    public async Task ProveAsync(CdcControl control, FunctionFacts function, CancellationToken token)
    {
        bool hasGrants = control.Made.Any(part => part.Kind == CdcResourceKind.Policy);
        long start = context.Clock.GetTimestamp();
        while (await FindDenialsAsync(control, function, token).ConfigureAwait(false) is [{ } denial, ..] denials)
        {
            // Only our own grants take minutes; AWS says when it is the role's policies that do not allow it.
            TimeSpan patience = hasGrants && denial.PolicyKind != IdentityPolicy
                ? CdcConstants.RightsPatience
                : CdcConstants.RolePatience;
            if (context.Clock.GetElapsedTime(start) >= patience)
            {
                throw Refusal(denials, function);
            }

            await wait.PauseAsync(function.Arn, WaitingForRights, token).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<ProbeFinding>> FindDenialsAsync(
        CdcControl control, FunctionFacts function, CancellationToken token)
    {
        IReadOnlyList<ProbeFinding> findings = await AskAsync(control, function, token).ConfigureAwait(false);
        foreach (ProbeFinding finding in findings.Where(finding => finding.ErrorCode is not null && !IsDenial(finding)))
        {
            Warn(function, $"{finding.Action} on '{finding.Resource}' ended with {finding.ErrorCode}");
        }

        return [.. findings.Where(IsDenial)];
    }

    private static bool IsDenial(ProbeFinding finding) =>
        finding.ErrorCode is { } code && Denials.Contains(code);

    private DdbCrossAccountException Refusal(IReadOnlyList<ProbeFinding> denials, FunctionFacts function)
    {
        ProbeFinding first = denials[0];
        if (first.ErrorCode == nameof(ErrorCatalogue.AssumeRoleRefused))
        {
            return ErrorCatalogue.FunctionRoleLacksRights(
                function.RoleArn, AssumeRole, function.WriterRoleArn ?? function.RoleArn, state, Answer(first));
        }

        IEnumerable<string> actions = denials.Where(denial => denial.Resource == first.Resource).Select(denial => denial.Action);
        return ErrorCatalogue.FunctionRoleLacksRights(
            function.WriterRoleArn ?? function.RoleArn, string.Join(", ", actions), first.Resource, state, Answer(first));
    }

    private static ServiceAnswer Answer(ProbeFinding denial) =>
        new(denial.ErrorCode, null, new UnauthorizedAccessException(denial.ErrorCode));

    private async Task<IReadOnlyList<ProbeFinding>> AskAsync(
        CdcControl control, FunctionFacts function, CancellationToken token)
    {
        try
        {
            using var payload = new MemoryStream(ProbeEvent.Write(control.StreamArn).ToArray());
            InvokeResponse response = await session.Lambda
                .InvokeAsync(
                    new InvokeRequest
                    {
                        FunctionName = function.Arn,
                        InvocationType = InvocationType.RequestResponse,
                        PayloadStream = payload,
                    },
                    token)
                .ConfigureAwait(false);
            if (response.FunctionError is { Length: > 0 } error)
            {
                Warn(function, $"it ended with {error}");
                return [];
            }

            if (ProbeAnswer.Read(response.Payload?.ToArray() ?? []) is { } findings)
            {
                return findings;
            }

            Warn(function, "its answer is not that of a function of this product");
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            string cause = PollFailure.IsTransient(exception, token)
                ? "it could not be reached"
                : $"lambda:InvokeFunction was refused ({ErrorIdOf(exception, function)})";
            Warn(function, cause);
        }

        return [];
    }

    private string ErrorIdOf(Exception exception, FunctionFacts function) =>
        ServiceErrors.Translate(exception, session.Call("lambda", "InvokeFunction", function.Arn, state)).ErrorId;

    private void Warn(FunctionFacts function, string cause) => context.Observer.Observe(new WarningRaised(
        $"Function '{function.Arn}' has not shown that it may write: {cause}. Until it may, changes are delivered again and "
            + "none is lost; Get-DdbCdc shows whether they arrive."));
}
