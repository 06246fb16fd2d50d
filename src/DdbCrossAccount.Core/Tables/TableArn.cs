namespace DdbCrossAccount.Core.Tables;

/// <summary>The parts of a table's ARN, or of the ARN of one of its exports or imports.</summary>
/// <param name="Partition">The partition, for example <c>aws</c>.</param>
/// <param name="Region">The Region.</param>
/// <param name="AccountId">The account.</param>
/// <param name="TableName">The table.</param>
/// <param name="ChildKind"><c>export</c> or <c>import</c>; null for the table itself.</param>
/// <param name="ChildId">The export's or import's id.</param>
internal sealed record TableArn(
    string Partition,
    string Region,
    string AccountId,
    string TableName,
    string? ChildKind,
    string? ChildId)
{
    /// <summary>Reads <c>arn:aws:dynamodb:REGION:ACCOUNT:table/NAME[/KIND/ID]</c>; null for any other text.</summary>
    public static TableArn? Parse(string text)
    {
        string[] parts = text.Split(':', 6);
        if (parts is not ["arn", var partition, "dynamodb", var region, var account, var resource])
        {
            return null;
        }

        return resource.Split('/') switch
        {
            ["table", { Length: > 0 } name] => new TableArn(partition, region, account, name, null, null),
            ["table", { Length: > 0 } name, var kind, { Length: > 0 } id] =>
                new TableArn(partition, region, account, name, kind, id),
            _ => null,
        };
    }

    /// <summary>The ARN of the table.</summary>
    public string ToTableArn() => $"arn:{Partition}:dynamodb:{Region}:{AccountId}:table/{TableName}";
}
