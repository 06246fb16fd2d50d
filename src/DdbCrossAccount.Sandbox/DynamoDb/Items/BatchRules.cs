using System;
using System.Collections.Generic;
using System.Text.Json;
using DdbCrossAccount.Sandbox.DynamoDb.Capacity;
using DdbCrossAccount.Sandbox.Http;

namespace DdbCrossAccount.Sandbox.DynamoDb.Items;

/// <summary>What BatchWriteItem and BatchGetItem share.</summary>
internal static class BatchRules
{
    public static ServiceException NoRequestItems()
    {
        return DynamoDbError.Validation(
            "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: "
            + "Member must have length greater than or equal to 1");
    }

    public static ServiceException DuplicateKeys()
    {
        return DynamoDbError.Validation("Provided list of item keys contains duplicates");
    }

    public static void RequireOneWritePerKey(List<BatchedWrite> writes)
    {
        for (int i = 1; i < writes.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (ReferenceEquals(writes[i].Table, writes[j].Table) && writes[i].Key.AsSpan().SequenceEqual(writes[j].Key))
                {
                    throw DuplicateKeys();
                }
            }
        }
    }

    /// <summary>A batch of which nothing could be done is refused as a whole.</summary>
    public static void RequireSomeProcessed(int unprocessed, int count, Throttle? throttle)
    {
        if (throttle is not null && unprocessed == count)
        {
            throw DynamoDbError.Throttled(throttle);
        }
    }

    public static void WriteConsumed(Utf8JsonWriter writer, IEnumerable<ConsumedCapacity> consumed, string mode)
    {
        if (mode == "NONE")
        {
            return;
        }

        writer.WriteStartArray("ConsumedCapacity");
        foreach (ConsumedCapacity capacity in consumed)
        {
            capacity.Write(writer, mode);
        }

        writer.WriteEndArray();
    }
}
