using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueTablesTests
{
    private const string Table = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";

    [Fact]
    public void TableNotFound_Always_SaysAll() => ErrorText.Check<TableNotFoundException>(
        ErrorCatalogue.TableNotFound("Orders", "111111111111", "eu-west-1", "Nothing was changed."),
        "TableNotFound",
        DdbErrorCategory.ObjectNotFound,
        "Orders",
        "There is no table 'Orders' in account 111111111111 (eu-west-1). Nothing was changed.",
        "Check the name (it is case-sensitive), the account and the Region of the connection; a table of another Region is not "
            + "seen.");

    [Fact]
    public void TableNameUnusable_Always_SaysAll() => ErrorText.Check<TableNameUnusableException>(
        ErrorCatalogue.TableNameUnusable("x y"),
        "TableNameUnusable",
        DdbErrorCategory.InvalidArgument,
        "x y",
        "'x y' is neither the name of a table (3 to 255 letters, digits, '_', '-', '.') nor its ARN. Nothing was changed.",
        "Pass the table's name, or its ARN as arn:aws:dynamodb:REGION:ACCOUNT:table/NAME.");

    [Fact]
    public void TableOfOtherAccount_Always_SaysAll() => ErrorText.Check<TableOfOtherAccountException>(
        ErrorCatalogue.TableOfOtherAccount("arn:aws:dynamodb:us-east-1:111111111111:table/Orders", "111111111111", "eu-west-1"),
        "TableOfOtherAccount",
        DdbErrorCategory.InvalidArgument,
        "arn:aws:dynamodb:us-east-1:111111111111:table/Orders",
        "'arn:aws:dynamodb:us-east-1:111111111111:table/Orders' is not of account 111111111111 (eu-west-1), which is the one "
            + "connected to. Nothing was changed.",
        "Connect to the account and Region in the ARN with Connect-DdbAccount, or name a table of this one.");

    [Fact]
    public void TableNotReady_Always_SaysAll() => ErrorText.Check<TableNotReadyException>(
        ErrorCatalogue.TableNotReady(Table, "DELETING"),
        "TableNotReady",
        DdbErrorCategory.InvalidOperation,
        Table,
        "Table 'arn:aws:dynamodb:eu-west-1:111111111111:table/Orders' is DELETING; an export needs it ACTIVE or UPDATING. "
            + "Nothing was changed and nothing was exported.",
        "Wait until the table is ACTIVE (Get-DdbTableDefinition shows TableStatus), then try again.");
}
