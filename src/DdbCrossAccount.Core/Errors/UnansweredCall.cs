using System;
using System.Globalization;

namespace DdbCrossAccount.Core.Errors;

/// <summary>A call that nobody answered.</summary>
/// <param name="Address">Scheme, host and port that were called.</param>
/// <param name="Attempts">How often it was tried, if that is known.</param>
/// <param name="Elapsed">How long that took, if that is known.</param>
/// <param name="Last">What the last attempt ended in, in our words.</param>
/// <param name="Exception">The exception underneath.</param>
internal sealed record UnansweredCall(string Address, int? Attempts, TimeSpan? Elapsed, string Last, Exception Exception)
{
    /// <summary><c> in 15 seconds (4 attempts; last: the name could not be resolved)</c>, without what is not known.</summary>
    public override string ToString() => $"{Duration} ({Tries}{Last})";

    private string Duration => Elapsed is { TotalSeconds: >= 0.1 } elapsed
        ? $" in {elapsed.TotalSeconds.ToString(elapsed.TotalSeconds < 10 ? "0.#" : "0", CultureInfo.InvariantCulture)} seconds"
        : string.Empty;

    private string Tries => Attempts switch
    {
        null => string.Empty,
        1 => "1 attempt: ",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Attempts} attempts; last: "),
    };
}
