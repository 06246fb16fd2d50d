using System;
using System.Security.Cryptography;
using System.Text;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>
/// One difference, as it is: another place, another text of the sandbox's or another of the engine's is another difference.
/// A long text is known by its beginning and its hash.
/// </summary>
/// <param name="Case">The id of the case.</param>
/// <param name="Step">The step of the case, from 1.</param>
/// <param name="Path">The place in the answer.</param>
/// <param name="Sandbox">What the sandbox has there; null: nothing.</param>
/// <param name="Engine">What the engine has there; null: nothing.</param>
internal sealed record KnownDifference(string Case, int Step, string Path, string? Sandbox, string? Engine)
{
    private const int MostCharacters = 240;

    public bool Is(string caseId, Difference difference) => this == Of(caseId, difference);

    public static KnownDifference Of(string caseId, Difference difference)
    {
        return new KnownDifference(caseId, difference.Step, difference.Path, Short(difference.Sandbox), Short(difference.Engine));
    }

    private static string? Short(string? text)
    {
        return text is null || text.Length <= MostCharacters
            ? text
            : $"{text[..MostCharacters]}... {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}";
    }
}
