namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The billing modes, as they stand on the wire.</summary>
internal static class BillingMode
{
    public const string Provisioned = "PROVISIONED";
    public const string PayPerRequest = "PAY_PER_REQUEST";
}
