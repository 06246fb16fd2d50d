namespace DdbCrossAccount.Core.Functions;

/// <summary>A setting of a function that has to become another.</summary>
/// <param name="Setting">Its name in words.</param>
/// <param name="From">What it is; null where that is not told.</param>
/// <param name="To">What it has to become; of environment variables the names of those that change.</param>
internal sealed record FunctionChange(string Setting, string? From, string? To)
{
    public override string ToString() => From is null ? $"{Setting} ({To})" : $"{Setting} from {From} to {To}";
}
