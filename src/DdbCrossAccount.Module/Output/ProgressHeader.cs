namespace DdbCrossAccount.Module.Output;

/// <summary>The progress bar of a whole command, above those of its tables.</summary>
/// <param name="Id">One of <see cref="ProgressRecords"/>.</param>
/// <param name="Activity">The task.</param>
/// <param name="Total">How many inputs there are.</param>
internal sealed record ProgressHeader(int Id, string Activity, int Total)
{
    /// <summary>For commands that are over too soon for a bar.</summary>
    public static ProgressHeader None { get; } = new(0, string.Empty, 0);
}
