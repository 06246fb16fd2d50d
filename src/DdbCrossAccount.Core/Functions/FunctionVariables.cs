using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace DdbCrossAccount.Core.Functions;

/// <summary>The environment variables of the function that are ours; all others are left as they are.</summary>
internal static class FunctionVariables
{
    /// <summary>The ARN of the ledger.</summary>
    public const string Ledger = "DDB_CDC_LEDGER_TABLE";

    /// <summary>The role to write under; without it the function writes under its own.</summary>
    public const string WriterRole = "DDB_CDC_WRITER_ROLE_ARN";

    /// <summary>The external id that the writer role asks for.</summary>
    public const string WriterExternalId = "DDB_CDC_WRITER_EXTERNAL_ID";

    /// <summary>The variables that a function has to have: ours as asked for, others as found.</summary>
    public static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string>? found, FunctionOptions options)
    {
        var merged = new Dictionary<string, string>(found ?? new Dictionary<string, string>());
        Set(merged, Ledger, options.LedgerTableArn);
        Set(merged, WriterRole, options.WriterRoleArn);
        Set(merged, WriterExternalId, options.WriterExternalId);
        return merged;
    }

    /// <summary>The bytes that Lambda counts against its limit: those of all names and values.</summary>
    public static int SizeOf(IReadOnlyDictionary<string, string> variables) =>
        variables.Sum(variable => Encoding.UTF8.GetByteCount(variable.Key) + Encoding.UTF8.GetByteCount(variable.Value));

    /// <summary>True when both hold the same names with the same values.</summary>
    public static bool AreEqual(IReadOnlyDictionary<string, string>? found, IReadOnlyDictionary<string, string> wanted) =>
        (found?.Count ?? 0) == wanted.Count
        && wanted.All(variable => found!.TryGetValue(variable.Key, out string? value) && value == variable.Value);

    private static void Set(Dictionary<string, string> variables, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            variables.Remove(name);
        }
        else
        {
            variables[name] = value;
        }
    }
}
