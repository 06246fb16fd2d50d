using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Functions;

/// <summary>Makes the object that users see.</summary>
internal static class FunctionMapper
{
    public static DdbCdcFunction Map(FunctionConfiguration version, FunctionOptions options, FunctionOutcome outcome)
    {
        Dictionary<string, string> variables = version.Environment?.Variables ?? [];
        return new DdbCdcFunction
        {
            FunctionName = options.FunctionName,
            FunctionArn = version.FunctionArn ?? string.Empty,
            Version = version.Version ?? string.Empty,
            Outcome = outcome.ToString(),
            FunctionAccount = options.FunctionAccount,
            FunctionRoleArn = version.Role ?? string.Empty,
            WriterRoleArn = variables.GetValueOrDefault(FunctionVariables.WriterRole),
            LedgerTableArn = variables.GetValueOrDefault(FunctionVariables.Ledger),
            Runtime = version.Runtime?.Value ?? string.Empty,
            Architecture = version.Architectures?.FirstOrDefault() ?? string.Empty,
            MemorySize = version.MemorySize ?? 0,
            TimeoutSeconds = version.Timeout ?? 0,
            CodeSha256 = version.CodeSha256 ?? string.Empty,
            CodeSizeBytes = version.CodeSize ?? 0,
            LastModified = TimeOf(version.LastModified),
            Source = options.Source,
            Target = options.Target,
        };
    }

    // ISO 8601 with milliseconds and an offset without a colon: 2026-11-20T10:11:12.000+0000.
    private static DateTime? TimeOf(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ss.fffzzz", "yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", "yyyy-MM-dd'T'HH:mm:sszzz"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time)
            ? time.UtcDateTime
            : null;
}
