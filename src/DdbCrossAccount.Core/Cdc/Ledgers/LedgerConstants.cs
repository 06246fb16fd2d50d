using System;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>
/// Names and numbers of the ledger: a contract between the versions of the function and of the module.
/// </summary>
internal static class LedgerConstants
{
    /// <summary>The name that the table has unless another is given.</summary>
    public const string DefaultTableName = "ddb-cross-account-ledger";

    /// <summary>The table's partition key, text: what a row belongs to.</summary>
    public const string ScopeAttribute = "Scope";

    /// <summary>The table's sort key, text: what a row is.</summary>
    public const string EntryAttribute = "Entry";

    /// <summary>When DynamoDB may delete the row, in Unix seconds: the table's time-to-live attribute.</summary>
    public const string ExpiryAttribute = "ExpiresAt";

    /// <summary>The tag that marks the table as a ledger, beside the row that does.</summary>
    public const string TagKey = "DdbCrossAccount";
    public const string TagValue = "ledger";

    /// <summary>The form of the rows; a ledger of another one is refused.</summary>
    public const int FormatVersion = 1;

    public const string LedgerScope = "ledger";
    public const string FormatEntry = "format";
    public const string ControlScope = "control";
    public const string TargetScope = "target";

    public const string IntentPrefix = "intent#";
    public const string ReceiptPrefix = "receipt#";
    public const string StartPrefix = "start#";
    public const string DoubtPrefix = "doubt#";
    public const string ParkedPrefix = "parked#";
    public const string FiguresEntry = "figures";
    public const string MinutePrefix = "figures#";
    public const string WindowEntry = "window";
    public const string ProofEntry = "proof";
    public const string ProofPrefix = "proof#";

    /// <summary>
    /// How long receipts, intents and the figures of a minute are kept: three times as long as a stream keeps its
    /// records.
    /// </summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(3);

    /// <summary>
    /// How long after an attempt gave a request up the service may still carry it out. DynamoDB answers or refuses
    /// within seconds; a request that was
    /// on its way for longer than this is settled by the doubt list.
    /// </summary>
    public static readonly TimeSpan RequestLifetime = TimeSpan.FromSeconds(20);

    /// <summary>The scope of all rows of a run but its control row.</summary>
    public static string ScopeOf(string streamArn, string runId) => $"{streamArn}#{runId}";
}
