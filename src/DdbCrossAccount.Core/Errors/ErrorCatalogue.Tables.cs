using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Tables: naming and reading them.</summary>
internal static partial class ErrorCatalogue
{
    public static TableNotFoundException TableNotFound(string table, string accountId, string region, string state) => new(
        new DdbErrorDetails(
            "TableNotFound",
            DdbErrorCategory.ObjectNotFound,
            table,
            $"There is no table '{table}' in account {accountId} ({region}). {state}",
            "Check the name (it is case-sensitive), the account and the Region of the connection; a table of "
                + "another Region is not seen."));

    public static TableNameUnusableException TableNameUnusable(string text) => new(new DdbErrorDetails(
        "TableNameUnusable",
        DdbErrorCategory.InvalidArgument,
        text,
        $"'{text}' is neither the name of a table (3 to 255 letters, digits, '_', '-', '.') nor its ARN. Nothing was "
            + "changed.",
        "Pass the table's name, or its ARN as arn:aws:dynamodb:REGION:ACCOUNT:table/NAME."));

    public static TableOfOtherAccountException TableOfOtherAccount(string arn, string accountId, string region) => new(
        new DdbErrorDetails(
            "TableOfOtherAccount",
            DdbErrorCategory.InvalidArgument,
            arn,
            $"'{arn}' is not of account {accountId} ({region}), which is the one connected to. Nothing was changed.",
            "Connect to the account and Region in the ARN with Connect-DdbAccount, or name a table of this one."));

    public static TableNotReadyException TableNotReady(string tableArn, string status) => new(new DdbErrorDetails(
        "TableNotReady",
        DdbErrorCategory.InvalidOperation,
        tableArn,
        $"Table '{tableArn}' is {status}; an export needs it ACTIVE or UPDATING. Nothing was changed and nothing was "
            + "exported.",
        "Wait until the table is ACTIVE (Get-DdbTableDefinition shows TableStatus), then try again."));
}
