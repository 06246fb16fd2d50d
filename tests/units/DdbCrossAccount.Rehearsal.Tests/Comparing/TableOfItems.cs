using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace DdbCrossAccount.Rehearsal.Tests.Comparing;

/// <summary>A client whose table is a list: scans answer pages of two, by segment, with every second page empty of items.</summary>
internal sealed class TableOfItems(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    : AmazonDynamoDBClient("key", "secret", new AmazonDynamoDBConfig { RegionEndpoint = RegionEndpoint.EUWest1 })
{
    private const int PageSize = 2;

    /// <summary>The scan that fails, counted from one; zero for none.</summary>
    public int FailsAt { get; init; }

    private int _scans;

    public override Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken token = default)
    {
        token.ThrowIfCancellationRequested();
        if (Interlocked.Increment(ref _scans) == FailsAt)
        {
            throw new InternalServerErrorException("no");
        }

        if (request.ConsistentRead != true)
        {
            throw new InvalidOperationException("A comparison reads strongly consistent.");
        }

        return Task.FromResult(Page(request));
    }

    private ScanResponse Page(ScanRequest request)
    {
        int page = request.ExclusiveStartKey is { Count: > 0 } start ? int.Parse(start["page"].N, CultureInfo.InvariantCulture) : 0;
        List<Dictionary<string, AttributeValue>> segment =
            [.. items.Where((_, index) => index % request.TotalSegments == request.Segment)];
        int position = page / 2 * PageSize;
        bool isEmptyPage = page % 2 == 0;
        return new ScanResponse
        {
            Items = isEmptyPage ? [] : [.. segment.Skip(position).Take(PageSize)],
            LastEvaluatedKey = !isEmptyPage && position + PageSize >= segment.Count
                ? null
                : new() { ["page"] = Values.N((page + 1).ToString(CultureInfo.InvariantCulture)) },
        };
    }
}
