namespace DdbCrossAccount.Sandbox.DynamoDb.Capacity;

/// <summary>Why a request is refused for now.</summary>
/// <param name="Limit">What it exceeds.</param>
/// <param name="IsIndex">Of a global index rather than of the table.</param>
/// <param name="IsWrite">A write; otherwise a read.</param>
/// <param name="IsOnDemand">The table's billing mode, which decides the error's code.</param>
/// <param name="Resource">ARN of the table or index.</param>
internal sealed record Throttle(ThroughputLimit Limit, bool IsIndex, bool IsWrite, bool IsOnDemand, string Resource)
{
    /// <summary>For example <c>TableWriteProvisionedThroughputExceeded</c>.</summary>
    public string Reason => $"{(IsIndex ? "Index" : "Table")}{(IsWrite ? "Write" : "Read")}{Limit}";
}
