namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>The account that the function lies in.</summary>
internal enum CdcFunctionAccount
{
    Source,
    Target,
}
