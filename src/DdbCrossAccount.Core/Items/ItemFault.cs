using System;

namespace DdbCrossAccount.Core.Items;

/// <summary>
/// Why a text is no item of the table; whoever knows where the text stands makes the user's error of it.
/// </summary>
/// <param name="kind">What is wrong.</param>
/// <param name="detail">A clause that says it, with names of key attributes and without item data.</param>
/// <param name="innerException">What was met underneath, if anything.</param>
internal sealed class ItemFault(ItemFaultKind kind, string detail, Exception? innerException = null)
    : Exception(detail, innerException)
{
    public ItemFaultKind Kind => kind;
}
