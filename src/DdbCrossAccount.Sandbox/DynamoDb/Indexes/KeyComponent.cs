using System;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Indexes;

/// <summary>
/// How one of several values stands in an ordered key: zero bytes become 00 FF and the end is marked by 00 00, which sorts
/// before everything that may follow. So values in a row sort as they do one after another, and none is the beginning of
/// another.
/// </summary>
internal static class KeyComponent
{
    public static void Append(ReadOnlySpan<byte> scalar, Utf8Buffer output)
    {
        AppendBeginning(scalar, output);
        output.Append([0, 0]);
    }

    /// <summary>The value without the mark of its end: what all values have in common that begin with it.</summary>
    public static void AppendBeginning(ReadOnlySpan<byte> scalar, Utf8Buffer output)
    {
        int zero;
        while ((zero = scalar.IndexOf((byte)0)) >= 0)
        {
            output.Append(scalar[..zero]);
            output.Append([0, 0xFF]);
            scalar = scalar[(zero + 1)..];
        }

        output.Append(scalar);
    }
}
