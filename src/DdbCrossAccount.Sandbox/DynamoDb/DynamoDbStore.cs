namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>All tables of all accounts and Regions.</summary>
internal sealed class DynamoDbStore;
