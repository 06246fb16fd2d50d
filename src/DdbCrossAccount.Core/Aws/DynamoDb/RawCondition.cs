using System;
using System.Collections.Generic;

namespace DdbCrossAccount.Core.Aws.DynamoDb;

/// <summary>What must hold of the item that stands there for a write to be done.</summary>
/// <param name="Expression">Names are <c>#0</c>, <c>#1</c>, …, values <c>:0</c>, <c>:1</c>, ….</param>
/// <param name="Names">The names of attributes, in the order of their numbers.</param>
/// <param name="Values">The values, typed as in an item, in the order of their numbers.</param>
internal sealed record RawCondition(
    string Expression, IReadOnlyList<string> Names, IReadOnlyList<ReadOnlyMemory<byte>> Values);
