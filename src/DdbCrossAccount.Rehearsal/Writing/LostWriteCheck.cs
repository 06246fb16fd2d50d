using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Rehearsal.Writing;

/// <summary>Looks in the target for the last acknowledged write of each key.</summary>
internal sealed class LostWriteCheck(IAmazonDynamoDB target, string tableName)
{
    private const int ReadsAtOnce = 32;

    /// <summary>How many keys do not show their last acknowledged write.</summary>
    public async Task<long> CountAsync(IReadOnlyList<PlannedWrite> last, CancellationToken token)
    {
        long lost = 0;
        foreach (PlannedWrite[] some in last.Chunk(ReadsAtOnce))
        {
            bool[] shown = await Task.WhenAll(some.Select(write => ShowsAsync(write, token)));
            lost += shown.Count(isShown => !isShown);
        }

        return lost;
    }

    /// <summary>True when the target shows that write, read strongly: its number, or that the item is gone.</summary>
    public async Task<bool> ShowsAsync(PlannedWrite write, CancellationToken token)
    {
        var request = new GetItemRequest
        {
            TableName = tableName,
            Key = write.Key.Attributes,
            ConsistentRead = true,
            // With a key attribute, so that an item that no write has numbered yet differs from none.
            ProjectionExpression = "#key, #write",
            ExpressionAttributeNames = new Dictionary<string, string>
            {
                ["#key"] = write.Key.Attributes.Keys.First(),
                ["#write"] = WritePlan.NumberAttribute,
            },
        };
        GetItemResponse response = await target.GetItemAsync(request, token);
        string? number = response.Item?.GetValueOrDefault(WritePlan.NumberAttribute)?.N;
        return write.Kind == WriteKind.Delete
            ? response.Item is not { Count: > 0 }
            : number == write.Number.ToString(CultureInfo.InvariantCulture);
    }
}
