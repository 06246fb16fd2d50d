using System;
using DdbCrossAccount.CdcFunction.Runtime;
using DdbCrossAccount.CdcFunction.Settings;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Records;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.CdcFunction;

/// <summary>
/// What Lambda and the log are told of an exception: our own words, never AWS's message, which may quote an item.
/// </summary>
internal static class FunctionFailures
{
    // Answers about credentials, as DynamoDB and STS spell them, and our own errors of a role's session.
    private static readonly string[] OfCredentials =
    [
        "ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "InvalidClientTokenId",
        "CredentialsExpired", "CredentialsRefused",
    ];

    public static RuntimeFailure Of(Exception exception) => exception switch
    {
        ApplyingRefusedException refused => new RuntimeFailure(refused.ErrorType, refused.Message),
        StreamEventException unreadable => new RuntimeFailure(unreadable.ErrorType, unreadable.Message),
        SettingException setting => new RuntimeFailure("SettingUnusable", setting.Message),
        DdbCrossAccountException own => new RuntimeFailure(own.ErrorId, own.Message),
        _ => new RuntimeFailure(
            WriteFaults.CodeOf(exception),
            $"The ledger could not be read or written, or something else failed ({exception.GetType().Name}). "
                + "Nothing is acknowledged; the batch is delivered again."),
    };

    /// <summary>
    /// True when credentials that were good once are not taken any more; new ones come with a new environment.
    /// </summary>
    public static bool IsOfCredentials(RuntimeFailure failure) => Array.IndexOf(OfCredentials, failure.ErrorType) >= 0;
}
