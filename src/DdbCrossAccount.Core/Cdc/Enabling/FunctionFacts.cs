namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>The one version of a function that may write.</summary>
/// <param name="Name">The function.</param>
/// <param name="Arn">Its ARN with the version.</param>
/// <param name="RoleArn">The role that it runs under.</param>
/// <param name="LedgerArn">The ledger that it was published with.</param>
/// <param name="WriterRoleArn">The role of the target account that it writes under; null for its own.</param>
/// <param name="MemorySize">Its memory in MB.</param>
internal sealed record FunctionFacts(
    string Name,
    string Arn,
    string RoleArn,
    string LedgerArn,
    string? WriterRoleArn,
    int? MemorySize)
{
    /// <summary>What the object of an earlier command tells.</summary>
    public static FunctionFacts Of(DdbCdc cdc) => new(
        cdc.FunctionName,
        cdc.FunctionArn,
        cdc.FunctionRoleArn ?? string.Empty,
        cdc.LedgerTableArn,
        cdc.WriterRoleArn,
        cdc.MemorySize);
}
