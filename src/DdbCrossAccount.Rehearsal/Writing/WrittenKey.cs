using System.Collections.Generic;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>The key of an item that the writer writes; there is one object of this type for each key.</summary>
/// <param name="Number">Tells it from the writer's other keys.</param>
/// <param name="Attributes">The key attributes.</param>
internal sealed record WrittenKey(int Number, Dictionary<string, AttributeValue> Attributes);
