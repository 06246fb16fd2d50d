namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>An attribute of the table's key.</summary>
internal sealed class KeySchemaElement
{
    public string? AttributeName { get; set; }

    public KeyType? KeyType { get; set; }
}
