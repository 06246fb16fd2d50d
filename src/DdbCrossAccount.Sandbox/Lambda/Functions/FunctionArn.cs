using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>A function, or with a qualifier one of its versions or aliases.</summary>
/// <param name="AccountId">12 digits.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Name">At most 64 characters.</param>
/// <param name="Qualifier">A number, <c>$LATEST</c>, or the name of an alias; null: none.</param>
internal sealed partial record FunctionArn(string AccountId, string Region, string Name, string? Qualifier = null)
{
    public const string Latest = "$LATEST";

    /// <summary>As the API model has it for the member FunctionName.</summary>
    public const string NamePattern =
        @"(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?";

    public FunctionArn Unqualified => Qualifier is null ? this : this with { Qualifier = null };

    /// <summary>Reads a name, an ARN or a part of one, each with or without a qualifier.</summary>
    /// <param name="text">For example <c>apply</c>, <c>apply:live</c>, <c>111111111111:function:apply</c>, or a whole ARN.</param>
    /// <param name="accountId">Where the text names none.</param>
    /// <param name="region">Where the text names none.</param>
    /// <param name="arn">What it means.</param>
    public static bool TryParse(string text, string accountId, string region, [NotNullWhen(true)] out FunctionArn? arn)
    {
        Match match = Shape().Match(text);
        arn = !match.Success ? null : new FunctionArn(
            Named(match, "account") ?? accountId, Named(match, "region") ?? region, match.Groups["name"].Value,
            Named(match, "qualifier"));
        return arn is not null;
    }

    public override string ToString()
    {
        string arn = $"arn:aws:lambda:{Region}:{AccountId}:function:{Name}";
        return Qualifier is null ? arn : $"{arn}:{Qualifier}";
    }

    private static string? Named(Match match, string group) => match.Groups[group] is { Success: true } found ? found.Value : null;

    [GeneratedRegex(
        @"^(arn:(aws[a-zA-Z-]*)?:lambda:)?((?<region>(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}):)?((?<account>\d{12}):)?(function:)?(?<name>[a-zA-Z0-9-_]+)(:(?<qualifier>\$LATEST|[a-zA-Z0-9-_]+))?$")]
    private static partial Regex Shape();
}
