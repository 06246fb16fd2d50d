namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>The time-to-live setting of a table. It is kept; this sandbox does not expire items yet.</summary>
internal sealed class TimeToLive
{
    public string? AttributeName { get; private set; }

    public bool IsEnabled => AttributeName is not null;

    public void Enable(string attributeName)
    {
        AttributeName = attributeName;
    }

    public void Disable()
    {
        AttributeName = null;
    }
}
