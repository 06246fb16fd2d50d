namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>Why a key is parked, in our words: AWS's own message may quote the item.</summary>
internal static class ParkingReason
{
    /// <summary>Our code for a record at which the function died again and again.</summary>
    public const string FunctionCrashed = "FunctionCrashed";

    public static string Of(string code) => code switch
    {
        FunctionCrashed => "The function did not survive this record, though it was the only one.",
        "ItemCollectionSizeLimitExceededException" =>
            "The item collection of its partition key is full (10 GB in a table with local indexes).",
        _ => "The target table refuses the item: it breaks a rule of its size, its values or the target's indexes.",
    };
}
