using System.Text.RegularExpressions;
using DdbCrossAccount.Core.Errors;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>Takes AWS's text of a refusal apart, so that its facts can be told and the text itself need not be.</summary>
/// <remarks>
/// The forms are those of the IAM user guide, "Troubleshoot access denied error messages", and S3's, which puts the
/// resource in quotes. What does not match is left out: nothing is guessed.
/// </remarks>
internal static partial class DenialReader
{
    public static Denial Read(string? message)
    {
        string text = message ?? string.Empty;
        Match explicitDeny = ExplicitDeny().Match(text);
        Match noAllow = NoAllow().Match(text);
        return new Denial(
            Value(Principal().Match(text)),
            Value(Action().Match(text)),
            Value(Resource().Match(text)),
            Value(explicitDeny) ?? Value(noAllow),
            explicitDeny.Success);
    }

    private static string? Value(Match match) =>
        match.Success && match.Groups["value"].Value is { Length: > 0 } value ? value : null;

    [GeneratedRegex(@"User: (?<value>arn:[^\s""]+) is not authorized", RegexOptions.CultureInvariant)]
    private static partial Regex Principal();

    [GeneratedRegex(@"not authorized to perform: (?<value>[a-z0-9-]+:[A-Za-z0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Action();

    [GeneratedRegex(@"on resource: ""?(?<value>arn:[^\s""]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Resource();

    [GeneratedRegex(
        "with an explicit deny(?: in an? (?<value>(?:[a-z-]+ ){0,3}(?:policy|boundary)))?", RegexOptions.CultureInvariant)]
    private static partial Regex ExplicitDeny();

    [GeneratedRegex(
        "because no (?<value>(?:[a-z-]+ ){0,3}(?:policy|boundary)) allows", RegexOptions.CultureInvariant)]
    private static partial Regex NoAllow();
}
