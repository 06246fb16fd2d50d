using System;
using System.Threading;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Turns what the SDK and the network throw into our own errors, at the border and nowhere else.</summary>
/// <remarks>
/// What only the caller can phrase (a table that does not exist, a name that is taken) it catches by the SDK's type
/// before: <c>catch (ResourceNotFoundException) { … } catch (Exception e) when (ServiceErrors.CanTranslate(e, token)) { throw ServiceErrors.Translate(e, call); }</c>
/// </remarks>
internal static class ServiceErrors
{
    /// <summary>
    /// True for what came from the SDK or the network; false for our own errors, for mistakes in this program, and for
    /// a cancellation that the caller asked for.
    /// </summary>
    public static bool CanTranslate(Exception exception, CancellationToken token) =>
        exception is not DdbCrossAccountException && !token.IsCancellationRequested;

    /// <summary>The error to throw instead of <paramref name="exception"/>, which becomes its inner exception.</summary>
    public static DdbCrossAccountException Translate(Exception exception, AwsCall call) => throw new NotImplementedException();
}
