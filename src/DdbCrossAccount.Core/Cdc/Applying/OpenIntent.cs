using System.Collections.Generic;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Applying;

/// <summary>An attempt that may write.</summary>
/// <param name="Own">Its intent.</param>
/// <param name="Left">What earlier attempts at the same records left: they died, or ended without knowing what became
/// of a write. None of their writes can be carried out any more.</param>
internal sealed record OpenIntent(BatchIntent Own, IReadOnlyList<BatchIntent> Left);
