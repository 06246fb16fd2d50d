namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>What became of one attempt to change a resource policy.</summary>
internal enum ResourcePolicyAnswer
{
    /// <summary>It was changed.</summary>
    Written,

    /// <summary>Somebody else changed it since it was read.</summary>
    Changed,

    /// <summary>DynamoDB takes no change now, or it is not known whether it took this one.</summary>
    Busy,
}
