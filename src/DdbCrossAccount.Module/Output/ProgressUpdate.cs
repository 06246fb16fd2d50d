namespace DdbCrossAccount.Module.Output;

/// <summary>One state of a progress bar.</summary>
/// <param name="Id">One of the constants of <see cref="ProgressRecords"/>, or counted on from one.</param>
/// <param name="ParentId">The bar that this one stands below; -1 for none.</param>
/// <param name="Activity">The task.</param>
/// <param name="Status">Its numbers.</param>
/// <param name="PercentComplete">0 to 100; -1 when it is unknown.</param>
/// <param name="SecondsRemaining">-1 when they are unknown.</param>
/// <param name="IsCompleted">True removes the bar.</param>
internal sealed record ProgressUpdate(
    int Id,
    int ParentId,
    string Activity,
    string Status,
    int PercentComplete = -1,
    int SecondsRemaining = -1,
    bool IsCompleted = false);
