using System.Text.RegularExpressions;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>A difference that may occur in every case. In its texts <c>*</c> stands for any text; a null text is nothing.</summary>
/// <param name="Case">The id of a case in which it has to occur.</param>
/// <param name="Path">The place in the answer.</param>
/// <param name="Sandbox">What the sandbox has there.</param>
/// <param name="Engine">What the engine has there.</param>
internal sealed record GeneralDifference(string Case, string Path, string? Sandbox, string? Engine)
{
    public bool Covers(Difference difference)
    {
        return Fits(Path, difference.Path) && Fits(Sandbox, difference.Sandbox) && Fits(Engine, difference.Engine);
    }

    private static bool Fits(string? pattern, string? text)
    {
        return pattern is null || text is null
            ? pattern == text
            : Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*")}$", RegexOptions.Singleline);
    }
}
