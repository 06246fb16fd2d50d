using System.Globalization;

namespace DdbCrossAccount.Core.Items;

/// <summary>Where an item stands.</summary>
/// <param name="Path">The file.</param>
/// <param name="Number">The number of the line or array element, from 1.</param>
/// <param name="IsLine">True for a line, false for an element of an array.</param>
internal readonly record struct ItemPlace(string Path, long Number, bool IsLine)
{
    /// <summary>For example <c>Line 1,203 of '/data/orders.jsonl'</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsLine ? "Line" : "Element")} {Number:N0} of '{Path}'");
}
