using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.CdcFunction.Settings;

/// <summary>What the function is told by its environment, read once.</summary>
internal sealed record FunctionSettings
{
    public const string LedgerTableVariable = "DDB_CDC_LEDGER_TABLE";
    public const string WriterRoleVariable = "DDB_CDC_WRITER_ROLE_ARN";
    public const string WriterExternalIdVariable = "DDB_CDC_WRITER_EXTERNAL_ID";
    public const string RuntimeApiVariable = "AWS_LAMBDA_RUNTIME_API";
    public const string FunctionNameVariable = "AWS_LAMBDA_FUNCTION_NAME";

    /// <summary>The ledger's ARN.</summary>
    public required string LedgerTable { get; init; }

    /// <summary>The Region of the ledger and of all targets: that of the ledger's ARN.</summary>
    public required string TargetRegion { get; init; }

    /// <summary>The Region that the function runs in.</summary>
    public required string Region { get; init; }

    /// <summary>
    /// The role of the target account that ledger and targets are reached under; null for the function's own.
    /// </summary>
    public string? WriterRoleArn { get; init; }

    public string? WriterExternalId { get; init; }

    public string FunctionName { get; init; } = "ddb-cdc";

    public required string AccessKeyId { get; init; }

    public required string SecretKey { get; init; }

    public string? SessionToken { get; init; }

    /// <summary>Reads the settings; a missing one is a <see cref="SettingException"/>.</summary>
    public static FunctionSettings Read(IEnvironmentSettings environment)
    {
        string ledger = Required(environment, LedgerTableVariable);
        TableArn arn = TableArn.Parse(ledger)
            ?? throw new SettingException(LedgerTableVariable, "is not the ARN of a table");
        return new FunctionSettings
        {
            LedgerTable = ledger,
            TargetRegion = arn.Region,
            Region = Required(environment, AccountConstants.RegionVariable),
            WriterRoleArn = environment.Read(WriterRoleVariable),
            WriterExternalId = environment.Read(WriterExternalIdVariable),
            FunctionName = environment.Read(FunctionNameVariable) ?? "ddb-cdc",
            AccessKeyId = Required(environment, AccountConstants.AccessKeyVariable),
            SecretKey = Required(environment, AccountConstants.SecretKeyVariable),
            SessionToken = environment.Read(AccountConstants.SessionTokenVariable),
        };
    }

    /// <summary>Says nothing: a record's own text would show what it holds.</summary>
    public override string ToString() => nameof(FunctionSettings);

    private static string Required(IEnvironmentSettings environment, string name) =>
        environment.Read(name) ?? throw new SettingException(name, "is not set");
}
